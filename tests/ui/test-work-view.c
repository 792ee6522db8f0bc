#include "tests/ui/sketch.h"

#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "tests/ui/picture.h"
#include "ui/exchange/exchange-view.h"
#include "ui/exchange/export-lines.h"
#include "ui/exchange/leaving-plan.h"
#include "ui/shell/page-kind.h"
#include "ui/shell/screen.h"
#include "ui/shell/screens-view.h"
#include "ui/shell/work-view.h"
#include "ui/visit/evidence-entry.h"
#include "ui/visit/look-for-pane.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/walk-page.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *view;
} Work;

static void
open_view (Work *work, int width)
{
  work->view = cw_work_view_new (work->sketch->session);
  work->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (work->window), width, 600);
  adw_window_set_content (ADW_WINDOW (work->window), work->view);
  gtk_window_present (GTK_WINDOW (work->window));
  sketch_run_ms (150);
}

static Work *
work_new (int width)
{
  Work *work = g_new0 (Work, 1);

  work->sketch = sketch_new ();
  open_view (work, width);
  return work;
}

static void
close_view (Work *work)
{
  g_object_add_weak_pointer (G_OBJECT (work->view), (gpointer *) &work->view);
  gtk_window_destroy (GTK_WINDOW (work->window));
  sketch_run_ms (50);
  g_assert_null (work->view);
}

static void
work_free (Work *work)
{
  close_view (work);
  sketch_free (work->sketch);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* The widget of that type which is on the screen; NULL for none. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows (Work *work, GType type)
{
  return find (work->view, type) != NULL;
}

static char *
dup_screen (Work *work)
{
  char *screen = NULL;

  g_object_get (work->view, "screen", &screen, NULL);
  return screen;
}

static void
act (Work *work, const char *action, const char *format, ...)
{
  va_list values;
  GVariant *parameter = NULL;

  va_start (values, format);
  if (format != NULL)
    parameter = g_variant_new_va (format, NULL, &values);
  va_end (values);
  g_assert_true (gtk_widget_activate_action_variant (work->view, action, parameter));
  sketch_run_ms (250);
}

static void
test_every_screen_opens_by_its_name (void)
{
  g_autoptr (Work) work = work_new (1180);
  g_autofree char *first = dup_screen (work);

  g_assert_cmpstr (first, ==, cw_screens[0].name);
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    {
      g_autofree char *shown = NULL;

      act (work, "work.screen", "s", screen->name);
      shown = dup_screen (work);
      g_assert_cmpstr (shown, ==, screen->name);
      g_assert_true (cw_screen_find (screen->name) == screen);
    }
  g_assert_true (shows (work, CW_TYPE_EXCHANGE_VIEW));
}

static gboolean
is_sidebar_shown (Work *work)
{
  gboolean is_shown = FALSE;

  g_object_get (work->view, "is-sidebar-shown", &is_shown, NULL);
  return is_shown;
}

static void
test_the_sidebar_gives_way_in_a_narrow_window (void)
{
  g_autoptr (Work) wide = work_new (1180);
  g_autoptr (Work) narrow = work_new (800);

  g_assert_true (is_sidebar_shown (wide));
  act (wide, "work.sidebar", NULL);
  g_assert_false (is_sidebar_shown (wide));

  g_assert_false (is_sidebar_shown (narrow));
  act (narrow, "work.back", NULL); /* there is nothing else to go back to */
  g_assert_true (is_sidebar_shown (narrow));
}

static void
test_a_visit_leads_back_to_its_walk (void)
{
  g_autoptr (Work) work = work_new (1180);
  g_autofree char *screen = NULL;

  act (work, "work.screen", "s", "exchange");
  act (work, "work.show-visit", "x", work->sketch->visit);
  g_assert_true (shows (work, CW_TYPE_VISIT_PAGE));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (work->window)), ==, "Visit 1 – Corewalk");

  act (work, "work.back", NULL);
  screen = dup_screen (work);
  g_assert_cmpstr (screen, ==, "walks");
  g_assert_cmpint (cw_walk_page_get_walk (CW_WALK_PAGE (find (work->view, CW_TYPE_WALK_PAGE))),
                   ==, work->sketch->walk);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (work->window)), ==, "Corewalk");
}

static void
test_a_page_is_laid_over_another_only_once (void)
{
  g_autoptr (Work) work = work_new (1180);
  g_autoptr (GError) error = NULL;
  const CwVisitPlan plan = { .walk = work->sketch->walk };
  gint64 next =
      cw_visit_start (cw_work_session_get_store (work->sketch->session), &plan, NULL, &error);

  g_assert_no_error (error);
  act (work, "work.show-visit", "x", work->sketch->visit);
  act (work, "work.new", NULL);
  act (work, "work.show-visit", "x", next);
  act (work, "work.back", NULL); /* not to the new walk, and not to the first visit */
  g_assert_true (shows (work, CW_TYPE_WALK_PAGE));
}

