/* temporary.h - NAME.tmp-XXXXXX: what is being made, beside the name that it will get
 *
 * It is locked while somebody makes it, so that what a killed program left can be told from what
 * another one is just making.
 */
#pragma once

#include "corewalk/error.h"

/* cw_temporary_new: makes a file (0600) or folder (0700), locked as long as @fd is open, and removes
 * what was left of @name. (transfer full): its name, or NULL on CW_ERROR_NOT_FOUND, CW_ERROR_PLACE,
 * CW_ERROR_FULL, CW_ERROR_STORAGE. */
char *cw_temporary_new (const char *name, gboolean is_folder, int *fd, GError **error);

/* cw_temporary_lock: for a descriptor that takes the place of the first. */
void cw_temporary_lock (int fd);

/* cw_temporary_remove: a folder with all that is in it. */
void cw_temporary_remove (const char *path);
