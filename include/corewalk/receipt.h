/* corewalk/receipt.h - what a record has of whom: so that the next bundle need not hold it again */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * cw_receipt_write:
 * @file: name of the file to make; an older one is replaced once the new one is whole
 *
 * Writes which lines of which streams are here, signed by this laptop: numbers and hashes, no words
 * and no names.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such folder), %CW_ERROR_FULL, %CW_ERROR_PLACE or
 *   %CW_ERROR_STORAGE; there is no new file then.
 */
gboolean cw_receipt_write (CwStore *store, const char *file, GError **error);

G_END_DECLS
