/* corewalk/error.h - the one error domain of the library */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_ERROR (cw_error_quark ())
GQuark cw_error_quark (void);

/**
 * CwError:
 * @CW_ERROR_STORAGE: the disk or SQLite could not read or write; nothing was changed
 * @CW_ERROR_FULL: the disk is full; nothing was changed
 * @CW_ERROR_DAMAGED: what is stored is not what was written
 * @CW_ERROR_SCHEMA: the file is no store of ours, or one of a newer program
 * @CW_ERROR_PLACE: a store can't be kept there (network or FAT file system, read-only medium)
 * @CW_ERROR_BUSY: another Corewalk has the store open for writing
 * @CW_ERROR_EXISTS: it is there already
 * @CW_ERROR_NOT_FOUND: no such thing, or it was deleted
 * @CW_ERROR_INVALID: a value that can't be kept, with its place
 * @CW_ERROR_FORMAT: a file that can't be read as what it should be, with its place
 * @CW_ERROR_SECRET: a wrong passphrase or key
 * @CW_ERROR_CANCELLED: stopped by the caller's #CwProgress; nothing was changed
 *
 * What a caller can do something about. Everything else is a bug and asserts.
 *
 * A message is the cause and, where there is one, the next step: "CAUSE" or "CAUSE. NEXT STEP", the
 * first word in lower case, no final period, no file name that the caller gave.
 */
typedef enum
{
  CW_ERROR_STORAGE,
  CW_ERROR_FULL,
  CW_ERROR_DAMAGED,
  CW_ERROR_SCHEMA,
  CW_ERROR_PLACE,
  CW_ERROR_BUSY,
  CW_ERROR_EXISTS,
  CW_ERROR_NOT_FOUND,
  CW_ERROR_INVALID,
  CW_ERROR_FORMAT,
  CW_ERROR_SECRET,
  CW_ERROR_CANCELLED,
} CwError;

G_END_DECLS
