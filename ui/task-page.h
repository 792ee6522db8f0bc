/* task-page.h - work that takes its time: what it is, how far it is, and a way to stop it
 *
 * A task opens and closes the store it needs itself, on a background thread: no other session may have
 * it open meanwhile.
 */
#pragma once

#include "corewalk/types.h"

#include <adwaita.h>

#define CW_TYPE_TASK_PAGE (cw_task_page_get_type ())
G_DECLARE_FINAL_TYPE (CwTaskPage, cw_task_page, CW, TASK_PAGE, AdwBin)

typedef struct
{
  /* Runs on the background thread; hands @progress on. Returns the result, or NULL with @error set. */
  gpointer (*work) (gpointer input,
                    CwProgress progress,
                    gpointer progress_data,
                    GError **error);
  GDestroyNotify free_input;
  GDestroyNotify free_result; /* for a result nobody collects */
} CwTaskClass;

/* Called on the thread that asked. @result: (transfer full): NULL with @error set. */
typedef void (*CwTaskDone) (gpointer result, const GError *error, gpointer user_data);

/* Takes @input; @user_data is an object, held until @done was called. One task at a time. */
void cw_task_page_run (CwTaskPage *self,
                       const char *title,
                       const CwTaskClass *task,
                       gpointer input,
                       CwTaskDone done,
                       GObject *user_data);