static void
test_an_undone_visit_is_left (void)
{
  g_autoptr (Work) work = work_new (1180);
  g_autoptr (GError) error = NULL;
  const CwVisitPlan plan = { .walk = work->sketch->walk };
  gint64 visit =
      cw_visit_start (cw_work_session_get_store (work->sketch->session), &plan, NULL, &error);

  g_assert_no_error (error);
  act (work, "work.show-visit", "x", visit);
  act (work, "work.undo", NULL);
  g_assert_true (shows (work, CW_TYPE_WALK_PAGE));
  act (work, "work.redo", NULL);
  act (work, "work.show-visit", "x", visit);
  g_assert_true (shows (work, CW_TYPE_VISIT_PAGE));
}

static void
test_the_next_start_shows_the_visit_again (void)
{
  g_autoptr (Work) work = work_new (1180);

  act (work, "work.show-visit", "x", work->sketch->visit);
  close_view (work);
  sketch_reopen (work->sketch);
  open_view (work, 1180);
  g_assert_true (shows (work, CW_TYPE_VISIT_PAGE));
  g_assert_cmpint (cw_visit_page_get_visit (
                       CW_VISIT_PAGE (find (work->view, CW_TYPE_VISIT_PAGE))),
                   ==, work->sketch->visit);

  act (work, "work.back", NULL);
  close_view (work);
  sketch_reopen (work->sketch);
  open_view (work, 1180);
  g_assert_false (shows (work, CW_TYPE_VISIT_PAGE));
}

