/* roster-zip.h - entries of a zip, listed and streamed, never unpacked to disk */
#pragma once

#include "corewalk/error.h"

typedef gboolean (*CwRosterZipFunc) (const char *name,
                                     gint64 size,
                                     gint64 written_ms,
                                     gpointer data,
                                     GError **error);
typedef gboolean (*CwRosterZipBytesFunc) (const char *bytes,
                                          gsize n,
                                          gpointer data,
                                          GError **error);

/* Calls @func for every entry, folders and links too, in the order of the zip's directory. */
gboolean
cw_roster_zip_list (const char *path, CwRosterZipFunc func, gpointer data, GError **error);

/*
 * Streams entry number @index. Fails with FORMAT for an encrypted or damaged entry, one whose size
 * isn't what it claims, or one that grows past 1 GiB or 250 times the @packed_bytes of the zip.
 */
gboolean cw_roster_zip_read (const char *path,
                             guint index,
                             gint64 packed_bytes,
                             CwRosterZipBytesFunc func,
                             gpointer data,
                             GError **error);
