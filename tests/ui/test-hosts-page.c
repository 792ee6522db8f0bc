#include "corewalk/host.h"
#include "corewalk/note.h"
#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/same.h"
#include "corewalk/slot.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/host/handout-print.h"
#include "ui/host/handout-window.h"
#include "ui/host/hosts-page.h"
#include "ui/host/year-papers.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Sketch *sketch;
  GtkWidget *window, *page;
  gint64 room, slot;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static gint64
add_slot (Screen *screen, const char *room, const char *time)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  const CwSlotPlan plan = {
    .walk = screen->sketch->walk,
    .class_id = cw_room_new (store_of (screen), walk->school, room, NULL, NULL),
    .day = G_MININT64,
    .time = time,
    .minutes = 10,
  };

  screen->room = plan.class_id;
  return cw_slot_add (store_of (screen), &plan, NULL, NULL);
}

static Screen *
screen_new (int width, int height)
{
  Screen *screen = g_new0 (Screen, 1);
  g_autoptr (GError) error = NULL;

  screen->sketch = sketch_new ();
  screen->slot = add_slot (screen, "Room 12", "09:15");
  screen->page = cw_hosts_page_new ();
  cw_hosts_page_set_walk (CW_HOSTS_PAGE (screen->page), screen->sketch->session,
                          screen->sketch->walk, &error);
  g_assert_no_error (error);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), width, height);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (200);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

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

static void
act (Screen *screen, const char *action, gint64 subject)
{
  g_assert_true (
      gtk_widget_activate_action_variant (screen->page, action,
                                          subject == 0 ? NULL : g_variant_new_int64 (subject)));
  sketch_run_ms (50);
}

/* The window that lies over the page's. */
static GtkWidget *
find_over (Screen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (screen->window))
        return GTK_WIDGET (window);
    }

  return NULL;
}

/* As its buttons do. */
static void
answer (GtkWidget *question, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
  sketch_run_ms (50);
}

static void
test_what_is_planned_is_listed (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);

  g_assert_true (says (screen->page, "09:15 · Room 12"));
  g_assert_true (says (screen->page, "host not told yet"));
  act (screen, "hosts.told", screen->slot);
  g_assert_true (says (screen->page, "host told: Today"));
  add_slot (screen, "Room 14", NULL);
  act (screen, "hosts.call-off", screen->slot);
  g_assert_true (says (screen->page, "Called Off"));
  act (screen, "hosts.plan-again", screen->slot);
  g_assert_false (says (screen->page, "Called Off"));
  picture_keep (screen->window, "hosts");
}

static void
test_a_visit_is_planned_with_what_was_chosen (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);
  g_autoptr (GPtrArray) slots = NULL;

  act (screen, "hosts.plan", 0);
  slots = cw_slot_list (store_of (screen), screen->sketch->walk, NULL);
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_cmpint (((CwSlot *) slots->pdata[1])->room->class_id, ==, screen->room);
  g_assert_cmpint (((CwSlot *) slots->pdata[1])->minutes, ==, 10);
  g_assert_null (((CwSlot *) slots->pdata[1])->time);
}

static void
test_the_notice_says_it_was_given (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);
  g_autoptr (CwSlot) slot = NULL;
  GtkWidget *notice;

  act (screen, "hosts.notice", screen->slot);
  notice = find_over (screen);
  g_assert_true (CW_IS_HANDOUT_WINDOW (notice));
  sketch_run_ms (200);
  g_assert_true (says (notice, "not an evaluation"));
  picture_keep (notice, "notice");
  g_assert_true (gtk_widget_activate_action (notice, "handout.copy", NULL));
  g_assert_true (gtk_widget_activate_action (notice, "handout.done", NULL));
  sketch_run_ms (50);
  slot = cw_slot_get (store_of (screen), screen->slot, NULL);
  g_assert_cmpint (slot->noticed_ms, !=, 0);
  g_assert_null (find_over (screen));
}

