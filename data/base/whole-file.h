/* whole-file.h - write a file so that it is whole under its name, or not there
 *
 * The bytes go to NAME.tmp-XXXXXX in the same folder, are synced, read again from the medium and
 * only then renamed; until then an older file of that name stays as it is. What a killed program
 * left is removed when the next one writes the same name.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

typedef struct _CwWholeFile CwWholeFile;

/* CwVerify: whether a file that was just written says what it should; @read is called with
 * @source. What it leaves unread is read and compared after it. */
typedef gboolean (*CwVerify) (CwReadBytes read,
                              gpointer source,
                              gpointer user_data,
                              GError **error);

/* cw_whole_file_new: NULL on CW_ERROR_NOT_FOUND (no such folder), CW_ERROR_INVALID (the name is
 * taken by something that is no file), CW_ERROR_PLACE (may not be written to), CW_ERROR_FULL,
 * CW_ERROR_STORAGE. */
CwWholeFile *cw_whole_file_new (const char *name, GError **error);

/* cw_whole_file_write: a CwWriteBytes. FALSE on CW_ERROR_FULL or CW_ERROR_STORAGE. */
gboolean
cw_whole_file_write (const void *bytes, gsize length, gpointer whole_file, GError **error);

/* cw_whole_file_commit: @verify may be NULL. FALSE on CW_ERROR_DAMAGED when the medium does not give
 * back what was written, CW_ERROR_FULL, CW_ERROR_STORAGE, or any error of @verify. The name is then
 * untouched, unless the message says that only the folder could not be synced. Call it once. */
gboolean
cw_whole_file_commit (CwWholeFile *file, CwVerify verify, gpointer user_data, GError **error);

/* cw_whole_file_free: removes what was not committed; NULL is allowed. */
void cw_whole_file_free (CwWholeFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWholeFile, cw_whole_file_free)
