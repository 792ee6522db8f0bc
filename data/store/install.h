/* install.h - is this the store that this laptop closed last, or a copy of it?
 *
 * install.json lies beside the databases and says which computer, which file and how many lines
 * there were. A store that was copied, moved to another disk, or put back from an old copy does
 * not fit, and starts new streams and new keys, so that no number is given out twice.
 */
#pragma once

#include "corewalk/error.h"

typedef enum
{
  CW_INSTALL_SAME,
  CW_INSTALL_COPY,  /* another computer, or another file */
  CW_INSTALL_OLDER, /* fewer lines than there were */
} CwInstall;

/* How the store in @directory, which holds @lines own lines, stands to its install.json. */
gboolean
cw_install_compare (const char *directory, gint64 lines, CwInstall *found, GError **error);

/* Writes install.json for the store as it is now; whole or not at all. */
gboolean cw_install_write (const char *directory, gint64 lines, GError **error);
