/* corewalk/types.h - names of the opaque types, so that no header needs another for a pointer */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CwStore CwStore; /* corewalk/store.h */

#define CW_TEXT_MOST (1024 * 1024) /* bytes of one text that a person wrote */

/**
 * CwProgress:
 * @fraction: how much of the work is done, 0 to 1; negative when that is not known
 *
 * Called now and then during long work, on the thread that does it.
 *
 * Returns: %FALSE to stop; the work then fails with %CW_ERROR_CANCELLED and has changed nothing.
 */
typedef gboolean (*CwProgress) (double fraction, gpointer user_data);

/**
 * CwWriteBytes:
 *
 * Takes the next @length bytes of a stream, all of them.
 *
 * Returns: %FALSE with @error set when they could not be taken; nothing more is then written.
 */
typedef gboolean (*CwWriteBytes) (const void *bytes,
                                  gsize length,
                                  gpointer user_data,
                                  GError **error);

/**
 * CwReadBytes:
 * @size: room in @buffer, never 0
 *
 * Gives the next bytes of a stream, as many as are at hand.
 *
 * Returns: how many, 1 to @size; 0 at the end; -1 with @error set.
 */
typedef gssize (*CwReadBytes) (void *buffer, gsize size, gpointer user_data, GError **error);

G_END_DECLS
