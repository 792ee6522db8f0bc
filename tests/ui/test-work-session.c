#include "tests/ui/sketch.h"

#include "corewalk/note.h"
#include "corewalk/walk.h"

/* What a loan and its asker see of each other. */
typedef struct
{
  GMutex lock; /* held by the test for as long as the loan is to go on */
  GThread *thread;
  gint64 count;
  gboolean is_done;
  gboolean is_cancelled;
} Watch;

static Watch *
watch_new (void)
{
  Watch *watch = g_new0 (Watch, 1);

  g_mutex_init (&watch->lock);
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_mutex_clear (&watch->lock);
  g_free (watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

static gpointer
count_walks (CwStore *store,
             gpointer input,
             CwProgress progress,
             gpointer progress_data,
             GError **error)
{
  Watch *watch = input;
  g_autoptr (GArray) ids = NULL;

  watch->thread = g_thread_self ();
  g_mutex_lock (&watch->lock);
  g_mutex_unlock (&watch->lock);
  ids = cw_walk_ids (store, 0, error);
  watch->count = ids != NULL ? (gint64) ids->len : -1;
  return watch;
}

static gpointer
go_on_until_stopped (CwStore *store,
                     gpointer input,
                     CwProgress progress,
                     gpointer progress_data,
                     GError **error)
{
  while (progress (0.25, progress_data))
    g_usleep (1000);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return NULL;
}

static const CwLoanClass count_loan = { .work = count_walks };
static const CwLoanClass endless_loan = { .work = go_on_until_stopped };
static const CwLoanClass look_loan = { .work = go_on_until_stopped, .gives_way = TRUE };

/* The asker of a loan is an object: a plain one that knows the watch. */
static GObject *
asker_of (Watch *watch)
{
  GObject *asker = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data (asker, "watch", watch);
  return asker;
}

static void
done_cb (gpointer result, const GError *error, gpointer user_data)
{
  Watch *watch = g_object_get_data (user_data, "watch");

  watch->is_done = TRUE;
  watch->is_cancelled = g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED);
}

static gboolean
is_done (gpointer user_data)
{
  return ((Watch *) user_data)->is_done;
}

static gboolean
lend (Sketch *sketch, const CwLoanClass *loan, Watch *watch)
{
  g_autoptr (GObject) asker = asker_of (watch);

  return cw_work_session_lend (sketch->session, loan, watch, done_cb, asker);
}

static void
test_lends_the_store_to_another_thread (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (Watch) watch = watch_new ();

  g_mutex_lock (&watch->lock);
  g_assert_true (lend (sketch, &count_loan, watch));
  g_assert_null (cw_work_session_get_store (sketch->session));
  g_assert_true (cw_work_session_is_lent (sketch->session));
  g_assert_false (lend (sketch, &count_loan, watch)); /* there is only one */

  g_mutex_unlock (&watch->lock);
  sketch_wait (is_done, watch);
  g_assert_true (watch->thread != g_thread_self ());
  g_assert_cmpint (watch->count, ==, 1);
  g_assert_nonnull (cw_work_session_get_store (sketch->session));
  g_assert_false (cw_work_session_is_lent (sketch->session));
}

static void
test_is_busy_only_when_one_notices (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (Watch) watch = watch_new ();
  gboolean is_busy = TRUE;

  lend (sketch, &endless_loan, watch);
  g_object_get (sketch->session, "is-busy", &is_busy, NULL);
  g_assert_false (is_busy);
  sketch_run_ms (400);
  g_object_get (sketch->session, "is-busy", &is_busy, NULL);
  g_assert_true (is_busy);
  g_assert_cmpfloat (cw_work_session_get_fraction (sketch->session), ==, 0.25);

  cw_work_session_cancel_loan (sketch->session);
  sketch_wait (is_done, watch);
  g_assert_true (watch->is_cancelled);
  g_object_get (sketch->session, "is-busy", &is_busy, NULL);
  g_assert_false (is_busy);
}

static void
test_who_only_looks_gives_way (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (Watch) watch = watch_new (), next = watch_new ();

  g_assert_true (lend (sketch, &look_loan, watch));
  g_assert_false (cw_work_session_is_lent (sketch->session));
  g_assert_nonnull (cw_work_session_get_store (sketch->session));

  /* The answer of the first is still on its way when the store is lent again. */
  g_assert_false (watch->is_done);
  g_assert_true (lend (sketch, &count_loan, next));
  sketch_wait (is_done, next);
  g_assert_true (watch->is_cancelled);
  g_assert_cmpint (next->count, ==, 1);
}

static void
test_what_is_typed_is_kept_first (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (Watch) watch = watch_new ();
  g_autofree char *text = NULL;

  cw_keeper_set_draft (cw_work_session_get_keeper (sketch->session), "visit:test", "half a li",
                       NULL);
  g_assert_true (lend (sketch, &count_loan, watch));
  sketch_wait (is_done, watch);
  text = cw_draft_dup (cw_work_session_get_store (sketch->session), "visit:test", NULL);
  g_assert_cmpstr (text, ==, "half a li");
}

static void
test_closing_waits_for_the_loan (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autoptr (Watch) watch = watch_new ();

  lend (sketch, &endless_loan, watch);
  sketch_reopen (sketch); /* another writer opens the store at once */
  sketch_wait (is_done, watch);
  g_assert_true (watch->is_cancelled);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/work-session/lends-the-store-to-another-thread",
                   test_lends_the_store_to_another_thread);
  g_test_add_func ("/work-session/is-busy-only-when-one-notices",
                   test_is_busy_only_when_one_notices);
  g_test_add_func ("/work-session/who-only-looks-gives-way", test_who_only_looks_gives_way);
  g_test_add_func ("/work-session/what-is-typed-is-kept-first",
                   test_what_is_typed_is_kept_first);
  g_test_add_func ("/work-session/closing-waits-for-the-loan", test_closing_waits_for_the_loan);
  return g_test_run ();
}
