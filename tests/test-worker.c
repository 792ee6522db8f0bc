#include "data/base/worker.h"

#define PIECES 100

typedef struct
{
  GThread *caller;
  guint count;
  guint order[PIECES];
  gboolean was_beside;
} Done;

static void
note (gpointer piece, gpointer user_data)
{
  Done *done = user_data;

  done->was_beside = g_thread_self () != done->caller;
  done->order[done->count++] = *(guint *) piece;
}

static void
check_order (gboolean wants_thread, guint ahead)
{
  Done done = { .caller = g_thread_self () };
  CwWorker *worker = cw_worker_new ("test", wants_thread, note, &done);
  guint pieces[PIECES];

  for (guint i = 0; i < PIECES; i++)
    {
      pieces[i] = i;
      cw_worker_give (worker, &pieces[i]);
      if (i >= ahead)
        cw_worker_wait (worker);
    }
  cw_worker_free (worker);

  g_assert_cmpint (done.count, ==, PIECES);
  g_assert_cmpint (done.was_beside, ==, wants_thread);
  for (guint i = 0; i < PIECES; i++)
    g_assert_cmpint (done.order[i], ==, i);
}

static void
test_in_order (void)
{
  check_order (TRUE, 0);
  check_order (TRUE, 3);
  check_order (FALSE, 3);
}

/* Nobody waited for any of them. */
static void
test_does_all_before_it_ends (void)
{
  check_order (TRUE, PIECES);
  check_order (FALSE, PIECES);
}

static void
test_waits_for_what_it_changes (void)
{
  Done done = { .caller = g_thread_self () };
  g_autoptr (CwWorker) worker = cw_worker_new ("test", TRUE, note, &done);

  for (guint i = 0; i < PIECES; i++)
    {
      cw_worker_give (worker, &i);
      cw_worker_wait (worker);
      g_assert_cmpint (done.count, ==, i + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/in-order", test_in_order);
  g_test_add_func ("/worker/does-all-before-it-ends", test_does_all_before_it_ends);
  g_test_add_func ("/worker/waits-for-what-it-changes", test_waits_for_what_it_changes);
  return g_test_run ();
}
