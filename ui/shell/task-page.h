/* task-page.h - work that takes its time: what it is, how far it is, and a way to stop it
 *
 * A task opens and closes the store it needs itself, on a background thread: no other session may have
 * it open meanwhile.
 */
#pragma once

#include "ui/session/long-task.h"

#include <adwaita.h>

#define CW_TYPE_TASK_PAGE (cw_task_page_get_type ())
G_DECLARE_FINAL_TYPE (CwTaskPage, cw_task_page, CW, TASK_PAGE, AdwBin)

/* Takes @input; @user_data is an object, held until @done was called. One task at a time. */
void cw_task_page_run (CwTaskPage *self,
                       const char *title,
                       const CwTaskClass *task,
                       gpointer input,
                       CwTaskDone done,
                       GObject *user_data);
