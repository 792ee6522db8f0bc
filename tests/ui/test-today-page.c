#include "tests/ui/sketch.h"

#include "corewalk/backup-plan.h"
#include "corewalk/debrief.h"
#include "corewalk/host.h"
#include "corewalk/moment.h"
#include "corewalk/place.h"
#include "corewalk/slot.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/ui/picture.h"
#include "ui/host/host-row.h"
#include "ui/today/today-line.h"
#include "ui/today/today-page.h"
#include "ui/today/today-section.h"

#include <glib/gstdio.h>

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->page = cw_today_page_new (screen->sketch->session);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (200);
  return screen;
}

static void
screen_free (Screen *screen)
{
  g_object_add_weak_pointer (G_OBJECT (screen->page), (gpointer *) &screen->page);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_assert_null (screen->page);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* On the button of a row, without its underline. */
static const char *
find_button_words (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget))));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *words = find_button_words (child);

      if (words != NULL)
        return words;
    }

  return NULL;
}

/* What the page lists, line by line: "title; title; ". */
static void
list_lines (GtkWidget *widget, GString *lines)
{
  if (CW_IS_TODAY_LINE (widget))
    g_string_append_printf (lines, "%s; ",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));

  if (CW_IS_HOST_ROW (widget))
    g_string_append_printf (lines, "%s: %s; ",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                            find_button_words (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_lines (child, lines);
}

static char *
dup_lines (Screen *screen)
{
  GString *lines = g_string_new (NULL);

  list_lines (screen->page, lines);
  return g_string_free (lines, FALSE);
}

static GtkWidget *
find_line (GtkWidget *widget)
{
  if (CW_IS_TODAY_LINE (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_line (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_a_walk_that_goes_on_is_a_line (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *lines = dup_lines (screen);
  GVariant *target = NULL;

  g_assert_cmpstr (lines, ==, "Spring walk; No backup is made; ");
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (find_line (screen->page)));
  g_assert_cmpint (g_variant_get_int64 (target), ==, screen->sketch->walk);
}

static void
test_what_is_overdue_comes_first (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  g_autofree char *due = cw_day_format (cw_moment_local_day (cw_moment_now ()) - 2);
  const CwCardPlan step = { .walk = screen->sketch->walk,
                            .step = CW_STEP_NEXT,
                            .text = "Ask <why> & wait",
                            .due = due };
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;

  cw_card_add (store, &step, NULL, &error);
  g_assert_no_error (error);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (200);
  lines = dup_lines (screen);
  g_assert_cmpstr (lines, ==, "Ask <why> & wait; Spring walk; No backup is made; ");
}

static void
test_a_free_day_says_so (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  const CwCardPlan card = { .walk = screen->sketch->walk,
                            .step = CW_STEP_DESCRIBE,
                            .text = "x" };
  g_autofree char *lines = NULL;

  g_assert_true (cw_card_add (store, &card, NULL, NULL) != 0);
  g_assert_true (cw_walk_close (store, screen->sketch->walk, NULL, NULL));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (200);
  lines = dup_lines (screen);
  g_assert_cmpstr (lines, ==, "No backup is made; ");
}

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
act (Screen *screen, const char *action, gint64 subject)
{
  g_assert_true (gtk_widget_activate_action (screen->page, action, "x", subject));
  sketch_run_ms (300);
}

static gint64
add_slot (Screen *screen, const char *room, gint64 day)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  const CwSlotPlan plan = {
    .walk = screen->sketch->walk,
    .class_id = cw_room_new (store_of (screen), walk->school, room, NULL, NULL),
    .day = day,
    .time = "09:15",
  };
  gint64 slot = cw_slot_add (store_of (screen), &plan, NULL, NULL);

  g_assert_cmpint (slot, !=, 0);
  return slot;
}

static void
assert_begins (const char *lines, const char *first)
{
  g_autofree char *begin = g_strndup (lines, strlen (first));

  g_assert_cmpstr (begin, ==, first);
}

static void
test_hosts_are_told_and_visited_from_here (void)
{
  g_autoptr (Screen) screen = screen_new ();
  gint64 day = cw_moment_local_day (cw_moment_now ());
  gint64 today = add_slot (screen, "Room 12", day);
  gint64 soon = add_slot (screen, "Room 14", day + 3);
  g_autoptr (CwSlot) slot = NULL;
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;
  g_autofree char *begun = NULL;

  add_slot (screen, "Room 16", day + CW_TODAY_NOTICE_DAYS + 1);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);
  before = dup_lines (screen);
  assert_begins (before, "09:15 · Room 12: Notice for the Host…; "
                         "09:15 · Room 14: Notice for the Host…; Spring walk; ");
  picture_keep (screen->window, "today-hosts");

  act (screen, "today.told", soon);
  act (screen, "today.told", today);
  told = dup_lines (screen);
  assert_begins (told, "09:15 · Room 12: Start Visit; Spring walk; ");

  act (screen, "today.start", today);
  begun = dup_lines (screen);
  assert_begins (begun, "Spring walk; ");
  slot = cw_slot_get (store_of (screen), today, NULL);
  g_assert_cmpint (slot->visit, !=, 0);
}

static void
test_a_copy_owed_is_given_from_here (void)
{
  g_autoptr (Screen) screen = screen_new ();
  gint64 day = cw_moment_local_day (cw_moment_now ());
  g_autofree char *owed = NULL;
  g_autofree char *given = NULL;

  g_assert_true (cw_host_first_set (store_of (screen), day - 1, NULL));
  g_assert_true (cw_visit_end (store_of (screen), screen->sketch->visit, NULL, NULL));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);
  owed = dup_lines (screen);
  g_assert_cmpstr (owed, ==, "Spring walk; Visit 1: Copy for the Host…; No backup is made; ");

  act (screen, "today.given", screen->sketch->visit);
  given = dup_lines (screen);
  g_assert_cmpstr (given, ==, "Spring walk; No backup is made; ");
}

/* The folder is gone when the next backup is to be made. */
static void
test_a_backup_that_failed_is_told (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *beside = sketch_directory_new ();
  g_autofree char *folder = g_strconcat (beside, "-backups", NULL);
  g_autofree char *gone = g_strconcat (folder, "-gone", NULL);
  g_autofree char *never = NULL;
  g_autofree char *failed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (cw_backup_plan_set (store_of (screen), folder, "two by two", 10, &error));
  g_assert_no_error (error);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);
  never = dup_lines (screen);
  g_assert_cmpstr (never, ==, "Spring walk; Nothing is backed up yet; ");

  g_assert_cmpint (g_rename (folder, gone), ==, 0);
  g_assert_null (cw_backup_plan_run (store_of (screen), "2026-03-04", NULL, NULL, NULL));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);
  failed = dup_lines (screen);
  g_assert_cmpstr (failed, ==, "Spring walk; The last backup failed; ");
  picture_keep (screen->window, "today-backup");
  sketch_directory_free (g_steal_pointer (&beside));
}

