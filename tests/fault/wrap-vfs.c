#include "tests/fault/wrap-vfs.h"

struct _WrapVfs
{
  sqlite3_vfs vfs;
  sqlite3_vfs *below;
  WrapHooks hooks;
  char *name;
};

typedef struct
{
  sqlite3_file file;
  WrapVfs *owner;
  const char *path; /* SQLite keeps it until the file is closed; NULL for a temporary file */
  gboolean syncs_directory;
  sqlite3_file real; /* and the rest of it after this struct */
} WrapFile;

#define WRAP(file) ((WrapFile *) (file))
#define REAL(file) (&WRAP (file)->real)

static int
before (WrapVfs *self, const WrapCall *call)
{
  return call->path == NULL ? SQLITE_OK : self->hooks.before (call, self->hooks.user_data);
}

static int
after (WrapVfs *self, const WrapCall *call, int result)
{
  if (result == SQLITE_OK && call->path != NULL && self->hooks.after != NULL)
    self->hooks.after (call, self->hooks.user_data);
  return result;
}

static WrapCall
call_on (sqlite3_file *file, WrapKind kind)
{
  return (WrapCall){ .kind = kind, .path = WRAP (file)->path, .real = REAL (file) };
}

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  WrapCall call = call_on (file, WRAP_READ);
  int result;

  call.offset = offset;
  call.length = length;
  result = before (WRAP (file)->owner, &call);
  if (result != SQLITE_OK)
    return result;
  return after (WRAP (file)->owner, &call,
                REAL (file)->pMethods->xRead (REAL (file), data, length, offset));
}

static int
file_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  WrapCall call = call_on (file, WRAP_WRITE);
  int result;

  call.offset = offset;
  call.length = length;
  call.data = data;
  result = before (WRAP (file)->owner, &call);
  if (result != SQLITE_OK)
    return result == WRAP_SKIP ? SQLITE_OK : result;
  return after (WRAP (file)->owner, &call,
                REAL (file)->pMethods->xWrite (REAL (file), data, length, offset));
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  WrapCall call = call_on (file, WRAP_TRUNCATE);
  int result;

  call.offset = size;
  result = before (WRAP (file)->owner, &call);
  if (result != SQLITE_OK)
    return result == WRAP_SKIP ? SQLITE_OK : result;
  return after (WRAP (file)->owner, &call,
                REAL (file)->pMethods->xTruncate (REAL (file), size));
}

static int
file_sync (sqlite3_file *file, int flags)
{
  WrapCall call = call_on (file, WRAP_SYNC);
  int result;

  call.syncs_directory = WRAP (file)->syncs_directory;
  result = before (WRAP (file)->owner, &call);
  if (result != SQLITE_OK)
    return result == WRAP_SKIP ? SQLITE_OK : result;
  result = after (WRAP (file)->owner, &call, REAL (file)->pMethods->xSync (REAL (file), flags));
  if (result == SQLITE_OK)
    WRAP (file)->syncs_directory = FALSE;
  return result;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *is_reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), is_reserved);
}

static int
file_control (sqlite3_file *file, int code, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), code, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  WrapCall call = call_on (file, WRAP_SHM_MAP);
  int result = before (WRAP (file)->owner, &call);

  if (result != SQLITE_OK)
    return result;
  return after (WRAP (file)->owner, &call,
                REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, memory));
}

static int
file_shm_lock (sqlite3_file *file, int offset, int count, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, count, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int is_deleted)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), is_deleted);
}

/* Version 2: with shared memory, without mapped reads, which no hook would see. */
static const sqlite3_io_methods file_methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  WrapVfs *self = vfs->pAppData;
  WrapCall call = { .kind = WRAP_OPEN, .path = path };
  int result = before (self, &call);

  file->pMethods = NULL;
  REAL (file)->pMethods = NULL;
  if (result != SQLITE_OK)
    return result;
  WRAP (file)->owner = self;
  WRAP (file)->path = path;
  /* as the system's VFS does: the first sync of a journal that may be new syncs its directory */
  WRAP (file)->syncs_directory =
      (flags & SQLITE_OPEN_CREATE) &&
      (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL));
  result = self->below->xOpen (self->below, path, REAL (file), flags, out_flags);
  if (REAL (file)->pMethods != NULL)
    file->pMethods = &file_methods;
  return after (self, &call, result);
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_directory)
{
  WrapVfs *self = vfs->pAppData;
  WrapCall call = { .kind = WRAP_DELETE, .path = path, .syncs_directory = sync_directory };
  int result = before (self, &call);

  if (result != SQLITE_OK)
    return result == WRAP_SKIP ? SQLITE_OK : result;
  return after (self, &call, self->below->xDelete (self->below, path, sync_directory));
}

static int
vfs_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xAccess (below, path, flags, result);
}

static int
vfs_full_path (sqlite3_vfs *vfs, const char *path, int length, char *out)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xFullPathname (below, path, length, out);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int length, char *out)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xRandomness (below, length, out);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int time_us)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xSleep (below, time_us);
}

static int
vfs_time (sqlite3_vfs *vfs, sqlite3_int64 *time_ms)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xCurrentTimeInt64 (below, time_ms);
}

static int
vfs_last_error (sqlite3_vfs *vfs, int length, char *out)
{
  sqlite3_vfs *below = ((WrapVfs *) vfs->pAppData)->below;

  return below->xGetLastError (below, length, out);
}

WrapVfs *
wrap_vfs_new (const WrapHooks *hooks)
{
  static int count = 0;
  WrapVfs *self = g_new0 (WrapVfs, 1);

  self->below = sqlite3_vfs_find (NULL);
  self->hooks = *hooks;
  self->name = g_strdup_printf ("wrap-%d", ++count);
  self->vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) sizeof (WrapFile) + self->below->szOsFile,
    .mxPathname = self->below->mxPathname,
    .zName = self->name,
    .pAppData = self,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_path,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_time,
  };
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, 1), ==, SQLITE_OK);
  return self;
}

void
wrap_vfs_free (WrapVfs *vfs)
{
  if (vfs == NULL)
    return;
  sqlite3_vfs_unregister (&vfs->vfs);
  sqlite3_vfs_register (vfs->below, 1);
  g_free (vfs->name);
  g_free (vfs);
}

static int
skip_syncs (const WrapCall *call, gpointer user_data)
{
  return call->kind == WRAP_SYNC ? WRAP_SKIP : SQLITE_OK;
}

WrapVfs *
wrap_vfs_unsynced (void)
{
  return wrap_vfs_new (&(WrapHooks){ .before = skip_syncs });
}
