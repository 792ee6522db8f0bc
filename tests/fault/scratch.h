/* scratch.h - directories to break things in, and lines to fill them with */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** scratch_new: (transfer full): a new empty directory, its name without symbolic links. */
char *scratch_new (void);

/** scratch_remove: removes @directory and all that is in it. */
void scratch_remove (const char *directory);

/** scratch_copy: copies the files below @from to @to, which is made; not the -shm files. */
void scratch_copy (const char *from, const char *to);

/**
 * scratch_line:
 *
 * Returns: (transfer full): the @n-th line of a workload: the number, a space and words of many
 *   scripts, always the same for the same number; most are short, some take several pages. No
 *   line break in it.
 */
char *scratch_line (gint64 n);

/**
 * scratch_count:
 *
 * Returns: how long a campaign is: the number in environment variable @name, else @most in the long
 *   form (CW_LONG), else @few.
 */
guint scratch_count (const char *name, guint few, guint most);

G_END_DECLS
