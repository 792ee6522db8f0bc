/* What is typed beside a busy record: on a disk that fails at any call, and killed at any moment, every line
 * that was called kept is in the record afterwards, once and in its place. */
#include "corewalk/inbox.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/fail-vfs.h"
#include "tests/fault/kill-campaign.h"
#include "tests/fault/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  LINES = 2
};

static gint64
type (CwInbox *inbox, gint64 visit, gint64 n, GError **error)
{
  g_autofree char *text = scratch_line (n);
  const CwVisitAct act = { .kind = CW_ACT_LINE,
                           .visit = visit,
                           .moment = cw_moment_now (),
                           .text = text };

  return cw_inbox_put (inbox, &act, error);
}

/* All that was kept is there once, in order; the one that could not be called kept may be there. */
static void
assert_lines (const char *directory, const GPtrArray *kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *faults = NULL, *inbox = g_build_filename (directory, "inbox.db", NULL);
  guint found = 0;

  g_assert_no_error (error);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < texts->len; i++)
    {
      found += found < kept->len && g_str_equal (texts->pdata[i], kept->pdata[found]);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (texts->pdata[i], !=, texts->pdata[j]);
    }
  g_assert_cmpuint (found, ==, kept->len);
  g_assert_cmpuint (texts->len, <=, kept->len + 1);
  g_assert_false (g_file_test (inbox, G_FILE_TEST_EXISTS));
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);
}

static void
type_and_drain (Entry *entry, GPtrArray *kept)
{
  g_autoptr (CwInbox) inbox = cw_inbox_open (cw_store_get_directory (entry->store), NULL);

  for (gint64 n = 1; inbox != NULL && n <= LINES; n++)
    if (type (inbox, entry->visit, n, NULL) != 0)
      g_ptr_array_add (kept, scratch_line (n));
    else
      break; /* who types waits for this one */
  g_clear_pointer (&inbox, cw_inbox_close);
  cw_inbox_drain (entry->store, NULL, NULL, NULL);
}

static guint
fail_once (FailVfs *vfs, const Fault *fault, guint nth, gboolean for_ever, gpointer user_data)
{
  const char *model = user_data;
  g_autofree char *folder = scratch_new ();
  g_autofree char *directory = g_build_filename (folder, "store", NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (Entry) entry = NULL;
  guint failed;

  entry_copy (model, directory);
  entry = entry_open (directory, NULL);
  g_assert_nonnull (entry);
  fail_vfs_arm (vfs, fault, nth, for_ever);
  type_and_drain (entry, kept);
  failed = fail_vfs_disarm (vfs);
  g_clear_pointer (&entry, entry_close);
  assert_lines (directory, kept);
  scratch_remove (folder);
  return failed;
}

static void
test_lives_through_a_failing_disk (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *model = g_build_filename (folder, "model", NULL);
  g_autoptr (FailVfs) vfs = fail_vfs_new ();
  FailFigures figures = { 0 };

  entry_prepare (model);
  fail_vfs_everywhere (vfs, fail_once, model, &figures);
  g_test_message ("%u runs, %u calls failed", figures.runs, figures.failed);
  g_assert_cmpuint (figures.runs, >, 100);
  scratch_remove (folder);
}

typedef struct
{
  char *directory, *store;
  GPtrArray *acked;
} Typing;

/* The child: types into the inbox while the record is busy, and puts it in, again and again. */
static int
type_lines (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (directory, &error);
  g_autoptr (GPtrArray) texts = entry != NULL ? entry_texts (entry, &error) : NULL;
  gint64 n = texts != NULL ? texts->len : 0;

  while (error == NULL)
    {
      g_autoptr (CwInbox) inbox = cw_inbox_open (directory, &error);

      for (int i = 0; error == NULL && i < LINES; i++)
        {
          g_autofree char *line = scratch_line (++n);

          if (type (inbox, entry->visit, n, &error) == 0)
            break;
          printf ("%s\n", line);
          fflush (stdout);
        }
      g_clear_pointer (&inbox, cw_inbox_close);
      if (error == NULL)
        cw_inbox_drain (entry->store, NULL, NULL, &error);
    }
  fprintf (stderr, "%s\n", error->message);
  return EXIT_FAILURE;
}

static char **
type_command (guint round, gpointer user_data)
{
  Typing *typing = user_data;
  char **command = g_new0 (char *, 4);

  g_free (typing->store);
  typing->store = g_strdup_printf ("%s/%u", typing->directory, round);
  g_ptr_array_set_size (typing->acked, 0);
  entry_prepare (typing->store);
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

  assert_lines (typing->store, typing->acked);
  scratch_remove (typing->store);
}

static void
test_lives_through_kills (void)
{
  g_autofree char *directory = scratch_new ();
  Typing typing = { .directory = directory };
  KillCampaign campaign = {
    .directory = directory,
    .rounds = scratch_count ("CW_KILLS", 100, 1000),
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
  kill_figures_assert (&figures, "inbox");
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
  g_test_add_func ("/inbox/lives-through-a-failing-disk", test_lives_through_a_failing_disk);
  g_test_add_func ("/inbox/lives-through-kills", test_lives_through_kills);
  return g_test_run ();
}
