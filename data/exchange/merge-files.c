#include "corewalk/merge.h"

#include "data/base/db-private.h"
#include "data/base/stmt.h"
#include "data/count/pack-keep.h"
#include "data/exchange/brake.h"
#include "data/exchange/fill.h"
#include "data/exchange/frame-feed.h"
#include "data/exchange/heal.h"
#include "data/exchange/merge-line.h"
#include "data/exchange/merge-note.h"
#include "data/exchange/merge-run.h"
#include "data/exchange/order-run.h"
#include "data/exchange/revoke-run.h"
#include "data/exchange/sender.h"
#include "data/exchange/sweep.h"
#include "data/record/words.h"
#include "data/store/encryption-key.h"
#include "data/store/setting.h"
#include "data/store/wipe.h"
#include "data/trust/own-card.h"
#include "sql.h"

#include <string.h>

static void
free_file (gpointer data)
{
  CwMergedFile *file = data;

  g_free (file->file);
  g_free (file->sender);
  g_free (file->reason);
  g_ptr_array_unref (file->notes);
  g_free (file);
}

void
cw_merged_free (CwMerged *merged)
{
  if (merged == NULL)
    return;

  g_ptr_array_unref (merged->files);
  g_free (merged);
}

/* One call of cw_merge(). */
typedef struct
{
  CwMerging merging;
  CwMergeOptions options;
  CwAgeKeys *keys;
  GHashTable *erased; /* as in merging, but of all files that were kept */
  CwProgress progress;
  gpointer user_data;
  double done, share; /* of all files: what is behind, and what this one is */
} Merge;

static gboolean
check_sender (Merge *merge, const CwBundleHead *head, GError **error)
{
  CwStore *store = merge->merging.store;

  if (head->is_sample != store->person.is_sample &&
      !(head->is_sample && cw_store_is_empty (store)))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           head->is_sample
                               ? "it holds sample data, which never meets real work"
                               : "this store holds sample data, which never meets real work");
      return FALSE;
    }

  return cw_sender_check (&merge->merging, head, merge->options.allows_unknown, error);
}

