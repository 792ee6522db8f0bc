#include "corewalk/backup-plan.h"
#include "corewalk/memo.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/safe/backup-task.h"
#include "ui/safe/backup-window.h"
#include "ui/safe/restore-window.h"
#include "ui/safe/where-window.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Sketch *sketch;
  char *stick;
  GtkWidget *window; /* what is looked at */
} Screen;

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->stick = g_dir_make_tmp ("stick-XXXXXX", NULL);
  g_assert_nonnull (screen->stick);
  return screen;
}

static void
screen_free (Screen *screen)
{
  g_autoptr (GDir) names = g_dir_open (screen->stick, 0, NULL);

  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  for (const char *name; (name = g_dir_read_name (names)) != NULL;)
    {
      g_autofree char *path = g_build_filename (screen->stick, name, NULL);

      g_remove (path);
    }
  g_rmdir (screen->stick);
  g_free (screen->stick);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

/* Whether a label below @widget that is shown says @text, among other things. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
shows_page (gpointer user_data)
{
  return says (((Screen *) user_data)->window, "Nowhere");
}

static void
test_where (void)
{
  g_autoptr (Screen) screen = screen_new ();

  g_assert_cmpint (cw_memo_add (store_of (screen), "Ask Ben", NULL, NULL), !=, 0);
  screen->window = cw_where_window_new (NULL, screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_wait (shows_page, screen);

  g_assert_true (says (screen->window, "Only on This Laptop"));
  g_assert_true (says (screen->window, "Notes to yourself"));
  g_assert_true (says (screen->window, "What was seen or heard, as it was typed") ||
                 says (screen->window, "what was seen or heard, as it was typed"));
  g_assert_true (says (screen->window, "Students’ names"));
  sketch_run_ms (50);
  picture_keep (screen->window, "where");
}

static void
assert_is_pdf (const char *file)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (length, >, 5000);
  g_assert_nonnull (g_strstr_len (bytes + length - 16, -1, "%%EOF"));
}

static void
test_where_goes_on_paper (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *saved = g_build_filename (screen->stick, "where.pdf", NULL);

  screen->window = cw_where_window_new (NULL, screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_wait (shows_page, screen);
  cw_where_window_save_pdf (CW_WHERE_WINDOW (screen->window), saved);
  assert_is_pdf (saved);
  g_assert_true (says (screen->window, "The page is saved"));
}

static gboolean
is_backed_up (gpointer user_data)
{
  return says (((Screen *) user_data)->window, "Nothing was recorded since");
}

static void
type_passphrase (GtkWidget *widget, const char *text)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    type_passphrase (child, text);
}

/* From the choice of a folder to the first backup, and to one that a day's work makes due. */
static void
test_backup (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwBackupPlan) plan = NULL;

  screen->window = cw_backup_window_new (NULL, screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_assert_true (says (screen->window, "None is chosen yet"));
  g_assert_false (cw_backup_task_is_due (screen->sketch->session));
  picture_keep (screen->window, "backup-empty");

  cw_backup_window_set_folder (CW_BACKUP_WINDOW (screen->window), screen->stick);
  type_passphrase (screen->window, "short");
  sketch_run_ms (50);
  g_assert_true (says (screen->window, "Longer is safer"));
  picture_keep (screen->window, "backup-passphrase");
  type_passphrase (screen->window, "walnut harbor quiet seven");
  gtk_widget_activate_action (screen->window, "backup.begin", NULL);
  sketch_wait (is_backed_up, screen);
  picture_keep (screen->window, "backup-done");

  plan = cw_backup_plan_read (store_of (screen));
  g_assert_cmpstr (plan->folder, ==, screen->stick);
  g_assert_false (plan->is_due);
  g_assert_cmpint (cw_memo_add (store_of (screen), "Ask Ben", NULL, NULL), !=, 0);
  g_assert_true (cw_backup_task_is_due (screen->sketch->session));
}

static gboolean
says_failed (gpointer user_data)
{
  return says (((Screen *) user_data)->window, "The last try failed");
}

/* The stick is not plugged in. */
static void
test_stick_gone (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *gone = g_build_filename (screen->stick, "gone", NULL);
  g_autofree char *key = NULL;

  g_assert_cmpint (g_mkdir (gone, 0700), ==, 0);
  g_assert_true (cw_backup_plan_set (store_of (screen), gone, "walnut", 1, NULL));
  {
    g_autoptr (GDir) names = g_dir_open (gone, 0, NULL);

    key = g_build_filename (gone, g_dir_read_name (names), NULL);
  }
  g_remove (key);
  g_rmdir (gone);

  screen->window = cw_backup_window_new (NULL, screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  gtk_widget_activate_action (screen->window, "backup.run", NULL);
  sketch_wait (says_failed, screen);
  picture_keep (screen->window, "backup-failed");
}

static gboolean
is_restored (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static gboolean
says_wrong (gpointer user_data)
{
  return says (((Screen *) user_data)->window, "passphrase does not open it");
}

static void
restored_cb (gboolean *is_there)
{
  *is_there = TRUE;
}

/* A wrong passphrase first. */
static void
test_restore (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *again = g_strconcat (screen->sketch->directory, "-again", NULL);
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CwStore) store = NULL;
  gboolean is_there = FALSE;

  g_assert_true (cw_backup_plan_set (store_of (screen), screen->stick, "walnut", 1, NULL));
  file = cw_backup_plan_run (store_of (screen), "2026-03-04", NULL, NULL, NULL);
  path = g_build_filename (screen->stick, file, NULL);

  screen->window = cw_restore_window_new (NULL, again);
  g_signal_connect_swapped (screen->window, "restored", G_CALLBACK (restored_cb), &is_there);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  cw_restore_window_set_file (CW_RESTORE_WINDOW (screen->window), path);
  type_passphrase (screen->window, "oak");
  gtk_widget_activate_action (screen->window, "restore.begin", NULL);
  sketch_wait (says_wrong, screen);
  picture_keep (screen->window, "restore-wrong");
  g_object_ref (screen->window);
  type_passphrase (screen->window, "walnut");
  gtk_widget_activate_action (screen->window, "restore.begin", NULL);
  sketch_wait (is_restored, &is_there);
  store = cw_store_open (again, CW_STORE_READ, NULL);
  g_assert_nonnull (store);
  g_object_unref (screen->window);
  screen->window = gtk_window_new ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/safe/where", test_where);
  g_test_add_func ("/safe/where-goes-on-paper", test_where_goes_on_paper);
  g_test_add_func ("/safe/backup", test_backup);
  g_test_add_func ("/safe/stick-gone", test_stick_gone);
  g_test_add_func ("/safe/restore", test_restore);
  return g_test_run ();
}
