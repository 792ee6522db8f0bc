/* fail-vfs.h - a disk that fails at the n-th call, once or for ever */
#pragma once

#include <glib.h>

#include "tests/fault/wrap-vfs.h"

G_BEGIN_DECLS

/**
 * Fault:
 * @kinds: the calls that may fail, #WrapKind joined by |
 * @code: what SQLite hears then
 * @is_half: a failing write leaves half of its bytes behind, as a full disk does
 */
typedef struct
{
  const char *name;
  int kinds;
  int code;
  gboolean is_half;
} Fault;

/* Every fault that a store has to live through; ends with a NULL name. */
extern const Fault fail_vfs_faults[];

typedef struct _FailVfs FailVfs;

/** fail_vfs_new: makes the VFS and makes it the default; it fails nothing yet. */
FailVfs *fail_vfs_new (void);
void fail_vfs_free (FailVfs *vfs);

/* The @nth call of the fault's kinds from now on fails, and every one after it if @for_ever. */
void fail_vfs_arm (FailVfs *vfs, const Fault *fault, guint nth, gboolean for_ever);

/* How many calls failed since the last arming. */
guint fail_vfs_failed (const FailVfs *vfs);

/* Nothing fails any more. Returns how many calls did since the last arming. */
guint fail_vfs_disarm (FailVfs *vfs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FailVfs, fail_vfs_free)

/**
 * FailWorkload:
 * @for_ever: whether the fault stays once it came
 *
 * Makes a store, arms the fault, works, disarms, opens the store again and asserts what must hold.
 *
 * Returns: how many calls failed; 0 ends the campaign for this fault
 */
typedef guint (*FailWorkload) (FailVfs *vfs,
                               const Fault *fault,
                               guint nth,
                               gboolean for_ever,
                               gpointer user_data);

typedef struct
{
  guint runs;   /* of the workload, with a fault in each */
  guint failed; /* calls that failed in them */
} FailFigures;

/**
 * fail_vfs_everywhere:
 *
 * Runs @work with every fault at every call it makes, once and for ever, until it completes
 * without having met the fault.
 */
void
fail_vfs_everywhere (FailVfs *vfs, FailWorkload work, gpointer user_data, FailFigures *figures);

G_END_DECLS
