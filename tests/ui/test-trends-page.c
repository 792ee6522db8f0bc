#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"

#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/charts/chart-card.h"
#include "ui/charts/chart-view.h"
#include "ui/trends/trends-page.h"

#include <string.h>

#define ROOMS 14
#define MONTH_MS (G_GINT64_CONSTANT (30) * 24 * 3600 * 1000)

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

/* One room in each month, back from now: the first look-for is seen in every second of them. */
static void
mark_rooms (Sketch *sketch)
{
  CwStore *store = cw_work_session_get_store (sketch->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) walk = cw_walk_get (store, sketch->walk, &error);
  g_autoptr (GPtrArray) items = cw_form_items (store, walk->form, &error);
  CwMoment moment = cw_moment_now ();

  for (guint room = 0; room < ROOMS; room++)
    {
      const CwVisitPlan plan = { .walk = sketch->walk,
                                 .grade = room % 2 ? "4" : "K",
                                 .subject = "Math",
                                 .segment = "opening" };
      gint64 visit = cw_visit_start (store, &plan, &moment, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < 3; i++)
        {
          const CwItem *item = items->pdata[i];

          cw_mark_set (store, visit, item->id,
                       room % (i + 2) == 0 ? CW_MARK_SEEN : CW_MARK_NOT_SEEN, &moment, &error);
          g_assert_no_error (error);
        }
      if (room % 4 == 3)
        moment.at_ms -= MONTH_MS;
    }
}

static Screen *
screen_new (gboolean has_marks)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  if (has_marks)
    mark_rooms (screen->sketch);
  screen->page = cw_trends_page_new (screen->sketch->session);
  screen->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 900, 1900);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (400);
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

/* The widgets of @type that are shown, in reading order. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (Screen *screen, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (screen->page, type, found);
  return found;
}

static gboolean
says (Screen *screen, const char *words)
{
  g_autoptr (GPtrArray) labels = find_all (screen, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static const CwChart *
chart_at (Screen *screen, guint which)
{
  g_autoptr (GPtrArray) views = find_all (screen, CW_TYPE_CHART_VIEW);

  g_assert_cmpuint (which, <, views->len);
  return cw_chart_view_get_chart (views->pdata[which]);
}

/* As a key press does. */
static void
press (GtkWidget *view, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
      if (is_handled)
        return;
    }
  g_assert_not_reached ();
}

static void
test_charts (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE);
  g_autofree char *overview = NULL;
  g_autofree char *grade = NULL;

  g_assert_cmpuint (cw_chart_count_rows (chart_at (screen, 0)), ==, 3);
  overview = cw_chart_say (chart_at (screen, 0), 0, 0);
  g_assert_nonnull (strstr (overview, "7 of 14, 50 %"));
  g_assert_cmpuint (cw_chart_count_columns (chart_at (screen, 1)), >=, 3); /* months */
  g_assert_cmpstr (cw_chart_get_row (chart_at (screen, 2), 0), ==, "Riverside");
  g_assert_cmpstr (cw_chart_get_row (chart_at (screen, 3), 0), ==, "Grade K");
  grade = cw_chart_say (chart_at (screen, 3), 0, 0);
  g_assert_nonnull (strstr (grade, "7 of 7, 100 %"));
  picture_keep (screen->window, "trends");
}

static void
test_keys (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE);
  g_autoptr (GPtrArray) views = find_all (screen, CW_TYPE_CHART_VIEW);
  g_autofree char *before = cw_chart_view_dup_words (views->pdata[0]);
  const char *second = cw_chart_get_row (chart_at (screen, 0), 1);
  g_autofree char *words = NULL;

  g_assert_null (before);
  press (views->pdata[0], GDK_KEY_Home);
  press (views->pdata[0], GDK_KEY_Down);
  words = cw_chart_view_dup_words (views->pdata[0]);
  g_assert_true (g_str_has_prefix (words, second));
  g_assert_true (says (screen, words));

  /* Enter asks about that look-for. */
  press (views->pdata[0], GDK_KEY_Return);
  sketch_run_ms (300);
  g_assert_cmpstr (cw_chart_get_row (chart_at (screen, 1), 0), ==, second);
}

static void
test_table (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE);
  g_autoptr (GPtrArray) cards = find_all (screen, CW_TYPE_CHART_CARD);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  g_assert_cmpuint (cards->len, >=, 7);
  collect (cards->pdata[0], GTK_TYPE_TOGGLE_BUTTON, buttons);
  gtk_toggle_button_set_active (buttons->pdata[0], TRUE);
  sketch_run_ms (300);
  g_assert_true (says (screen, "50 % (7 of 14), 27 % to 73 %"));
  picture_keep (screen->window, "trends-table");
}

/* A visit in which nothing was marked: no look-fors to show, but when it was. */
static void
test_unmarked (void)
{
  g_autoptr (Screen) screen = screen_new (FALSE);

  g_assert_false (says (screen, "How Often Each Look-for Was Seen"));
  g_assert_true (says (screen, "When Rooms Were Visited"));
}

/* What was asked before the last change of mind does not come back. */
static void
test_change_of_mind (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE);

  for (guint i = 0; i < 20; i++)
    {
      cw_work_session_changed (screen->sketch->session);
      sketch_run_ms (i % 3);
    }
  sketch_run_ms (600);
  g_assert_cmpuint (cw_chart_count_rows (chart_at (screen, 0)), ==, 3);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/trends-page/charts", test_charts);
  g_test_add_func ("/trends-page/keys", test_keys);
  g_test_add_func ("/trends-page/table", test_table);
  g_test_add_func ("/trends-page/unmarked", test_unmarked);
  g_test_add_func ("/trends-page/change-of-mind", test_change_of_mind);
  return g_test_run ();
}
