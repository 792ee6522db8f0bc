/* corewalk/backup.h - the whole store in one encrypted file, and back
 *
 * A backup is a tar archive in zstd in the age format: `age -d FILE | zstd -d | tar x` opens it
 * without this program. It holds everything: shared and private records, undo history and keys.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * cw_backup_write:
 * @store: opened for writing, with nothing under way
 * @file: file-system name; an older file of that name stays until the new one is verified
 * @passphrase: UTF-8, at least one byte; without it nobody opens the file again
 * @work: as for cw_age_writer_new(); 0 for the usual
 * @progress: (nullable): told how far it is, and may stop it
 *
 * Writes the store as it is at this moment, and then reads the file back with @passphrase and
 * compares it with what went in. Takes about 10 MB of memory whatever the store's size, and for
 * a moment what @work asks for.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (an empty passphrase, or @file is no file), %CW_ERROR_BUSY
 *   (the store is open for reading only, or another program is reading it), %CW_ERROR_NOT_FOUND
 *   (no such folder), %CW_ERROR_PLACE, %CW_ERROR_FULL, %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED (the
 *   disk does not give back what was written) or %CW_ERROR_CANCELLED; there is then no new @file,
 *   and an older one is as it was.
 */
gboolean cw_backup_write (CwStore *store,
                          const char *file,
                          const char *passphrase,
                          guint work,
                          CwProgress progress,
                          gpointer user_data,
                          GError **error);

/**
 * cw_backup_restore:
 * @file: what cw_backup_write() wrote
 * @directory: file-system name where the store is to be; nothing, or an empty folder
 * @passphrase: what it was written with. Of a backup that was made by itself (corewalk/backup-plan.h) it
 *   opens the key file, which must lie beside @file
 * @progress: (nullable): told how far it is, and may stop it
 *
 * Puts the store into @directory, which it becomes in one step after everything was verified. When
 * it is opened next it counts as a copy: new work goes to new streams under new keys, for the
 * original, or what was written after the backup, may still be somewhere.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such file, or no key file), %CW_ERROR_SECRET (another passphrase),
 *   %CW_ERROR_FORMAT (no backup, or with things in it that don't belong there), %CW_ERROR_DAMAGED
 *   (changed or cut off), %CW_ERROR_SCHEMA (of a newer program), %CW_ERROR_EXISTS (something is in
 *   @directory), %CW_ERROR_PLACE (a store can't be kept there), %CW_ERROR_FULL, %CW_ERROR_STORAGE
 *   or %CW_ERROR_CANCELLED; @directory is then as it was.
 */
gboolean cw_backup_restore (const char *file,
                            const char *directory,
                            const char *passphrase,
                            CwProgress progress,
                            gpointer user_data,
                            GError **error);

G_END_DECLS