static void
test_the_host_is_given_her_copy (void)
{
  g_autoptr (Screen) screen = screen_new (800, 600);
  gint64 visit = screen->sketch->visit;
  GtkWidget *copy;

  g_assert_cmpint (cw_note_add (store_of (screen), visit, CW_TAG_TEACHER, "T: “Why?”", NULL,
                                NULL),
                   !=, 0);
  g_assert_true (says (screen->page, "copy not given yet"));
  act (screen, "hosts.copy", visit);
  copy = find_over (screen);
  sketch_run_ms (200);
  g_assert_true (says (copy, "T: “Why?”"));
  picture_keep (copy, "copy");
  g_assert_true (gtk_widget_activate_action (copy, "handout.done", NULL));
  sketch_run_ms (50);
  g_assert_cmpint (cw_host_copy_given_ms (store_of (screen), visit), !=, 0);
  g_assert_true (says (screen->page, "copy given: Today"));
  act (screen, "hosts.not-given", visit);
  g_assert_true (says (screen->page, "copy not given yet"));
}

static void
test_a_room_opts_out_after_a_question (void)
{
  g_autoptr (Screen) screen = screen_new (800, 600);
  gint64 today = cw_moment_local_day (cw_moment_now ());
  gint64 opt_out;
  GtkWidget *question;

  act (screen, "hosts.opt-out", screen->room);
  question = find_over (screen);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (question));
  g_assert_cmpint (cw_opt_out_find (store_of (screen), screen->room, today), ==, 0);
  answer (question, "opt-out");
  opt_out = cw_opt_out_find (store_of (screen), screen->room, today);
  g_assert_cmpint (opt_out, !=, 0);
  g_assert_true (says (screen->page, "Rooms That Opt Out"));
  picture_keep (screen->window, "opted-out");
  act (screen, "hosts.opt-in", opt_out);
  g_assert_cmpint (cw_opt_out_find (store_of (screen), screen->room, today), ==, 0);
  g_assert_false (says (screen->page, "Rooms That Opt Out"));
}

/* A long copy goes over several sheets. */
static void
test_a_page_goes_on_paper (void)
{
  g_autoptr (CwHandout) page = cw_handout_new ();
  g_autofree char *folder = g_dir_make_tmp ("paper-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  int count = 0;

  cw_handout_add (page, CW_HANDOUT_TITLE, NULL, "What was written down in your room");
  for (int i = 0; i < 120; i++)
    cw_handout_add (page, i % 20 == 0 ? CW_HANDOUT_HEADING : CW_HANDOUT_LINE, "09:15",
                    "S: “I thought that it was bigger because it has more digits.”");
  operation = cw_handout_print_new (page, "Copy");
  gtk_print_operation_set_export_filename (operation, file);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &count, NULL);
  g_assert_cmpint (count, >, 1);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_remove (file);
  g_rmdir (folder);
}

static gboolean
is_gone (gpointer user_data)
{
  Screen *screen = user_data;

  return !cw_work_session_is_lent (screen->sketch->session) &&
         !says (screen->page, "Visits Made");
}

static void
test_a_visit_is_withdrawn_after_a_question (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);
  GtkWidget *question;

  act (screen, "hosts.withdraw", screen->sketch->visit);
  question = find_over (screen);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (question));
  sketch_run_ms (200);
  g_assert_true (says (question, "Nobody has received any of it"));
  picture_keep (question, "withdraw");
  answer (question, "cancel");
  g_assert_true (says (screen->page, "Visits Made"));

  act (screen, "hosts.withdraw", screen->sketch->visit);
  answer (find_over (screen), "withdraw");
  g_assert_false (says (screen->page, "Visits Made"));
}

static void
test_a_visit_is_erased_for_good (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);
  GtkWidget *page;

  act (screen, "hosts.withdraw", screen->sketch->visit);
  answer (find_over (screen), "erase");
  sketch_wait (is_gone, screen);
  sketch_run_ms (200);
  page = find_over (screen);
  g_assert_true (CW_IS_HANDOUT_WINDOW (page));
  g_assert_true (says (page, "A visit that was withdrawn"));
  gtk_window_close (GTK_WINDOW (page));
  sketch_run_ms (50);
}

