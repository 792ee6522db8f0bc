/* backup-kept.h - the backups in a folder: how they are called, and which of them stay */
#pragma once

#include <glib.h>

/* "corewalk-TAG-DAY.backup" */
char *cw_backup_kept_name (const char *tag, const char *day);

/* Removes backups of @tag but those of the last @days on which there was one, and the first one of each
 * of the last @months in which there was one. Nothing else in the folder is touched. */
void cw_backup_kept_thin (const char *folder, const char *tag, guint days, guint months);
