/* wrap-vfs.h - a VFS around the system's own that lets a test see, change and stop every call */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  WRAP_OPEN = 1 << 0,
  WRAP_READ = 1 << 1,
  WRAP_WRITE = 1 << 2,
  WRAP_TRUNCATE = 1 << 3,
  WRAP_SYNC = 1 << 4,
  WRAP_DELETE = 1 << 5,
  WRAP_SHM_MAP = 1 << 6,
} WrapKind;

/* what before() answers so that the caller hears success and nothing is done */
#define WRAP_SKIP (-1)

/**
 * WrapCall:
 * @path: absolute; never a temporary file, those are not shown
 * @real: the file below, so that a hook can do a part of the work; %NULL for open and delete
 * @offset: of a read or write; the new size of a truncate
 * @length: bytes of a read or write
 * @data: what is written
 * @syncs_directory: this sync or delete makes the names in the directory lasting, too
 */
typedef struct
{
  WrapKind kind;
  const char *path;
  sqlite3_file *real;
  gint64 offset;
  int length;
  const void *data;
  gboolean syncs_directory;
} WrapCall;

/**
 * WrapHooks:
 * @before: %SQLITE_OK lets the call through, #WRAP_SKIP pretends, all else is the call's result
 * @after: the call succeeded; may be %NULL
 */
typedef struct
{
  int (*before) (const WrapCall *call, gpointer user_data);
  void (*after) (const WrapCall *call, gpointer user_data);
  gpointer user_data;
} WrapHooks;

typedef struct _WrapVfs WrapVfs;

/**
 * wrap_vfs_new:
 * @hooks: copied
 *
 * Makes a VFS around the present default and makes it the default: every database opened from now on
 * goes through it. They nest: the last one made sees a call first.
 *
 * Returns: (transfer full): free with wrap_vfs_free() when its files are closed, last made first
 */
WrapVfs *wrap_vfs_new (const WrapHooks *hooks);
void wrap_vfs_free (WrapVfs *vfs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WrapVfs, wrap_vfs_free)

/**
 * wrap_vfs_unsynced:
 *
 * A VFS whose syncs do nothing: what is read back after a pretended power cut need not survive a real
 * one, and thousands of such stores are opened.
 */
WrapVfs *wrap_vfs_unsynced (void);

G_END_DECLS
