#include "data/exchange/erasing.h"

#include "data/exchange/merge-line.h"
#include "data/exchange/order-run.h"
#include "data/record/act.h"
#include "data/store/wipe.h"

static void
clear (CwErasing *erasing)
{
  g_hash_table_unref (erasing->merging.touched);
  g_hash_table_unref (erasing->merging.started);
  g_hash_table_unref (erasing->merging.erased);
}

gboolean
cw_erasing_begin (CwErasing *erasing,
                  CwStore *store,
                  gboolean is_private,
                  const CwMoment *moment,
                  GError **error)
{
  CwMerging *merging = &erasing->merging;

  if (!cw_act_begin (store, is_private, NULL, moment, error))
    return FALSE;
  if (!cw_db_begin (store->private, error))
    return cw_act_abort (store);

  *merging = (CwMerging){ .store = store };
  merging->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  merging->started = g_hash_table_new (NULL, NULL);
  merging->erased = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return TRUE;
}

static gboolean
abort_all (CwStore *store)
{
  cw_db_rollback (store->private);
  cw_act_abort (store);
  cw_log_reload (store->private_log, NULL);
  return FALSE;
}

gboolean
cw_erasing_end (CwErasing *erasing, gboolean is_done, gboolean *is_left, GError **error)
{
  CwMerging *merging = &erasing->merging;
  CwStore *store = merging->store;

  is_done = is_done && cw_merge_finish_lines (merging, error) &&
            cw_order_finish (store, merging->erased, error);
  clear (erasing);
  if (!is_done)
    return abort_all (store);
  if (!cw_db_commit (store->private, error))
    {
      cw_act_abort (store);
      cw_log_reload (store->private_log, NULL);
      return FALSE;
    }
  if (!cw_act_commit (store, error))
    return FALSE;

  cw_wipe (store, is_left);
  return TRUE;
}
