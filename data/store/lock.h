/* lock.h - one writer for each store */
#pragma once

#include "corewalk/error.h"

/*
 * Takes the lock of the store in @directory, waiting @patience_ms for a command that is finishing.
 * The lock goes with the process, however it ends. -1 with CW_ERROR_BUSY, _PLACE or _STORAGE.
 */
int cw_lock_take (const char *directory, int patience_ms, GError **error);
void cw_lock_give (int fd);

/* The process that holds it, or 0. */
int cw_lock_owner (const char *directory);
