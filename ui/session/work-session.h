/* work-session.h - the open store, the thread that reads beside it, and what is being kept
 *
 * The store belongs to this thread, but can be lent to another one for work that takes its time.
 *
 * Signal "changed": something was written; who shows it reads it again. Property "is-busy": the store is
 * lent, for long enough that a person notices.
 */
#pragma once

#include "ui/session/keeper.h"
#include "ui/session/long-task.h"

#define CW_TYPE_WORK_SESSION (cw_work_session_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkSession, cw_work_session, CW, WORK_SESSION, GObject)

/* Takes @store, which was opened for writing on this thread. */
CwWorkSession *cw_work_session_new (CwStore *store);

/* The getters are (transfer none). */

/* NULL while the store is lent, and once the session is closed. A loan that gives way ends with this. */
CwStore *cw_work_session_get_store (CwWorkSession *self);

CwJobs *cw_work_session_get_jobs (CwWorkSession *self);
CwKeeper *cw_work_session_get_keeper (CwWorkSession *self);

/* Says that something was written. */
void cw_work_session_changed (CwWorkSession *self);

typedef struct
{
  /* Runs on another thread. Returns the result, or NULL with @error set. */
  gpointer (*work) (CwStore *store,
                    gpointer input,
                    CwProgress progress,
                    gpointer progress_data,
                    GError **error);
  GDestroyNotify free_input;
  gboolean gives_way; /* it only looks: whoever asks for the store meanwhile gets it, and it is
                         cancelled */
} CwLoanClass;

/*
 * Lends the store to @loan until @done was called: nothing else can be read meanwhile, and what is done in
 * a visit is kept in the inbox. All that was typed is kept first. Takes @input; @user_data is an object, held until @done was called.
 *
 * Returns: FALSE when it is lent already, or something typed can't be kept; @done is not called then.
 */
gboolean cw_work_session_lend (CwWorkSession *self,
                               const CwLoanClass *loan,
                               gpointer input,
                               CwTaskDone done,
                               GObject *user_data);

gboolean cw_work_session_is_lent (CwWorkSession *self);

/* Of the loan: how much is done, 0 to 1; negative when that isn't known or nothing is lent. */
double cw_work_session_get_fraction (CwWorkSession *self);

/* Asks the loan to end; nothing is changed then. */
void cw_work_session_cancel_loan (CwWorkSession *self);

/* Closes the store and gives up its lock; nothing of the session may be used after it. */
void cw_work_session_close (CwWorkSession *self);
