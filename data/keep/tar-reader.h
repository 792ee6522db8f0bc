/* tar-reader.h - plain files out of a tar and zstd stream, and nothing but plain files */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

typedef struct _CwTarReader CwTarReader;

/* cw_tar_reader_new: NULL on CW_ERROR_FORMAT for what is no such stream, and on any error of @read. */
CwTarReader *cw_tar_reader_new (CwReadBytes read, gpointer user_data, GError **error);

/* cw_tar_reader_next: the name of the next file, valid until the next call, and its @size; NULL at
 * the end, with @error unset, after @read has come to its end too. What the name may be is the
 * caller's to judge. CW_ERROR_FORMAT for a damaged stream and for links, folders and devices. */
const char *cw_tar_reader_next (CwTarReader *reader, gint64 *size, GError **error);

/* cw_tar_reader_read: a CwReadBytes, of that file. */
gssize cw_tar_reader_read (void *buffer, gsize size, gpointer reader, GError **error);

void cw_tar_reader_free (CwTarReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTarReader, cw_tar_reader_free)
