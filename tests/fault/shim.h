/* shim.h - the page of memory that a program under test and the one who kills it look at together
 *
 * shim.c is loaded into the program (LD_PRELOAD). It publishes how far the program's writes are, slows
 * them as an old disk would, can make one fail, sets the clock, and pretends another file system. Only
 * files below CW_SHIM_DIR count.
 */
#pragma once

#include <stdint.h>

#define SHIM_PAGE_ENV "CW_SHIM_PAGE" /* the file that holds the page */
#define SHIM_DIR_ENV "CW_SHIM_DIR"   /* absolute; what lies below it is watched */

/* How far a commit is. It begins with the first write to a write-ahead log after its last sync. */
typedef enum
{
  SHIM_IDLE,    /* every log is synced */
  SHIM_WRITTEN, /* something was written to a log, its sync has not begun */
  SHIM_SYNCING, /* the sync was called and has not returned */
} ShimPhase;

/* Calls that can be made to fail, joined by |. */
enum
{
  SHIM_WRITE = 1 << 0,
  SHIM_SYNC = 1 << 1,
  SHIM_TRUNCATE = 1 << 2,
  SHIM_OPEN = 1 << 3, /* for writing, and mkdir */
  SHIM_NAME = 1 << 4, /* rename, unlink, link */
  SHIM_READ = 1 << 5,
};

/* for fail_errno */
#define SHIM_KILL (-1)  /* the program is killed in the place of the call */
#define SHIM_SHORT (-2) /* a read gives a byte less than asked for, as it may */

typedef struct
{
  /* the parent's to set, before the program starts */
  uint32_t drag_us; /* each write and sync to a log first waits up to so long */
  uint32_t seed;
  uint32_t fail_kinds;
  uint32_t fail_at; /* the n-th call of these kinds fails; 0 for none */
  uint32_t fails_for_ever;
  int32_t fail_errno;
  volatile int64_t
      clock_add_s;     /* what the program's clock is ahead; may be changed while it runs */
  int64_t file_system; /* f_type of statfs() there; 0 for what is so */

  /* the program's to set */
  volatile uint32_t phase; /* ShimPhase */
  volatile uint32_t is_loaded;
  volatile uint64_t commits; /* times that a log left SHIM_IDLE */
  volatile uint64_t synced;  /* times that a log's sync succeeded with something to sync */
  volatile uint32_t calls;   /* of the kinds that may fail */
  volatile uint32_t failed;
} ShimPage;
