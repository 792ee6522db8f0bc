/* bundle-block.h - one run of lines in a bundle: a frame as it lies in the store
 *
 * "F", coding, bytes of the seed (0 where lines were erased), 0; then run, first, last, size, length of
 * the body (4 bytes each, big-endian), the chain (32), the seed or the holes, the body.
 */
#pragma once

#include "data/log/frame.h"

#define CW_BLOCK_FIXED (4 + 5 * 4 + CW_LINE_HASH)

/* How many bytes @packed is as a block. */
gsize cw_block_size (const CwPacked *packed);

/* Writes @packed, of run @run of the bundle. */
gboolean cw_block_write (const CwPacked *packed,
                         guint32 run,
                         CwWriteBytes write,
                         gpointer user_data,
                         GError **error);

/* Gives @size bytes, all of them. */
typedef gboolean (*CwReadAll) (void *buffer, gsize size, gpointer user_data, GError **error);

/*
 * Reads a block whose first byte was read already. FALSE with CW_ERROR_FORMAT for lengths that can't
 * be, before anything of that length is asked for, and on any error of @read.
 */
gboolean cw_block_read (CwPacked *packed,
                        guint32 *run,
                        CwReadAll read,
                        gpointer user_data,
                        GError **error);
