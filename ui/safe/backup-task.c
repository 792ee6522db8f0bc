#include "ui/safe/backup-task.h"

#include "corewalk/backup-plan.h"
#include "corewalk/moment.h"

#include <string.h>

gboolean
cw_backup_task_is_due (CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwBackupPlan) plan = store != NULL ? cw_backup_plan_read (store) : NULL;

  return plan != NULL && plan->is_due;
}

static char *
run_plan (CwStore *store, CwProgress progress, gpointer progress_data, GError **error)
{
  g_autofree char *day = cw_day_format (cw_moment_local_day (cw_moment_now ()));

  return cw_backup_plan_run (store, day, progress, progress_data, error);
}

static gpointer
work_alone (gpointer input, CwProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (CwStore) store = cw_store_open (input, CW_STORE_WRITE, error);

  return store != NULL ? run_plan (store, progress, progress_data, error) : NULL;
}

const CwTaskClass cw_backup_task = { .work = work_alone, .free_input = g_free };

CwBackupOrder *
cw_backup_order_new (const char *folder, const char *passphrase)
{
  CwBackupOrder *order = g_new0 (CwBackupOrder, 1);

  order->folder = g_strdup (folder);
  order->passphrase = g_strdup (passphrase);
  return order;
}

static void
order_free (gpointer data)
{
  CwBackupOrder *order = data;

  if (order->passphrase != NULL)
    explicit_bzero (order->passphrase, strlen (order->passphrase));
  g_free (order->passphrase);
  g_free (order->folder);
  g_free (order);
}

static gpointer
work_lent (CwStore *store,
           gpointer input,
           CwProgress progress,
           gpointer progress_data,
           GError **error)
{
  const CwBackupOrder *order = input;

  if (order->folder != NULL &&
      !cw_backup_plan_set (store, order->folder, order->passphrase, 0, error))
    return NULL;

  return run_plan (store, progress, progress_data, error);
}

const CwLoanClass cw_backup_loan = { .work = work_lent, .free_input = order_free };
