/* long-task.h - work that takes its time, on another thread: how far it is, and a way to stop it
 *
 * A task is plain functions over plain data: it sees no widget and no GObject.
 */
#pragma once

#include "ui/session/jobs.h"

typedef struct
{
  /* Runs on the background thread; hands @progress on. Returns the result, or NULL with @error set. */
  gpointer (*work) (gpointer input,
                    CwProgress progress,
                    gpointer progress_data,
                    GError **error);
  GDestroyNotify free_input;
} CwTaskClass;

/* Called on the thread that asked. @result: (transfer full): NULL with @error set. */
typedef void (*CwTaskDone) (gpointer result, const GError *error, gpointer user_data);

typedef struct _CwLongTask CwLongTask;

/*
 * Takes @input. @done is called once, from the main loop, also after a cancellation; @free_data
 * then takes @user_data.
 */
CwLongTask *cw_long_task_start (CwJobs *jobs,
                                const CwTaskClass *task,
                                gpointer input,
                                CwTaskDone done,
                                gpointer user_data,
                                GDestroyNotify free_data);

CwLongTask *cw_long_task_ref (CwLongTask *self);
void cw_long_task_unref (CwLongTask *self);

/* How much is done, 0 to 1; negative when that isn't known. */
double cw_long_task_get_fraction (CwLongTask *self);

/* Asks it to stop; it ends soon after, with CW_ERROR_CANCELLED unless it was just done. */
void cw_long_task_cancel (CwLongTask *self);

/* Waits until the work has ended on its thread; what it answers comes to @done all the same. */
void cw_long_task_wait (CwLongTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLongTask, cw_long_task_unref)
