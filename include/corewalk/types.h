/* corewalk/types.h - names of the opaque types, so that no header needs another for a pointer */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CwStore CwStore; /* corewalk/store.h */

/**
 * CwProgress:
 * @fraction: how much of the work is done, 0 to 1; negative when that is not known
 *
 * Called now and then during long work, on the thread that does it.
 *
 * Returns: %FALSE to stop; the work then fails with %CW_ERROR_CANCELLED and has changed nothing.
 */
typedef gboolean (*CwProgress) (double fraction, gpointer user_data);

G_END_DECLS
