#include "data/store/wipe.h"

#include "data/store/setting.h"
#include "data/store/store-private.h"

#define PLANNED "wipe"

gboolean
cw_wipe_plan (CwStore *store, GError **error)
{
  return cw_setting_set_number (store->private, PLANNED, 1, error);
}

void
cw_wipe (CwStore *store, gboolean *is_left)
{
  *is_left = cw_setting_get_number (store->private, PLANNED) != 0;
  if (!*is_left)
    return;

  /* Each file by itself: a program that reads one does not keep the other from being wiped. */
  *is_left = !cw_db_wipe (store->shared, NULL);
  *is_left |= !cw_db_wipe (store->private, NULL);
  if (!*is_left)
    *is_left = !cw_setting_set_number (store->private, PLANNED, 0, NULL);
}
