#include "tests/fault/fail-vfs.h"

const Fault fail_vfs_faults[] = {
  { "disk full", WRAP_WRITE | WRAP_TRUNCATE | WRAP_SHM_MAP, SQLITE_FULL, TRUE },
  { "write error", WRAP_WRITE, SQLITE_IOERR_WRITE, FALSE },
  { "truncate error", WRAP_TRUNCATE, SQLITE_IOERR_TRUNCATE, FALSE },
  { "read-only", WRAP_WRITE | WRAP_TRUNCATE | WRAP_DELETE, SQLITE_READONLY, FALSE },
  { "sync error", WRAP_SYNC, SQLITE_IOERR_FSYNC, FALSE },
  { "open error", WRAP_OPEN, SQLITE_CANTOPEN, FALSE },
  { "delete error", WRAP_DELETE, SQLITE_IOERR_DELETE, FALSE },
  { "read error", WRAP_READ, SQLITE_IOERR_READ, FALSE },
  { "shared memory error", WRAP_SHM_MAP, SQLITE_IOERR_SHMMAP, FALSE },
  { NULL },
};

struct _FailVfs
{
  WrapVfs *wrap;
  const Fault *fault;
  guint wait; /* calls until the fault comes */
  gboolean is_for_ever;
  guint failed;
};

static int
before_call (const WrapCall *call, gpointer user_data)
{
  FailVfs *self = user_data;

  if (self->fault == NULL || (call->kind & self->fault->kinds) == 0)
    return SQLITE_OK;
  if (self->wait > 1)
    {
      self->wait--;
      return SQLITE_OK;
    }
  if (!self->is_for_ever && self->failed > 0)
    return SQLITE_OK;
  self->failed++;
  if (call->kind == WRAP_WRITE && self->fault->is_half)
    call->real->pMethods->xWrite (call->real, call->data, call->length / 2, call->offset);
  return self->fault->code;
}

FailVfs *
fail_vfs_new (void)
{
  FailVfs *self = g_new0 (FailVfs, 1);
  WrapHooks hooks = { .before = before_call, .user_data = self };

  self->wrap = wrap_vfs_new (&hooks);
  return self;
}

void
fail_vfs_free (FailVfs *vfs)
{
  if (vfs == NULL)
    return;
  wrap_vfs_free (vfs->wrap);
  g_free (vfs);
}

void
fail_vfs_arm (FailVfs *vfs, const Fault *fault, guint nth, gboolean for_ever)
{
  vfs->fault = fault;
  vfs->wait = nth;
  vfs->is_for_ever = for_ever;
  vfs->failed = 0;
}

guint
fail_vfs_failed (const FailVfs *vfs)
{
  return vfs->failed;
}

guint
fail_vfs_disarm (FailVfs *vfs)
{
  vfs->fault = NULL;
  return vfs->failed;
}

void
fail_vfs_everywhere (FailVfs *vfs, FailWorkload work, gpointer user_data, FailFigures *figures)
{
  *figures = (FailFigures){ 0 };
  for (const Fault *fault = fail_vfs_faults; fault->name != NULL; fault++)
    for (int for_ever = 0; for_ever <= 1; for_ever++)
      {
        guint nth = 1;

        for (;; nth++)
          {
            guint failed = work (vfs, fault, nth, for_ever, user_data);

            if (failed == 0)
              break;
            figures->runs++;
            figures->failed += failed;
          }
        g_test_message ("%s %s: %u places", fault->name, for_ever ? "for ever" : "once",
                        nth - 1);
      }
}
