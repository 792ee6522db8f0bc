#include "tests/fixture.h"
#include "tests/merge/driver.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static Laptop *
add_laptop (Call *call, const char *name)
{
  Laptop *laptop = g_new0 (Laptop, 1);

  laptop->name = g_strdup (name);
  laptop->folder = g_build_filename (call->driver->root, name, NULL);
  g_hash_table_insert (call->driver->laptops, laptop->name, laptop);
  return laptop;
}

static gboolean
open_laptop (Call *call, GError **error)
{
  const char *notice;

  if (call->laptop->store == NULL)
    call->laptop->store = cw_store_open (call->laptop->folder, CW_STORE_WRITE, error);
  if (call->laptop->store == NULL)
    return FALSE;

  notice = cw_store_get_notice (call->laptop->store);
  if (notice != NULL)
    cw_json_add_string (call->answer, "notice", notice);
  return TRUE;
}

static gboolean
close_laptop (Call *call, GError **error)
{
  cw_store_close (g_steal_pointer (&call->laptop->store));
  return TRUE;
}

/* "copied" from one that was made for an earlier history: making takes three times as long. */
static gboolean
make (Call *call, GError **error)
{
  CwPerson person = { .name = (char *) call_text (call, "person"),
                      .role = (char *) "coach",
                      .organization = (char *) "" };
  g_autofree char *blank = g_strdup_printf ("%s-blank/%s", call->driver->root, person.name);
  gboolean is_copied = call_flag (call, "copied");

  call->laptop = add_laptop (call, call_text (call, "laptop"));
  if (is_copied && !g_file_test (blank, G_FILE_TEST_EXISTS) &&
      !cw_store_create (blank, &person, error))
    return FALSE;
  if (is_copied)
    fixture_copy (blank, call->laptop->folder);

  return (is_copied || cw_store_create (call->laptop->folder, &person, error)) &&
         open_laptop (call, error);
}

/* A closed store's folder as it lies there; with "as", a laptop of that name has the copy. */
static gboolean
copy (Call *call, GError **error)
{
  g_autofree char *to = call_path (call, "to");
  const char *as = call_text (call, "as");

  close_laptop (call, error);
  fixture_copy (call->laptop->folder, to);
  if (as != NULL)
    add_laptop (call, as);
  return TRUE;
}

static void
overwrite_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          overwrite_folder (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      fixture_overwrite (target, bytes, length);
    }
}

/*
 * Puts an older copy back: as a backup is, in new files; or "in_place" as a whole disk's image is,
 * where nothing outside of the store can tell.
 */
static gboolean
put_back (Call *call, GError **error)
{
  g_autofree char *from = call_path (call, "from");

  close_laptop (call, error);
  if (call_flag (call, "in_place"))
    overwrite_folder (from, call->laptop->folder);
  else
    {
      fixture_remove (call->laptop->folder);
      fixture_copy (from, call->laptop->folder);
    }
  return TRUE;
}

/* A file's first part only, or one bit of it the other way round. */
static gboolean
spoil (Call *call, GError **error)
{
  g_autofree char *from = call_path (call, "file");
  g_autofree char *to = call_path (call, "to");
  gint64 cut = call_number (call, "cut", -1), flip = call_number (call, "flip", -1);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  if (cut >= 0)
    length = length * (gsize) cut / 1000;
  if (flip >= 0)
    bytes[(gsize) flip / 8 % length] ^= (char) (1 << flip % 8);
  fixture_overwrite (to, bytes, length);
  return TRUE;
}

static gboolean
set_seed (Call *call, GError **error)
{
  driver_set_seed (call_number (call, "number", 0));
  return TRUE;
}

/* What a killed child did: its answers, then the handles that it gave. */
static void
take_over (Call *call, FILE *from)
{
  char *line = NULL;
  size_t room = 0;

  cw_json_begin_array (call->answer, "answers");
  while (getline (&line, &room, from) > 0 && line[0] != '\n')
    {
      g_autoptr (CwJson) json = cw_json_parse (line, strlen (line), NULL);

      g_assert_nonnull (json);
      cw_json_add_copy (call->answer, NULL, json);
    }
  cw_json_end_array (call->answer);

  while (getline (&line, &room, from) > 0)
    {
      char *space = strchr (g_strchomp (line), ' ');

      *space = '\0';
      driver_name (call->driver, space + 1, line, NULL);
    }
  free (line);
}

/* In the child: does the orders, tells what came of them, and is gone without a goodbye. */
static void
do_and_die (Call *call, int pipe_end)
{
  const CwJson *orders = cw_json_member (call->order, "orders");
  g_autoptr (GString) told = g_string_new (NULL);
  gsize done = 0;

  g_string_truncate (call->driver->fresh, 0);
  for (guint i = 0; i < cw_json_length (orders); i++)
    {
      driver_run (call->driver, cw_json_string (cw_json_at (orders, i)), told);
      g_string_append_c (told, '\n');
    }
  g_string_append_printf (told, "\n%s", call->driver->fresh->str);
  while (done < told->len)
    {
      gssize now = write (pipe_end, told->str + done, told->len - done);

      if (now <= 0)
        break;
      done += (gsize) now;
    }
  _exit (0);
}

/* The orders are done by a process that is killed then, with its stores open. */
static gboolean
kill_after (Call *call, GError **error)
{
  int ends[2], status;
  FILE *from;
  pid_t child;

  close_laptop (call, error);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    do_and_die (call, ends[1]);

  close (ends[1]);
  from = fdopen (ends[0], "r");
  take_over (call, from);
  fclose (from);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  cw_json_add_int (call->answer, "status", status);
  return TRUE;
}

const Act driver_folders[] = {
  { "make", ON_NOTHING, make },
  { "open", ON_LAPTOP, open_laptop },
  { "close", ON_LAPTOP, close_laptop },
  { "copy", ON_LAPTOP, copy },
  { "put-back", ON_LAPTOP, put_back },
  { "spoil", ON_NOTHING, spoil },
  { "seed", ON_NOTHING, set_seed },
  { "kill-after", ON_LAPTOP, kill_after },
  { NULL },
};
