/* backup-task.h - the day's backup, made by itself: on closing the window, or with the store at hand */
#pragma once

#include "ui/session/work-session.h"

/* Whether a folder was chosen, and something was recorded or came in since the last backup. */
gboolean cw_backup_task_is_due (CwWorkSession *session);

/* Opens the store, makes the backup, closes it. The input is the store's folder, the result the file's name. */
extern const CwTaskClass cw_backup_task;

typedef struct
{
  char *folder;     /* chosen anew; NULL where the plan stays as it is */
  char *passphrase; /* for a new folder; wiped afterwards */
} CwBackupOrder;

/* (transfer full): both NULL for a backup as planned. */
CwBackupOrder *cw_backup_order_new (const char *folder, const char *passphrase);

/* For cw_work_session_lend(): takes a CwBackupOrder; the result is the file's name. */
extern const CwLoanClass cw_backup_loan;