static void
test_a_search_leaves_what_lies_over_the_walks (void)
{
  g_autoptr (Work) work = work_new (1180);
  GtkWidget *focus = NULL;

  act (work, "work.show-visit", "x", work->sketch->visit);
  act (work, "work.search", NULL);
  g_assert_false (shows (work, CW_TYPE_VISIT_PAGE));
  focus = gtk_window_get_focus (GTK_WINDOW (work->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
}

static void
test_a_walk_is_shared_with_its_school (void)
{
  g_autoptr (Work) work = work_new (1180);
  CwStore *store = cw_work_session_get_store (work->sketch->session);
  g_autoptr (CwExportPlan) plan = NULL;

  cw_school_new (store, "Aspen Grove", NULL, NULL, NULL);
  act (work, "work.show-walk", "x", work->sketch->walk);
  g_assert_true (
      gtk_widget_activate_action (find (work->view, CW_TYPE_WALK_PAGE), "walk.share", NULL));
  sketch_run_ms (300);
  plan = cw_leaving_plan_dup_plan (CW_LEAVING_PLAN (find (work->view, CW_TYPE_LEAVING_PLAN)));
  g_assert_cmpint (plan->school, ==, cw_school_find (store, "Riverside", NULL));
}

static void
test_every_page_is_shown_by_an_action_of_its_own (void)
{
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    {
      g_assert_true (g_str_has_prefix (kind->action, "work."));
      g_assert_true (cw_page_kind_find (kind->action) == kind);
    }

  g_assert_null (cw_page_kind_find ("work.undo"));
}

static void
frame_cb (GdkFrameClock *clock, guint *frame_count)
{
  (*frame_count)++;
}

/* A spinner on a page that is not seen would wake the program sixty times a second. */
static void
test_a_window_that_rests_draws_nothing (void)
{
  g_autoptr (Work) work = work_new (1000);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (work->view);
  guint frame_count = 0;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, "gtk-cursor-blink",
                FALSE, NULL);
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    {
      act (work, "work.screen", "s", screen->name);
      sketch_run_ms (500);
    }
  sketch_run_ms (1000);

  g_signal_connect (clock, "update", G_CALLBACK (frame_cb), &frame_count);
  sketch_run_ms (1000);
  g_signal_handlers_disconnect_by_data (clock, &frame_count);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpuint (frame_count, <, 5);
}

static GMutex long_lock;

static gpointer
work_long (CwStore *store,
           gpointer input,
           CwProgress progress,
           gpointer progress_data,
           GError **error)
{
  g_mutex_lock (&long_lock);
  g_mutex_unlock (&long_lock);
  return g_strdup ("done");
}

static void
long_done_cb (gpointer result, const GError *error, gpointer user_data)
{
  g_free (result);
  g_object_set_data (user_data, "done", user_data);
}

static gboolean
is_long_done (gpointer user_data)
{
  return g_object_get_data (user_data, "done") != NULL;
}

static const CwLoanClass long_loan = { .work = work_long };

static guint
count_notes (Work *work)
{
  g_autoptr (GPtrArray) notes = cw_note_list (cw_work_session_get_store (work->sketch->session),
                                              work->sketch->visit, NULL);

  return notes->len;
}

static void
type_line (Work *work, const char *text)
{
  GtkWidget *entry = find (work->view, CW_TYPE_EVIDENCE_ENTRY);
  GtkWidget *view = cw_evidence_entry_get_text_view (CW_EVIDENCE_ENTRY (entry));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_signal_emit_by_name (entry, "entered");
  sketch_run_ms (50);
}

/* The label that says exactly so, where a person sees it. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* A merge begins while a person is in a room: she goes back to the visit, and types on. */
static void
test_a_visit_goes_on_beside_a_long_work (void)
{
  g_autoptr (Work) work = work_new (1100);
  CwWorkSession *session = work->sketch->session;
  CwKeeper *keeper = cw_work_session_get_keeper (session);

  act (work, "work.show-visit", "x", work->sketch->visit);
  type_line (work, "before");
  act (work, "work.screen", "s", "exchange");
  g_mutex_lock (&long_lock);
  g_assert_true (
      cw_work_session_lend (session, &long_loan, NULL, long_done_cb, G_OBJECT (session)));
  sketch_run_ms (500);
  g_assert_true (says (work->view, "Go On with the Visit"));
  picture_keep (work->window, "busy-exchange");

  act (work, "work.resume", NULL);
  g_assert_true (shows (work, CW_TYPE_VISIT_PAGE));
  type_line (work, "Meanwhile she asks why");
  type_line (work, "S: Because");
  g_assert_true (
      cw_look_for_pane_press (CW_LOOK_FOR_PANE (find (work->view, CW_TYPE_LOOK_FOR_PANE)), 1));
  cw_look_for_pane_press (CW_LOOK_FOR_PANE (find (work->view, CW_TYPE_LOOK_FOR_PANE)), 1);
  sketch_run_ms (CW_KEEPER_DRAFT_MS + 100);
  g_assert_true (says (work->view, "Meanwhile she asks why"));
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_KEPT);
  g_assert_null (cw_keeper_get_trouble (keeper));
  g_assert_cmpuint (cw_keeper_get_waiting (keeper)->len, ==, 3);
  g_assert_null (cw_work_session_get_store (session));
  picture_keep (work->window, "busy-visit");

  act (work, "work.back", NULL);
  g_assert_false (shows (work, CW_TYPE_VISIT_PAGE));
  act (work, "work.resume", NULL);
  g_mutex_unlock (&long_lock);
  sketch_wait (is_long_done, session);
  sketch_run_ms (100);
  g_assert_cmpuint (count_notes (work), ==, 3);
  g_assert_cmpuint (cw_keeper_get_waiting (keeper)->len, ==, 0);
  g_assert_true (shows (work, CW_TYPE_VISIT_PAGE));
  g_assert_true (says (work->view, "S: Because"));
  type_line (work, "after");
  g_assert_cmpuint (count_notes (work), ==, 4);
  act (work, "work.back", NULL);
  g_assert_false (shows (work, CW_TYPE_VISIT_PAGE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/work-view/every-screen-opens-by-its-name",
                   test_every_screen_opens_by_its_name);
  g_test_add_func ("/work-view/the-sidebar-gives-way-in-a-narrow-window",
                   test_the_sidebar_gives_way_in_a_narrow_window);
  g_test_add_func ("/work-view/a-visit-leads-back-to-its-walk",
                   test_a_visit_leads_back_to_its_walk);
  g_test_add_func ("/page-trail/a-page-is-laid-over-another-only-once",
                   test_a_page_is_laid_over_another_only_once);
  g_test_add_func ("/work-view/a-visit-goes-on-beside-a-long-work",
                   test_a_visit_goes_on_beside_a_long_work);
  g_test_add_func ("/work-view/an-undone-visit-is-left", test_an_undone_visit_is_left);
  g_test_add_func ("/work-view/the-next-start-shows-the-visit-again",
                   test_the_next_start_shows_the_visit_again);
  g_test_add_func ("/work-view/a-search-leaves-what-lies-over-the-walks",
                   test_a_search_leaves_what_lies_over_the_walks);
  g_test_add_func ("/work-view/a-window-that-rests-draws-nothing",
                   test_a_window_that_rests_draws_nothing);
  g_test_add_func ("/work-view/a-walk-is-shared-with-its-school",
                   test_a_walk_is_shared_with_its_school);
  g_test_add_func ("/page-kind/every-page-is-shown-by-an-action-of-its-own",
                   test_every_page_is_shown_by_an_action_of_its_own);
  return g_test_run ();
}
