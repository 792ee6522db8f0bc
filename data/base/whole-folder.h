/* whole-folder.h - make a folder so that it is whole under its name, or not there
 *
 * It grows as NAME.tmp-XXXXXX beside its place and is renamed at the end. What a killed program left
 * is removed when the next one makes the same name.
 */
#pragma once

#include "corewalk/error.h"

typedef struct _CwWholeFolder CwWholeFolder;

/* cw_whole_folder_new: makes missing folders above it. NULL on CW_ERROR_EXISTS (the name is taken,
 * other than by an empty folder), CW_ERROR_PLACE, CW_ERROR_FULL, CW_ERROR_STORAGE. */
CwWholeFolder *cw_whole_folder_new (const char *name, GError **error);

/* cw_whole_folder_get_path: where to put things until the commit; mode 0700. */
const char *cw_whole_folder_get_path (CwWholeFolder *folder);

/* cw_whole_folder_commit: syncs the folder, but not what is in it, and gives it its name. FALSE on
 * CW_ERROR_EXISTS, CW_ERROR_FULL, CW_ERROR_STORAGE. Call it once. */
gboolean cw_whole_folder_commit (CwWholeFolder *folder, GError **error);

/* cw_whole_folder_free: removes what was not committed; NULL is allowed. */
void cw_whole_folder_free (CwWholeFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWholeFolder, cw_whole_folder_free)