static void
test_every_section_can_be_empty (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwStore *store = cw_work_session_get_store (sketch->session);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwToday) nothing = cw_today_read (store, -100000, &error);
  const CwTodayReading reading = {
    .day = -100000,
    .today = nothing,
    .slots = none,
    .copies = none,
    .coaching = none,
  };

  g_assert_no_error (error);
  for (const CwTodaySection *section = cw_today_sections; section->title != NULL; section++)
    {
      GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());

      section->fill (GTK_LIST_BOX (list), &reading);
      g_assert_true (gtk_widget_get_first_child (list) == NULL ||
                     g_str_equal (section->title, "Planned"));
      g_object_unref (list);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/today-page/a-walk-that-goes-on-is-a-line",
                   test_a_walk_that_goes_on_is_a_line);
  g_test_add_func ("/today-page/what-is-overdue-comes-first", test_what_is_overdue_comes_first);
  g_test_add_func ("/today-page/a-free-day-says-so", test_a_free_day_says_so);
  g_test_add_func ("/today-page/hosts-are-told-and-visited-from-here",
                   test_hosts_are_told_and_visited_from_here);
  g_test_add_func ("/today-page/a-copy-owed-is-given-from-here",
                   test_a_copy_owed_is_given_from_here);
  g_test_add_func ("/today-page/a-backup-that-failed-is-told",
                   test_a_backup_that_failed_is_told);
  g_test_add_func ("/today-section/every-section-can-be-empty",
                   test_every_section_can_be_empty);
  return g_test_run ();
}
