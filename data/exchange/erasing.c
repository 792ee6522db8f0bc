#include "data/exchange/erasing.h"

#include "data/exchange/merge-line.h"
#include "data/exchange/order-run.h"
#include "data/record/act.h"
#include "data/store/wipe.h"

gboolean
cw_erasing_begin (CwErasing *erasing,
                  CwStore *store,
                  gboolean is_private,
                  const CwMoment *moment,
                  GError **error)
{
  if (!cw_act_begin (store, is_private, NULL, moment, error))
    return FALSE;
  if (!cw_db_begin (store->private, error))
    return cw_act_abort (store);

  erasing->merging = (CwMerging){ 0 };
  cw_merging_init (&erasing->merging, store);
  return TRUE;
}

void
cw_erasing_abort (CwErasing *erasing)
{
  CwStore *store = erasing->merging.store;

  cw_merging_clear (&erasing->merging);
  cw_db_rollback (store->private);
  cw_act_abort (store);
  cw_log_reload (store->private_log, NULL);
}

gboolean
cw_erasing_end (CwErasing *erasing, gboolean is_done, gboolean *is_left, GError **error)
{
  CwMerging *merging = &erasing->merging;
  CwStore *store = merging->store;

  is_done = is_done && cw_merge_finish_lines (merging, error) &&
            cw_order_finish (store, merging->erased, error);
  if (!is_done)
    {
      cw_erasing_abort (erasing);
      return FALSE;
    }

  cw_merging_clear (&erasing->merging);
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
