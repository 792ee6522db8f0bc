/* sample-task.h - the store of sample data beside a person's own */
#pragma once

#include "ui/shell/task-page.h"

/* (transfer full): where the sample of the store in @directory lies. */
char *cw_sample_task_dup_directory (const char *directory);

/* Makes the sample store, whole or not at all; the input is its directory, taken, the result not NULL. */
extern const CwTaskClass cw_sample_task;

/* Removes the store in @sample, of which no session is open. Returns: %FALSE with @error set where
 * something of it is left. */
gboolean cw_sample_task_remove (const char *sample, GError **error);
