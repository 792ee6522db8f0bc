/* tar-writer.h - files packed as tar and zstd, one after the other, into a stream */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

typedef struct _CwTarWriter CwTarWriter;

/* cw_tar_writer_new: gives what it makes to @write; NULL on any error of it. */
CwTarWriter *cw_tar_writer_new (CwWriteBytes write, gpointer user_data, GError **error);

/* cw_tar_writer_begin: the next file; exactly @size bytes follow. */
gboolean
cw_tar_writer_begin (CwTarWriter *writer, const char *name, gint64 size, GError **error);

/* cw_tar_writer_write: a CwWriteBytes, of the file begun. */
gboolean cw_tar_writer_write (const void *bytes, gsize length, gpointer writer, GError **error);

/* cw_tar_writer_finish: writes the end; call it once. */
gboolean cw_tar_writer_finish (CwTarWriter *writer, GError **error);

void cw_tar_writer_free (CwTarWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTarWriter, cw_tar_writer_free)
