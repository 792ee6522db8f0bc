#include "tests/ui/sketch.h"

#include "corewalk/record.h"
#include "ui/walks/walk-list.h"

#include <adwaita.h>

#define MANY 100000

/* Ids of many rows; the walk of the sketch again and again, as far as reading goes. */
static GArray *
many_ids (Sketch *sketch)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MANY);

  for (guint i = 0; i < MANY; i++)
    g_array_append_val (ids, sketch->walk);

  return ids;
}

static guint made_count;

static void
made_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  made_count++;
}

static void
scroll_cb (gpointer view)
{
  for (guint position = 0; position < MANY; position += MANY / 50)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
      sketch_run_ms (5);
    }
}

static void
test_reads_only_what_is_looked_at (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwWalkList *list = cw_walk_list_new (sketch->session);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (
                                           G_LIST_MODEL (g_object_ref (list)))),
                                       factory);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gint64 begun_us = 0;

  g_signal_connect (factory, "bind", G_CALLBACK (made_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (200);

  begun_us = g_get_monotonic_time ();
  cw_walk_list_take_ids (list, many_ids (sketch));
  sketch_run_ms (200);
  g_test_message ("%u rows shown for the first time in %.1f ms, %u of them made", MANY,
                  (double) (g_get_monotonic_time () - begun_us) / 1000 - 200, made_count);
  g_assert_cmpuint (made_count, <, 1000);

  made_count = 0;
  cw_walk_list_take_ids (list, many_ids (sketch)); /* a refresh */
  scroll_cb (view);
  g_test_message ("%u rows made by a refresh and 50 leaps from end to end", made_count);
  g_assert_cmpuint (made_count, <, 20000);

  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
  g_assert_finalize_object (list);
}

static void
test_shows_a_walk_in_words (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwWalkList *list = cw_walk_list_new (sketch->session);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwWalkItem) item = NULL;
  g_autofree char *title = NULL, *day = NULL, *school = NULL, *rooms = NULL;
  gboolean is_open = FALSE;

  g_array_append_val (ids, sketch->walk);
  cw_walk_list_take_ids (list, ids);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_object_get (item, "title", &title, "day", &day, "school", &school, "rooms", &rooms,
                "is-open", &is_open, NULL);

  g_assert_cmpstr (title, ==, "Spring walk");
  g_assert_cmpstr (day, ==, "Today");
  g_assert_cmpstr (school, ==, "Riverside");
  g_assert_cmpstr (rooms, ==, "1 room");
  g_assert_true (is_open);
  g_assert_cmpint (cw_walk_list_get_id (list, 0), ==, sketch->walk);
  g_assert_cmpint (cw_walk_list_get_id (list, 1), ==, 0);
  g_assert_cmpuint (cw_walk_list_find (list, sketch->walk), ==, 0);
  g_assert_cmpuint (cw_walk_list_find (list, sketch->visit), ==, GTK_INVALID_LIST_POSITION);
  g_assert_finalize_object (list);
}

static void
test_a_walk_that_is_gone_shows_empty (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwStore *store = cw_work_session_get_store (sketch->session);
  CwWalkList *list = cw_walk_list_new (sketch->session);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwWalkItem) item = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, sketch->walk);
  cw_record_delete (store, sketch->walk, NULL, &error);
  g_assert_no_error (error);
  cw_walk_list_take_ids (list, ids);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_object_get (item, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "");
  g_assert_finalize_object (list);
}

typedef struct
{
  GMutex mutex; /* held until the loan may end */
  gboolean is_over;
} Loan;

/* Whoever else used the store meanwhile would be on two threads. */
static gpointer
hold (CwStore *store,
      gpointer input,
      CwProgress progress,
      gpointer progress_data,
      GError **error)
{
  Loan *loan = input;

  g_mutex_lock (&loan->mutex);
  g_mutex_unlock (&loan->mutex);
  return loan;
}

static void
held_cb (gpointer result, const GError *error, gpointer user_data)
{
  *(gboolean *) g_object_get_data (user_data, "is-over") = TRUE;
}

static gboolean
is_over (gpointer user_data)
{
  return ((Loan *) user_data)->is_over;
}

static void
test_reads_beside_a_store_that_is_lent (void)
{
  static const CwLoanClass class = { .work = hold };
  g_autoptr (Sketch) sketch = sketch_new ();
  CwWalkList *list = cw_walk_list_new (sketch->session);
  g_autoptr (GObject) watcher = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (CwWalkItem) item = NULL;
  g_autofree char *title = NULL;
  Loan loan = { .is_over = FALSE };

  g_object_set_data (watcher, "is-over", &loan.is_over);
  g_mutex_init (&loan.mutex);
  g_mutex_lock (&loan.mutex);
  g_assert_true (cw_work_session_lend (sketch->session, &class, &loan, held_cb, watcher));
  cw_walk_list_take_ids (list, many_ids (sketch));
  item = g_list_model_get_item (G_LIST_MODEL (list), MANY / 2);
  g_object_get (item, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Spring walk");
  g_assert_true (cw_work_session_is_lent (sketch->session));

  g_mutex_unlock (&loan.mutex);
  sketch_wait (is_over, &loan);
  g_mutex_clear (&loan.mutex);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/walk-list/reads-only-what-is-looked-at",
                   test_reads_only_what_is_looked_at);
  g_test_add_func ("/walk-list/shows-a-walk-in-words", test_shows_a_walk_in_words);
  g_test_add_func ("/walk-list/a-walk-that-is-gone-shows-empty",
                   test_a_walk_that_is_gone_shows_empty);
  g_test_add_func ("/walk-list/reads-beside-a-store-that-is-lent",
                   test_reads_beside_a_store_that_is_lent);
  return g_test_run ();
}
