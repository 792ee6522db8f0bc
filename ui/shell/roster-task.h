/* roster-task.h - bringing a district's roster into a store */
#pragma once

#include "corewalk/roster.h"
#include "corewalk/store.h"
#include "ui/shell/task-page.h"

/* @directory: of the store, made for @person where there is none
 * @year: in which the school year begins, for such a store
 * @path: the zip, a file in the folder, or the folder. (transfer full): the input of the task. */
gpointer cw_roster_task_input_new (const char *directory,
                                   const CwPerson *person,
                                   int year,
                                   const char *path);

/* The result is a CwRosterReport. */
extern const CwTaskClass cw_roster_task;

/* (transfer full): "4 organizations and 119 classes. 12 rows could not be used." */
char *cw_roster_task_dup_summary (const CwRosterReport *report);

/* (transfer full): a line for each thing that is to be told, the first two hundred; NULL for none. */
char *cw_roster_task_dup_issues (const CwRosterReport *report);
