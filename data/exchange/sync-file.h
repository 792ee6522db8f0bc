/* sync-file.h - what one file of a shared folder is */
#pragma once

#include "corewalk/age.h"
#include "data/exchange/seen.h"

typedef enum
{
  CW_SYNC_NOTHING,    /* nothing of ours */
  CW_SYNC_KNOWN,      /* taken in before, or written here */
  CW_SYNC_UNFINISHED, /* it is still being written */
  CW_SYNC_FOREIGN,    /* encrypted, and not to a key that is here */
  CW_SYNC_NEW,
} CwSyncKind;

typedef struct
{
  CwSyncKind kind;
  char *name, *path;
  CwSeenFile seen;
  guint8 digest[CW_LINE_HASH]; /* of NEW, and of KNOWN where is_moved */
  gboolean is_moved;           /* its bytes are known, but not where it lies */
} CwSyncFile;

/* Looks at @name in @folder. */
CwSyncFile *
cw_sync_file_new (CwStore *store, const char *folder, const char *name, const CwAgeKeys *keys);
void cw_sync_file_free (CwSyncFile *file);

/* Whether it lies in @folder just as it did when it was looked at. */
gboolean cw_sync_file_is_same (const CwSyncFile *file, const char *folder);
