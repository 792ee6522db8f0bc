/* roster-source.h - the files inside a folder, a zip or one plain file, as byte streams */
#pragma once

#include "corewalk/error.h"

typedef struct
{
  char *name;         /* as written in the zip or folder, with its path, made valid UTF-8 */
  char *folder;       /* lower-case path before the last slash, "" at the top */
  char *base;         /* lower-case name after it */
  gint64 size;        /* bytes it claims to have, -1 when it doesn't say */
  gint64 written_ms;  /* ms UTC, 0 when unknown or before 1990 */
  gboolean is_unsafe; /* its name points out of the folder; never read */
  gboolean is_junk;   /* what file managers leave behind */
} CwRosterMember;

typedef struct _CwRosterSource CwRosterSource;

/* Takes bytes as they come. Returns FALSE to stop; sets @error only if that is a failure. */
typedef gboolean (*CwRosterBytesFunc) (const char *bytes,
                                       gsize n,
                                       gpointer data,
                                       GError **error);

/* Lists what is there; nothing is unpacked. Fails with NOT_FOUND, STORAGE or FORMAT. */
CwRosterSource *cw_roster_source_open (const char *path, GError **error);
void cw_roster_source_close (CwRosterSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterSource, cw_roster_source_close)

GPtrArray *cw_roster_source_members (CwRosterSource *source); /* of CwRosterMember, borrowed */
gboolean cw_roster_source_is_plain (CwRosterSource *source);  /* one file, not a zip */

/* Streams one member from its beginning, within the limits. May be called again. */
gboolean cw_roster_source_read (CwRosterSource *source,
                                const CwRosterMember *member,
                                CwRosterBytesFunc func,
                                gpointer data,
                                GError **error);
