/* seen.h - files of shared folders that need not be looked into again */
#pragma once

#include "data/log/frame.h"
#include "data/store/store-private.h"

/* A file as it lies in a folder now. */
typedef struct
{
  gint64 size;
  guint8 place[CW_LINE_HASH]; /* of folder, name, size, times and inode */
} CwSeenFile;

/* FALSE where there is no regular file of that name: a link is none. */
gboolean cw_seen_look (const char *folder, const char *name, CwSeenFile *file);

/* H-256 of its bytes. CW_ERROR_STORAGE. */
gboolean cw_seen_digest (const char *path, guint8 *digest, GError **error);

gboolean cw_seen_knows_place (CwStore *store, const CwSeenFile *file);

/* Whether these bytes were taken in or written; @made (or NULL) gets what they were made of, zeros for
 * those of others. */
gboolean cw_seen_knows_digest (CwStore *store, const guint8 *digest, guint8 *made);

/* In a transaction of the private file; @made is NULL for those of others. */
gboolean cw_seen_add (CwStore *store,
                      const CwSeenFile *file,
                      const guint8 *digest,
                      const guint8 *made,
                      GError **error);
