/* archive-library.h - libarchive, loaded when the first zip or backup is read or written
 *
 * It brings twenty libraries along, ICU and libstdc++ among them. Linked in, they were more than half
 * of what it took to start any command.
 */
#pragma once

#include "corewalk/error.h"

#include <archive.h>
#include <archive_entry.h>

#define CW_ARCHIVE_FUNCTIONS                                                                   \
  EACH (error_string)                                                                          \
  EACH (set_error)                                                                             \
  EACH (entry_filetype)                                                                        \
  EACH (entry_free)                                                                            \
  EACH (entry_hardlink)                                                                        \
  EACH (entry_is_encrypted)                                                                    \
  EACH (entry_mtime)                                                                           \
  EACH (entry_mtime_is_set)                                                                    \
  EACH (entry_new)                                                                             \
  EACH (entry_pathname)                                                                        \
  EACH (entry_pathname_utf8)                                                                   \
  EACH (entry_set_filetype)                                                                    \
  EACH (entry_set_mtime)                                                                       \
  EACH (entry_set_pathname)                                                                    \
  EACH (entry_set_perm)                                                                        \
  EACH (entry_set_size)                                                                        \
  EACH (entry_size)                                                                            \
  EACH (entry_size_is_set)                                                                     \
  EACH (entry_symlink)                                                                         \
  EACH (read_data)                                                                             \
  EACH (read_data_block)                                                                       \
  EACH (read_free)                                                                             \
  EACH (read_new)                                                                              \
  EACH (read_next_header)                                                                      \
  EACH (read_open2)                                                                            \
  EACH (read_open_filename)                                                                    \
  EACH (read_support_filter_zstd)                                                              \
  EACH (read_support_format_tar)                                                               \
  EACH (read_support_format_zip_seekable)                                                      \
  EACH (write_add_filter_zstd)                                                                 \
  EACH (write_close)                                                                           \
  EACH (write_data)                                                                            \
  EACH (write_free)                                                                            \
  EACH (write_header)                                                                          \
  EACH (write_new)                                                                             \
  EACH (write_open2)                                                                           \
  EACH (write_set_bytes_in_last_block)                                                         \
  EACH (write_set_bytes_per_block)                                                             \
  EACH (write_set_format_pax_restricted)

/* Its functions, each by its name behind "archive_". */
typedef struct
{
#define EACH(name) __typeof__ (archive_##name) *name;
  CW_ARCHIVE_FUNCTIONS
#undef EACH
} CwArchiveLibrary;

/* (transfer none): NULL with CW_ERROR_STORAGE where this computer does not have it. */
const CwArchiveLibrary *cw_archive_library_get (GError **error);