static gboolean
report (Merge *merge, gint64 lines, gint64 all, GError **error)
{
  double part = (double) lines / (double) MAX (all, 1);

  if (merge->progress == NULL ||
      merge->progress (MIN (merge->done + merge->share * part, 1.0), merge->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

/* The frames of a bundle's second reading. */
typedef struct
{
  Merge *merge;
  CwFrameFeed *feed;
  gint64 lines, all;
} Reading;

static gboolean
next_frame (gpointer source, CwFrame **frame, CwPacked **packed, GError **error)
{
  Reading *reading = source;

  if (!cw_frame_feed_next (reading->feed, frame, packed, error))
    return FALSE;

  reading->lines += (gint64) (*packed)->last - (*packed)->first + 1;
  return report (reading->merge, reading->lines, reading->all, error);
}

static gboolean
take_runs (Merge *merge, CwBundleReader *reader, GError **error)
{
  GPtrArray *runs = cw_bundle_reader_get_runs (reader);
  const GArray *marks = cw_bundle_reader_get_marks (reader);
  const CwMark *at = (const CwMark *) (gconstpointer) marks->data, *end = at + marks->len;
  Reading reading = { .merge = merge, .all = cw_bundle_reader_count_lines (reader) };
  g_autoptr (CwFrameFeed) feed = NULL;

  if (!cw_bundle_reader_again (reader, error))
    return FALSE;

  feed = reading.feed = cw_frame_feed_new (reader);
  for (guint i = 0; i < runs->len; i++)
    {
      CwIncoming incoming = { .run = runs->pdata[i],
                              .marks = at,
                              .next = next_frame,
                              .source = &reading };

      while (at < end && at->run == i)
        at++;
      incoming.mark_count = (guint) (at - incoming.marks);
      if (!cw_merge_run (&merge->merging, &incoming, error))
        return FALSE;
    }

  return cw_frame_feed_finish (feed, error);
}

static gboolean
is_nothing_new (Merge *merge, CwBundleReader *reader, gboolean *is_old, GError **error)
{
  CwLog *log = merge->merging.store->log;
  GPtrArray *runs = cw_bundle_reader_get_runs (reader), *streams = cw_log_get_streams (log);

  *is_old = TRUE;
  for (guint i = 0; i < runs->len && *is_old; i++)
    {
      const CwRun *run = runs->pdata[i];

      if (!cw_fill_begin (&merge->merging, run, error))
        return FALSE;

      *is_old = FALSE;
      for (guint j = 0; j < streams->len && !*is_old; j++)
        {
          const CwStream *stream = streams->pdata[j];
          guint8 chain[CW_LINE_HASH];

          if (stream->bits != run->bits ||
              memcmp (stream->key, run->key, sizeof run->key) != 0 ||
              run->last > stream->sealed_seq)
            continue;
          if (!cw_seal_chain_at (log, stream, run->last, chain, error))
            return FALSE;
          *is_old =
              merge->merging.holed->len == 0 && memcmp (chain, run->head, CW_LINE_HASH) == 0;
        }
    }

  return TRUE;
}

static gboolean
take_lines (Merge *merge, CwBundleReader *reader, GError **error)
{
  CwMerging *merging = &merge->merging;

  cw_row_gather (merging->store);
  return take_runs (merge, reader, error) && cw_heal (merging, error) &&
         cw_row_settle (merging->store, error) && cw_merge_finish_lines (merging, error) &&
         cw_order_run_all (merging, error) && cw_merge_finish_lines (merging, error) &&
         cw_revoke_run_all (merging, error) && cw_sweep_news (merging->store, error) &&
         cw_pack_fold (merging->store, error) &&
         (merge->options.accepts_hiding || cw_brake_check (merging, error));
}

static gboolean
take_in (Merge *merge, CwBundleReader *reader, const CwBundleHead *head, GError **error)
{
  CwMerging *merging = &merge->merging;
  CwMergedFile *file = merging->file;
  gboolean is_old;

  if (head->is_sample && !merging->store->person.is_sample)
    {
      if (!cw_setting_mark_sample (merging->store->private, error))
        return FALSE;
      merging->store->person.is_sample = TRUE;
    }
  if (!is_nothing_new (merge, reader, &is_old, error))
    return FALSE;
  if (is_old)
    file->already = cw_bundle_reader_count_lines (reader);
  else if (!take_lines (merge, reader, error))
    return FALSE;

  file->status =
      file->fresh + file->waiting + merging->healed > 0 ? CW_MERGED : CW_MERGED_NOTHING_NEW;
  cw_merge_note_rest (merging, cw_bundle_reader_get_runs (reader));
  return cw_sender_count (merging, error);
}

/* Everything about one file that can fail without harm to the others. */
static gboolean
read_and_take (Merge *merge, CwBundleHead *head, GError **error)
{
  CwMerging *merging = &merge->merging;
  g_autoptr (CwBundleReader) reader =
      cw_bundle_reader_new (merging->file->file, merge->keys, head, error);

  merging->file->sender = g_strdup (head->sender);
  if (reader == NULL || !check_sender (merge, head, error))
    return FALSE;

  merging->bundle = cw_sender_note (merging->store, head, cw_bundle_reader_get_hash (reader),
                                    merging->file->file, NULL, error);
  return merging->bundle != 0 && take_in (merge, reader, head, error);
}

/* A copy of this store wrote on its streams: it goes on under a key and in streams of its own. */
static gboolean
part_from_copy (CwMerging *merging, GError **error)
{
  CwStore *store = merging->store;
  GPtrArray *streams = cw_log_get_streams (store->log);

  if (g_hash_table_size (merging->copied) == 0)
    return TRUE;

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];

      if (stream->is_own && cw_log_last_seq (store->log, stream, NULL) > stream->sealed_seq &&
          !cw_seal_stream (store->log, stream, store->secret, error))
        return FALSE;
    }

  /* The private ones, too: they say the old key, and the next opening would take that for an older state. */
  return cw_log_disown (store->log, error) && cw_log_disown (store->private_log, error);
}

static gboolean
refuse (Merge *merge, const CwBundleHead *head, GError *reason, GError **error)
{
  CwMerging *merging = &merge->merging;
  CwMergedFile *file = merging->file;
  CwDb *db = merging->store->shared;

  if (g_error_matches (reason, CW_ERROR, CW_ERROR_CANCELLED) || !cw_db_check_doom (db, NULL))
    {
      g_propagate_error (error, reason);
      return FALSE;
    }

  cw_row_drop (merging->store);
  file->status = CW_MERGED_REFUSED;
  file->fresh = file->already = file->waiting = 0;
  file->reason = g_strdup (reason->message);
  g_ptr_array_set_size (file->notes, 0);
  g_error_free (reason);
  g_hash_table_remove_all (merging->copied);
  g_hash_table_remove_all (merging->erased);
  return cw_db_run (db, cw_sql_merge_refuse, error) &&
         cw_log_reload (merging->store->log, error) &&
         cw_sender_note (merging->store, head, NULL, file->file, file->reason, error) != 0;
}

static void
move_all (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (to, key);
    }
}

