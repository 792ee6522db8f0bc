/* file.h - reading and writing file descriptors, with errors that a person can act on */
#pragma once

#include "corewalk/error.h"

/* cw_file_fail: sets "WHAT: CAUSE" and a next step for @code, an errno; always FALSE. CW_ERROR_FULL for a full disk,
 * CW_ERROR_PLACE where nothing may be written, CW_ERROR_NOT_FOUND, else CW_ERROR_STORAGE. */
gboolean cw_file_fail (const char *what, int code, GError **error);

/* cw_file_write: all of @bytes. */
gboolean cw_file_write (int fd, const void *bytes, gsize length, GError **error);

/* cw_file_read: at least one byte; 0 at the end, -1 on CW_ERROR_STORAGE. */
gssize cw_file_read (int fd, void *buffer, gsize size, GError **error);

/* cw_file_read_cb: a CwReadBytes over cw_file_read(). @fd: pointer to the descriptor, an int. */
gssize cw_file_read_cb (void *buffer, gsize size, gpointer fd, GError **error);

/* cw_file_read_text: (transfer full): all of a file of at most @most bytes, which holds no NUL; NULL on
 * CW_ERROR_NOT_FOUND, CW_ERROR_FORMAT, CW_ERROR_STORAGE. */
char *cw_file_read_text (const char *file, gsize most, GError **error);

/* cw_file_sync_folder: makes what was made, renamed or removed in it last through a power cut. */
gboolean cw_file_sync_folder (const char *folder, GError **error);
