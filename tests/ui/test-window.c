#include "tests/ui/sketch.h"

#include "corewalk/backup-plan.h"
#include "ui/shell/roster-task.h"
#include "ui/shell/sample-task.h"
#include "ui/shell/window.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *directory;
  GtkWidget *window;
} Start;

static GtkStack *
stack_of (Start *start)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (start->window);

  return GTK_STACK (gtk_widget_get_first_child (adw_application_window_get_content (window)));
}

static const char *
shown (Start *start)
{
  return gtk_stack_get_visible_child_name (stack_of (start));
}

static Start *
start_new (char *take_directory)
{
  Start *start = g_new0 (Start, 1);

  start->directory = take_directory;
  start->window = cw_window_new (NULL, take_directory);
  gtk_window_present (GTK_WINDOW (start->window));
  sketch_run_ms (50);
  return start;
}

static void
start_free (Start *start)
{
  gtk_window_destroy (GTK_WINDOW (start->window));
  sketch_run_ms (20);
  sketch_directory_free (start->directory);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
test_a_first_start_welcomes (void)
{
  g_autoptr (Start) start = start_new (sketch_directory_new ());

  g_assert_cmpstr (shown (start), ==, "welcome");
  g_assert_false (g_file_test (start->directory, G_FILE_TEST_EXISTS));
}

static char *
store_with (void (*change) (const char *directory))
{
  Sketch *sketch = sketch_new ();
  char *directory = sketch->directory;

  cw_work_session_close (sketch->session);
  g_object_unref (sketch->session);
  g_free (sketch);
  if (change != NULL)
    change (directory);
  return directory;
}

static gboolean
is_work (gpointer user_data)
{
  return g_strcmp0 (shown (user_data), "work") == 0;
}

static void
test_sample_data_comes_and_goes (void)
{
  g_autoptr (Start) start = start_new (sketch_directory_new ());
  g_autofree char *sample = cw_sample_task_dup_directory (start->directory);
  GtkWidget *welcome = gtk_stack_get_visible_child (stack_of (start));

  g_signal_emit_by_name (welcome, "begin", "sample");
  g_assert_cmpstr (shown (start), ==, "task");
  sketch_wait (is_work, start);
  g_assert_true (g_file_test (sample, G_FILE_TEST_IS_DIR));
  g_assert_false (g_file_test (start->directory, G_FILE_TEST_EXISTS));

  gtk_widget_activate_action (start->window, "win.remove-sample", NULL);
  g_assert_cmpstr (shown (start), ==, "welcome");
  g_assert_false (g_file_test (sample, G_FILE_TEST_EXISTS));
}

static gboolean
stop_cb (double fraction, gpointer user_data)
{
  return ++*(guint *) user_data < 5;
}

static void
test_a_stopped_sample_leaves_nothing (void)
{
  g_autofree char *sample = sketch_directory_new ();
  g_autofree char *folder = g_path_get_dirname (sample);
  g_autoptr (GDir) left = NULL;
  g_autoptr (GError) error = NULL;
  guint calls = 0;

  g_assert_null (cw_sample_task.work (sample, stop_cb, &calls, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  left = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
  g_rmdir (folder);
}

static gboolean
go_on_cb (double fraction, gpointer user_data)
{
  return TRUE;
}

static void
test_a_roster_makes_the_store_it_needs (void)
{
  char *directory = sketch_directory_new ();
  g_autofree char *zip =
      g_test_build_filename (G_TEST_DIST, "corpus", "roster", "district-small.zip", NULL);
  char name[] = "Ana Reyes", role[] = "coach", none[] = "";
  const CwPerson person = { .name = name, .role = role, .organization = none };
  gpointer input = cw_roster_task_input_new (directory, &person, 2026, zip);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRosterReport) report = cw_roster_task.work (input, go_on_cb, NULL, &error);
  g_autofree char *summary = NULL;

  g_assert_no_error (error);
  summary = cw_roster_task_dup_summary (report);
  g_assert_true (g_str_has_prefix (summary, "4 schools and districts, 119 classes."));
  cw_roster_task.free_input (input);
  sketch_directory_free (directory);
}

static void
test_a_store_opens (void)
{
  g_autoptr (Start) start = start_new (store_with (NULL));

  g_assert_cmpstr (shown (start), ==, "work");
}

static void
spoil_shared (const char *directory)
{
  g_autofree char *file = g_build_filename (directory, "shared.db", NULL);

  g_assert_true (
      g_file_set_contents (file, "this is no database at all, only some words", -1, NULL));
}

static AdwStatusPage *
failure_of (Start *start)
{
  GtkWidget *page = gtk_stack_get_visible_child (stack_of (start));

  return ADW_STATUS_PAGE (gtk_widget_get_last_child (page));
}

static void
test_a_foreign_file_is_told_and_left (void)
{
  g_autoptr (Start) start = start_new (store_with (spoil_shared));
  g_autofree char *file = g_build_filename (start->directory, "shared.db", NULL);
  g_autofree char *contents = NULL;

  g_assert_cmpstr (shown (start), ==, "failure");
  g_assert_nonnull (strstr (adw_status_page_get_description (failure_of (start)), "changed"));
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "this is no database"));
}

