/* small-disk.h - a disk of a few kilobytes that only this test sees */
#pragma once

#include <glib.h>

/* small_disk_new: (transfer full): the folder where it is mounted, empty, or NULL where the test may
 * not mount (then it is marked as skipped). @options are those of tmpfs: "size=256k". */
char *small_disk_new (const char *options);

/* small_disk_free: unmounts, and removes the folder. */
void small_disk_free (char *take_folder);

/* small_disk_lock: makes it read-only. */
void small_disk_lock (const char *folder);