static void
test_a_year_is_begun_from_its_page (void)
{
  g_autoptr (Screen) screen = screen_new (900, 720);
  GtkWidget *page;

  cw_year_papers_show_rollover (GTK_WINDOW (screen->window), screen->sketch->session);
  page = find_over (screen);
  sketch_run_ms (200);
  g_assert_true (says (page, "A new school year"));
  g_assert_true (says (page, "What stays"));
  picture_keep (page, "rollover");
  gtk_window_close (GTK_WINDOW (page));
  sketch_run_ms (50);

  cw_year_papers_show_leaving (GTK_WINDOW (screen->window), screen->sketch->session);
  page = find_over (screen);
  sketch_run_ms (200);
  g_assert_true (says (page, "Leaving, and handing the work over"));
  picture_keep (page, "leaving");
  gtk_window_close (GTK_WINDOW (page));
  sketch_run_ms (50);
}

static guint
count_rooms (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget) && gtk_widget_get_mapped (widget))
    return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint count = count_rooms (child);

      if (count > 0)
        return count;
    }

  return 0;
}

static void
refresh (Screen *screen)
{
  g_assert_true (cw_hosts_page_refresh (CW_HOSTS_PAGE (screen->page)));
  sketch_run_ms (50);
}

/* Rooms that are one are one to choose and one in what is planned; taken back they are two again. */
static void
test_two_entries_of_a_room_are_one (void)
{
  g_autoptr (Screen) screen = screen_new (1366, 768);
  gint64 first = screen->room, second;

  add_slot (screen, "The room by the stairs", "10:15");
  second = screen->room;
  refresh (screen);
  g_assert_cmpuint (count_rooms (screen->page), ==, 2);
  g_assert_true (says (screen->page, "10:15 · The room by the stairs"));

  g_assert_cmpint (cw_same_as (store_of (screen), first, second, NULL, NULL), !=, 0);
  refresh (screen);
  g_assert_cmpuint (count_rooms (screen->page), ==, 1);
  g_assert_cmpint (says (screen->page, "09:15 · Room 12"), ==,
                   says (screen->page, "10:15 · Room 12"));
  picture_keep (screen->window, "hosts-same");

  g_assert_true (cw_same_undo (store_of (screen), first, second, NULL, NULL));
  refresh (screen);
  g_assert_cmpuint (count_rooms (screen->page), ==, 2);
  g_assert_true (says (screen->page, "10:15 · The room by the stairs"));
}

static void
test_a_page_is_left_with_its_walk (void)
{
  g_autoptr (Screen) screen = screen_new (800, 600);

  g_assert_true (cw_hosts_page_refresh (CW_HOSTS_PAGE (screen->page)));
  picture_keep (screen->window, "hosts-small");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add_func ("/hosts-page/" name, function)
  ADD ("what-is-planned-is-listed", test_what_is_planned_is_listed);
  ADD ("a-visit-is-planned-with-what-was-chosen", test_a_visit_is_planned_with_what_was_chosen);
  ADD ("the-notice-says-it-was-given", test_the_notice_says_it_was_given);
  ADD ("the-host-is-given-her-copy", test_the_host_is_given_her_copy);
  ADD ("a-room-opts-out-after-a-question", test_a_room_opts_out_after_a_question);
  ADD ("a-visit-is-withdrawn-after-a-question", test_a_visit_is_withdrawn_after_a_question);
  ADD ("a-visit-is-erased-for-good", test_a_visit_is_erased_for_good);
  ADD ("a-year-is-begun-from-its-page", test_a_year_is_begun_from_its_page);
  ADD ("a-page-goes-on-paper", test_a_page_goes_on_paper);
  ADD ("two-entries-of-a-room-are-one", test_two_entries_of_a_room_are_one);
  ADD ("a-page-is-left-with-its-walk", test_a_page_is_left_with_its_walk);
  return g_test_run ();
}