static gboolean
is_failure (gpointer user_data)
{
  return g_strcmp0 (shown (user_data), "failure") == 0;
}

/* Another process that has the store open until it is told to end. */
static pid_t
hold_store (const char *directory)
{
  int ready[2];
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      CwStore *store = cw_store_open (directory, CW_STORE_WRITE, NULL);

      if (store == NULL || write (ready[1], &byte, 1) != 1)
        _exit (1);
      pause ();
      _exit (0);
    }

  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);
  return child;
}

static void
test_a_busy_store_waits_and_tries_again (void)
{
  g_autofree char *directory = store_with (NULL);
  pid_t child = hold_store (directory);
  g_autoptr (Start) start = start_new (g_steal_pointer (&directory));

  g_assert_cmpstr (shown (start), ==, "loading"); /* it may be just finishing */
  sketch_wait (is_failure, start);
  g_assert_cmpstr (adw_status_page_get_title (failure_of (start)), ==,
                   "Your Walks Are Open Elsewhere");

  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  gtk_widget_activate_action (start->window, "store.open", NULL);
  sketch_wait (is_work, start);
}

static void
test_a_command_that_is_finishing_is_waited_for (void)
{
  g_autofree char *directory = store_with (NULL);
  pid_t child = hold_store (directory);
  g_autoptr (Start) start = start_new (g_steal_pointer (&directory));

  sketch_run_ms (300);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  sketch_wait (is_work, start);
}

static void
plan_backups (const char *directory)
{
  g_autofree char *folder = g_strconcat (directory, "-stick", NULL);
  g_autoptr (CwStore) store = cw_store_open (directory, CW_STORE_WRITE, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (cw_backup_plan_set (store, folder, "walnut", 1, NULL));
}

static gboolean
is_gone (gpointer user_data)
{
  return *(GtkWidget **) user_data == NULL;
}

/* Takes away what lies in @folder. Returns: how many backups there were. */
static guint
clear_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint count = 0;

  for (const char *name; (name = g_dir_read_name (names)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count += g_str_has_suffix (name, ".backup");
      g_remove (path);
    }
  g_rmdir (folder);
  return count;
}

static void
test_closing_backs_up_the_day (void)
{
  g_autofree char *directory = store_with (plan_backups);
  g_autofree char *folder = g_strconcat (directory, "-stick", NULL);
  GtkWidget *window = cw_window_new (NULL, directory);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (50);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (window);
  sketch_wait (is_gone, &window);
  g_assert_cmpuint (clear_folder (folder), ==, 1);
  sketch_directory_free (g_steal_pointer (&directory));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/window/a-first-start-welcomes", test_a_first_start_welcomes);
  g_test_add_func ("/window/sample-data-comes-and-goes", test_sample_data_comes_and_goes);
  g_test_add_func ("/sample/a-stopped-sample-leaves-nothing",
                   test_a_stopped_sample_leaves_nothing);
  g_test_add_func ("/roster-task/makes-the-store-it-needs",
                   test_a_roster_makes_the_store_it_needs);
  g_test_add_func ("/window/a-store-opens", test_a_store_opens);
  g_test_add_func ("/window/a-foreign-file-is-told-and-left",
                   test_a_foreign_file_is_told_and_left);
  g_test_add_func ("/window/a-busy-store-waits-and-tries-again",
                   test_a_busy_store_waits_and_tries_again);
  g_test_add_func ("/window/a-command-that-is-finishing-is-waited-for",
                   test_a_command_that_is_finishing_is_waited_for);
  g_test_add_func ("/window/closing-backs-up-the-day", test_closing_backs_up_the_day);
  return g_test_run ();
}
