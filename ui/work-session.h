/* work-session.h - the open store, the thread that reads beside it, and what is being kept
 *
 * Signal "changed": something was written; who shows it reads it again.
 */
#pragma once

#include "ui/jobs.h"
#include "ui/keeper.h"

#define CW_TYPE_WORK_SESSION (cw_work_session_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkSession, cw_work_session, CW, WORK_SESSION, GObject)

/* Takes @store, which was opened for writing on this thread. */
CwWorkSession *cw_work_session_new (CwStore *store);

/* The getters are (transfer none). */
CwStore *cw_work_session_get_store (CwWorkSession *self);
CwJobs *cw_work_session_get_jobs (CwWorkSession *self);
CwKeeper *cw_work_session_get_keeper (CwWorkSession *self);

/* Says that something was written. */
void cw_work_session_changed (CwWorkSession *self);

/* Closes the store and gives up its lock; nothing of the session may be used after it. */
void cw_work_session_close (CwWorkSession *self);
