#include "data/exchange/frame-feed.h"

#define AHEAD 6 /* frames that are made ready before they are asked for */

/* One frame on its way; at the end of a bundle one without frames, or with what went wrong. */
typedef struct
{
  CwPacked *packed;
  CwFrame *frame;
  gboolean is_end;
  GError *error;
} Item;

struct _CwFrameFeed
{
  CwBundleReader *reader;
  GThread *thread;
  GAsyncQueue *ready; /* of Item: thread to caller */
  GAsyncQueue *spare; /* of Item: caller to thread */
  Item *given;        /* out to the caller */
  gint is_stopped;
};

static Item *
item_new (void)
{
  Item *item = g_new0 (Item, 1);

  item->packed = cw_packed_new ();
  item->frame = cw_frame_new ();
  return item;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  cw_packed_free (item->packed);
  cw_frame_free (item->frame);
  g_clear_error (&item->error);
  g_free (item);
}

static void
swap_frames (CwFrame **one, CwFrame **other)
{
  CwFrame *kept = *one;

  *one = *other;
  *other = kept;
}

static gboolean
make_ready (CwFrameFeed *feed, CwRunCheck *check, Item *item)
{
  GPtrArray *runs = cw_bundle_reader_get_runs (feed->reader);
  guint32 run;

  if (!cw_bundle_reader_next (feed->reader, item->packed, &run, &item->is_end, &item->error))
    return FALSE;
  if (item->is_end)
    return TRUE;
  if ((check->run != runs->pdata[run] &&
       !cw_run_check_begin (check, runs->pdata[run], &item->error)) ||
      !cw_run_check_frame (check, item->packed, &item->error))
    return FALSE;

  swap_frames (&check->frame, &item->frame);
  return TRUE;
}

static gpointer
run_thread (gpointer data)
{
  CwFrameFeed *feed = data;
  g_auto (CwRunCheck) check = { 0 };
  gboolean goes_on = TRUE;

  cw_run_check_init (&check);
  while (goes_on)
    {
      Item *item = g_async_queue_pop (feed->spare);

      goes_on = !g_atomic_int_get (&feed->is_stopped) && make_ready (feed, &check, item) &&
                !item->is_end;
      g_async_queue_push (feed->ready, item);
    }

  return NULL;
}

CwFrameFeed *
cw_frame_feed_new (CwBundleReader *reader)
{
  CwFrameFeed *feed = g_new0 (CwFrameFeed, 1);

  feed->reader = reader;
  feed->ready = g_async_queue_new_full (item_free);
  feed->spare = g_async_queue_new_full (item_free);
  for (guint i = 0; i < AHEAD; i++)
    g_async_queue_push (feed->spare, item_new ());
  feed->thread = g_thread_new ("frames", run_thread, feed);
  return feed;
}

void
cw_frame_feed_free (CwFrameFeed *feed)
{
  if (feed == NULL)
    return;

  /* A thread that waits for a spare frame gets one, and sees that it is to stop. */
  g_atomic_int_set (&feed->is_stopped, TRUE);
  g_async_queue_push (feed->spare, feed->given != NULL ? feed->given : item_new ());
  g_thread_join (feed->thread);
  g_async_queue_unref (feed->ready);
  g_async_queue_unref (feed->spare);
  g_free (feed);
}

static Item *
next_item (CwFrameFeed *feed)
{
  if (feed->given != NULL)
    g_async_queue_push (feed->spare, feed->given);

  feed->given = g_async_queue_pop (feed->ready);
  return feed->given;
}

static gboolean
fail (Item *item, GError **error)
{
  g_propagate_error (error, g_steal_pointer (&item->error));
  return FALSE;
}

gboolean
cw_frame_feed_next (CwFrameFeed *feed, CwFrame **frame, CwPacked **packed, GError **error)
{
  Item *item = next_item (feed);

  if (item->error != NULL)
    return fail (item, error);

  g_assert (!item->is_end);
  *frame = item->frame;
  *packed = item->packed;
  return TRUE;
}

gboolean
cw_frame_feed_finish (CwFrameFeed *feed, GError **error)
{
  Item *item = next_item (feed);

  if (item->error != NULL)
    return fail (item, error);

  g_assert (item->is_end);
  return TRUE;
}
