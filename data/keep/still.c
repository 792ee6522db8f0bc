#include "data/keep/still.h"

static void
freeze (CwStore *store, gboolean is_frozen)
{
  cw_log_freeze (store->log, is_frozen);
  cw_log_freeze (store->private_log, is_frozen);
}

gboolean
cw_still_begin (CwStore *store, GError **error)
{
  g_assert (store->act == NULL);
  if (store->mode == CW_STORE_STILL)
    return TRUE;
  if (!cw_db_begin_reading (store->shared, error))
    return FALSE;
  if (!cw_db_begin_reading (store->private, error))
    {
      cw_db_rollback (store->shared);
      return FALSE;
    }

  freeze (store, TRUE);
  /* A reader's log knows the streams as they were when it was opened. */
  if (store->mode == CW_STORE_WRITE ||
      (cw_log_reload (store->log, error) && cw_log_reload (store->private_log, error)))
    return TRUE;

  cw_still_end (store);
  return FALSE;
}

void
cw_still_end (CwStore *store)
{
  if (store->mode == CW_STORE_STILL)
    return;

  freeze (store, store->mode == CW_STORE_READ);
  cw_db_rollback (store->private);
  cw_db_rollback (store->shared);
}
