#include "tests/ui/partner.h"

#include "corewalk/note.h"
#include "corewalk/search.h"
#include "corewalk/trust.h"
#include "ui/exchange/arrival-row.h"
#include "ui/exchange/arrival-story.h"
#include "ui/exchange/arrivals-page.h"
#include "ui/shell/work-view.h"

#include <glib/gstdio.h>

typedef struct
{
  Sketch *sketch;
  Partner *partner;
  GtkWidget *window;
  GtkWidget *page;
  GtkListBox *rows;
  guint changes; /* of the session */
} Screen;

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
changed_cb (Screen *screen)
{
  screen->changes++;
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);
  GtkWidget *view = NULL;

  screen->sketch = sketch_new ();
  screen->partner = partner_new ();
  view = cw_work_view_new (screen->sketch->session);
  g_signal_connect_swapped (screen->sketch->session, "changed", G_CALLBACK (changed_cb),
                            screen);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), view);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_widget_activate_action (view, "work.screen", "s", "exchange");
  screen->page = find_type (view, CW_TYPE_ARRIVALS_PAGE);
  gtk_widget_activate_action (screen->page, "exchange.show", "s", "arrivals");
  screen->rows = GTK_LIST_BOX (find_type (screen->page, GTK_TYPE_LIST_BOX));
  sketch_run_ms (50);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  partner_free (screen->partner);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static CwArrivalRow *
first_row (Screen *screen)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (screen->rows, 0);

  return row != NULL ? CW_ARRIVAL_ROW (row) : NULL;
}

static gboolean
is_settled (gpointer user_data)
{
  Screen *screen = user_data;

  return first_row (screen) != NULL && !cw_work_session_is_lent (screen->sketch->session);
}

static const CwArrival *
look_at (Screen *screen, const char *file)
{
  const char *const files[] = { file, NULL };

  cw_arrivals_page_look_at (CW_ARRIVALS_PAGE (screen->page), files);
  sketch_wait (is_settled, screen);
  return cw_arrival_row_get_arrival (first_row (screen));
}

static void
answer (Screen *screen, const char *what)
{
  g_signal_emit_by_name (first_row (screen), "answered", what);
}

static guint
count_hits (Screen *screen)
{
  g_autoptr (GPtrArray) hits = cw_search (store_of (screen), "paragraph", 10, NULL);

  return hits->len;
}

static void
test_tells_the_story_and_takes_in (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *file = NULL;
  g_autofree char *story = NULL;
  g_autofree char *title = NULL;
  const CwArrival *arrival = NULL;
  gint64 fresh;

  partner_introduce (screen->partner, store_of (screen));
  file = partner_export (screen->partner, store_of (screen), "ben.walk");
  arrival = look_at (screen, file);
  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_READY);
  g_assert_cmpint (arrival->fresh, >, 0);
  g_assert_cmpint (arrival->already, ==, 0);
  fresh = arrival->fresh;
  title = cw_arrival_story_dup_title (arrival);
  g_assert_cmpstr (title, ==, "Ben Ortiz’s file");
  g_assert_cmpuint (count_hits (screen), ==, 0); /* it was only looked at */
  g_assert_cmpuint (screen->changes, ==, 0);

  answer (screen, "take");
  sketch_wait (is_settled, screen);
  arrival = cw_arrival_row_get_arrival (first_row (screen));
  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_TAKEN_IN);
  g_assert_cmpint (arrival->fresh, ==, fresh);
  g_assert_cmpuint (count_hits (screen), ==, 1);
  g_assert_cmpuint (screen->changes, ==, 1);

  arrival = look_at (screen, file);
  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_OLD);
  story = cw_arrival_story_dup_counts (arrival);
  g_assert_true (g_str_has_prefix (story, "Nothing new: all of its"));
}

static void
test_an_unknown_sender_needs_a_card (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *file = partner_export (screen->partner, store_of (screen), "ben.walk");
  const CwArrival *arrival = look_at (screen, file);

  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_UNKNOWN);
  g_assert_cmpstr (arrival->info->sender, ==, "Ben Ortiz");

  /* Once the card is there the page finds out by itself. */
  answer (screen, "card");
  gtk_widget_activate_action (screen->page, "work.screen", "s", "walks");
  sketch_run_ms (300);
  partner_introduce (screen->partner, store_of (screen));
  gtk_widget_activate_action (screen->page, "work.screen", "s", "exchange");
  gtk_widget_activate_action (screen->page, "exchange.show", "s", "arrivals");
  sketch_run_ms (300);
  sketch_wait (is_settled, screen);
  arrival = cw_arrival_row_get_arrival (first_row (screen));
  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_READY);
}

static void
test_a_file_that_is_cut_off_is_refused (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *file = partner_export (screen->partner, store_of (screen), "ben.walk");
  g_autofree char *bytes = NULL;
  g_autofree char *story = NULL;
  gsize length;
  const CwArrival *arrival = NULL;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (file, bytes, (gssize) length - 100, NULL));
  arrival = look_at (screen, file);
  g_assert_cmpint (arrival->state, ==, CW_ARRIVAL_REFUSED);
  story = cw_arrival_story_dup_counts (arrival);
  g_assert_true (
      g_str_has_suffix (story, " Nothing of it was taken in: ask for the file again."));

  answer (screen, "dismiss");
  g_assert_null (first_row (screen));
}

static void
test_nobody_walks_while_the_store_is_lent (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *file = NULL;
  g_autofree char *shown = NULL;
  const char *files[2] = { NULL };
  GtkWidget *view = find_type (screen->window, CW_TYPE_WORK_VIEW);

  partner_introduce (screen->partner, store_of (screen));
  files[0] = file = partner_export (screen->partner, store_of (screen), "ben.walk");
  cw_arrivals_page_look_at (CW_ARRIVALS_PAGE (screen->page), files);
  g_assert_true (cw_work_session_is_lent (screen->sketch->session));
  gtk_widget_activate_action (screen->page, "work.screen", "s", "walks");
  gtk_widget_activate_action (screen->page, "work.new", NULL);
  gtk_widget_activate_action (screen->page, "work.undo", NULL);
  g_object_get (view, "screen", &shown, NULL);
  g_assert_cmpstr (shown, ==, "exchange");
  sketch_wait (is_settled, screen);
}

static gboolean
stop_cb (double fraction, gpointer user_data)
{
  return FALSE;
}

static void
test_a_stopped_file_changes_nothing (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GPtrArray) orders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_arrival_order_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;

  partner_introduce (screen->partner, store_of (screen));
  file = partner_export (screen->partner, store_of (screen), "ben.walk");
  g_ptr_array_add (orders, cw_arrival_order_new (file));
  g_assert_null (cw_arrival_take_in.work (store_of (screen), orders, stop_cb, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  g_assert_cmpuint (count_hits (screen), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/arrivals/tells-the-story-and-takes-in", test_tells_the_story_and_takes_in);
  g_test_add_func ("/arrivals/an-unknown-sender-needs-a-card",
                   test_an_unknown_sender_needs_a_card);
  g_test_add_func ("/arrivals/a-file-that-is-cut-off-is-refused",
                   test_a_file_that_is_cut_off_is_refused);
  g_test_add_func ("/arrivals/nobody-walks-while-the-store-is-lent",
                   test_nobody_walks_while_the_store_is_lent);
  g_test_add_func ("/arrivals/a-stopped-file-changes-nothing",
                   test_a_stopped_file_changes_nothing);
  return g_test_run ();
}
