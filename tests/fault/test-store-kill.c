/* A coach's program is killed while she types: every line that it called kept is there, byte for byte,
 * the one under way is there whole or not at all, and the store is sound. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/kill-campaign.h"
#include "tests/fault/scratch.h"

#define KILLS_OF_ONE_STORE 50

typedef struct
{
  char *directory;
  char *store;
  GPtrArray *acked; /* texts */
  guint unheard;    /* lines that were kept without being acknowledged */
} Typing;

/* The child: adds lines, numbered on from what is there, and says each one that is kept. */
static int
type_lines (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  g_autoptr (GPtrArray) texts = entry != NULL ? entry_texts (entry, &error) : NULL;
  gint64 n = texts != NULL ? texts->len : 0;

  while (error == NULL)
    {
      g_autofree char *line = scratch_line (++n);

      if (entry_add (entry, n, &error) == 0)
        break;
      printf ("%s\n", line);
      fflush (stdout);
    }
  fprintf (stderr, "%s\n", error->message);
  return EXIT_FAILURE;
}

static char **
type_command (guint round, gpointer user_data)
{
  Typing *typing = user_data;
  char **command = g_new0 (char *, 4);

  if (typing->store == NULL || typing->acked->len > KILLS_OF_ONE_STORE * 10)
    {
      if (typing->store != NULL)
        scratch_remove (typing->store);
      g_free (typing->store);
      typing->store = g_strdup_printf ("%s/%u", typing->directory, round);
      g_ptr_array_set_size (typing->acked, 0);
      entry_prepare (typing->store);
    }
  command[0] = g_file_read_link ("/proc/self/exe", NULL);
  command[1] = g_strdup ("--child");
  command[2] = g_strdup (typing->store);
  return command;
}

static void
hear_text (const char *line, gpointer user_data)
{
  g_ptr_array_add (((Typing *) user_data)->acked, g_strdup (line));
}

static void
verify_typing (guint round, gpointer user_data)
{
  Typing *typing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (typing->store, &error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *faults = NULL;

  g_assert_no_error (error);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, >=, typing->acked->len);
  g_assert_cmpuint (texts->len, <=, typing->acked->len + 1);
  for (guint i = 0; i < typing->acked->len; i++)
    g_assert_cmpstr (g_ptr_array_index (texts, i), ==, g_ptr_array_index (typing->acked, i));
  if (texts->len > typing->acked->len)
    {
      g_autofree char *line = scratch_line (texts->len);

      g_assert_cmpstr (g_ptr_array_index (texts, texts->len - 1), ==, line);
      g_ptr_array_add (typing->acked, g_steal_pointer (&line));
      typing->unheard++;
    }
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);
}

static void
test_no_line_is_lost (void)
{
  g_autofree char *directory = scratch_new ();
  Typing typing = { .directory = directory };
  KillCampaign campaign = {
    .directory = directory,
    .rounds = scratch_count ("CW_KILLS", 300, 2000),
    .span_us = 40000,
    .drag_us = 300,
    .seed = 1,
    .command = type_command,
    .acked = hear_text,
    .verify = verify_typing,
    .user_data = &typing,
  };
  KillFigures figures;

  typing.acked = g_ptr_array_new_with_free_func (g_free);
  kill_campaign_run (&campaign, &figures);
  kill_figures_assert (&figures, "library");
  g_test_message ("%u lines were kept and not yet called so", typing.unheard);
  g_assert_cmpuint (figures.acked, >, figures.killed);
  g_ptr_array_unref (typing.acked);
  g_free (typing.store);
  scratch_remove (directory);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return type_lines (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-kill/no-line-is-lost", test_no_line_is_lost);
  return g_test_run ();
}