static gboolean
merge_file (Merge *merge,
            CwMerged *merged,
            const char *name,
            gboolean *is_copied,
            GError **error)
{
  CwMerging *merging = &merge->merging;
  CwMergedFile *file = g_new0 (CwMergedFile, 1);
  CwDb *db = merging->store->shared;
  CwBundleHead head = { 0 };
  GError *reason = NULL;
  gboolean is_done;

  file->file = g_strdup (name);
  file->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (merged->files, file);
  cw_merging_start (merging, file);
  if (!cw_db_run (db, cw_sql_merge_begin, error))
    return FALSE;

  is_done = (read_and_take (merge, &head, &reason) && part_from_copy (merging, &reason)) ||
            refuse (merge, &head, reason, error);
  cw_bundle_head_clear (&head);
  if (!is_done || !cw_db_run (db, cw_sql_merge_keep, error))
    return FALSE;

  move_all (merging->erased, merge->erased);
  *is_copied |= g_hash_table_size (merging->copied) > 0;
  merged->fresh += file->fresh;
  merged->already += file->already;
  merged->waiting += file->waiting;
  merged->refused += file->status == CW_MERGED_REFUSED;
  return cw_merge_count_conflicts (merging->store, &file->conflicts, error) &&
         report (merge, 1, 1, error);
}

static gboolean
merge_all (Merge *merge,
           CwMerged *merged,
           const char *const *files,
           gboolean *is_copied,
           GError **error)
{
  guint count = g_strv_length ((char **) files);

  merge->share = 1.0 / MAX (count, 1);
  for (guint i = 0; i < count; i++)
    {
      merge->done = (double) i / count;
      if (!merge_file (merge, merged, files[i], is_copied, error))
        return FALSE;
    }

  return cw_merge_count_conflicts (merge->merging.store, &merged->conflicts, error);
}

static gboolean
begin (Merge *merge, CwStore *store, GError **error)
{
  if (!cw_store_check_writer (store, error) || !cw_log_refresh (store->log, error))
    return FALSE;

  merge->keys = cw_encryption_key_load (store->directory, error);
  if (merge->keys == NULL || !cw_db_begin (store->shared, error))
    return FALSE;
  if (!cw_db_begin (store->private, error))
    {
      cw_db_rollback (store->shared);
      return FALSE;
    }

  cw_words_set_pace (store, CW_WORDS_AT_ONCE);
  return TRUE;
}

static gboolean
finish (Merge *merge, gboolean is_kept, gboolean is_copied, GError **error)
{
  CwStore *store = merge->merging.store;
  gboolean is_done, is_left;

  is_kept = is_kept && cw_order_finish (store, merge->erased, error);
  is_done = is_kept && cw_db_commit (store->private, error);

  cw_words_set_pace (store, CW_WORDS_WAIT);
  cw_row_drop (store);

  /* The private file only learns that the store holds sample data: it may know that early. */
  if (is_done)
    is_done = cw_db_commit (store->shared, error);
  else
    {
      if (!is_kept)
        cw_db_rollback (store->private);
      cw_db_rollback (store->shared);
    }
  if (!is_done)
    {
      cw_log_reload (store->log, NULL);
      cw_log_reload (store->private_log, NULL);
      return FALSE;
    }

  cw_wipe (store, &is_left);
  return !is_copied || cw_own_card_renew (store, error);
}

CwMerged *
cw_merge (CwStore *store,
          const char *const *files,
          const CwMergeOptions *options,
          CwProgress progress,
          gpointer user_data,
          GError **error)
{
  Merge merge = { .progress = progress, .user_data = user_data };
  CwMerged *merged = g_new0 (CwMerged, 1);
  gboolean was_sample = store->person.is_sample, is_copied = FALSE, is_done;

  if (options != NULL)
    merge.options = *options;
  merged->files = g_ptr_array_new_with_free_func (free_file);
  cw_merging_init (&merge.merging, store);
  merge.erased = cw_merging_new_ids ();
  is_done = begin (&merge, store, error);
  if (is_done)
    {
      gboolean is_kept =
          merge_all (&merge, merged, files, &is_copied, error) && !merge.options.is_trial;
      gboolean is_trial_done = merge.options.is_trial && (error == NULL || *error == NULL);

      is_done = finish (&merge, is_kept, is_copied, error) || is_trial_done;
      if (!is_kept)
        store->person.is_sample = was_sample;
    }
  cw_merging_clear (&merge.merging);
  g_hash_table_unref (merge.erased);
  cw_age_keys_free (merge.keys);
  if (is_done)
    return merged;

  cw_merged_free (merged);
  return NULL;
}
