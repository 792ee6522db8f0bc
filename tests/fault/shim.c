/* Built as a module and loaded with LD_PRELOAD; see shim.h. */
#include "tests/fault/shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 1024

typedef enum
{
  OTHER,
  WATCHED, /* below the directory */
  LOG,     /* a write-ahead log there */
} FileClass;

static ShimPage *page;
static const char *directory;
static unsigned char classes[MOST_FILES];
static unsigned char unsynced[MOST_FILES];
static unsigned unsynced_count;
static unsigned chance_state;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

/* The next definition of the function that this one stands before. */
#define NEXT(name, type) (__extension__(type) dlsym (RTLD_NEXT, name))

__attribute__ ((constructor)) static void
load (void)
{
  const char *path = getenv (SHIM_PAGE_ENV);
  int fd;

  directory = getenv (SHIM_DIR_ENV);
  if (path == NULL || directory == NULL)
    return;
  fd = open (path, O_RDWR | O_CLOEXEC);
  page = mmap (NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close (fd);
  if (page == MAP_FAILED)
    abort ();
  chance_state = page->seed | 1;
  page->is_loaded = 1;
}

static int
is_watched (const char *path)
{
  return page != NULL && path != NULL && strncmp (path, directory, strlen (directory)) == 0;
}

/* Whether this call is the one that fails. */
static int
fails (unsigned kind)
{
  unsigned n;

  if (page == NULL || (page->fail_kinds & kind) == 0)
    return 0;
  n = __atomic_add_fetch (&page->calls, 1, __ATOMIC_SEQ_CST);
  if (page->fail_at == 0 || n < page->fail_at || (n > page->fail_at && !page->fails_for_ever))
    return 0;
  __atomic_add_fetch (&page->failed, 1, __ATOMIC_SEQ_CST);
  if (page->fail_errno == SHIM_KILL)
    raise (SIGKILL);
  errno = page->fail_errno;
  return 1;
}

static void
drag (void)
{
  if (page->drag_us == 0)
    return;
  chance_state ^= chance_state << 13;
  chance_state ^= chance_state >> 17;
  chance_state ^= chance_state << 5;
  usleep (chance_state % page->drag_us);
}

static FileClass
class_of (int fd)
{
  return page != NULL && fd >= 0 && fd < MOST_FILES ? classes[fd] : OTHER;
}

/* Learns what was opened: the name may have been relative. */
static int
opened (int fd)
{
  char link[64], path[PATH_MAX];
  ssize_t length;

  if (page == NULL || fd < 0 || fd >= MOST_FILES)
    return fd;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = '\0';
  classes[fd] = OTHER;
  if (is_watched (path))
    classes[fd] = length > 4 && strcmp (path + length - 4, "-wal") == 0 ? LOG : WATCHED;
  return fd;
}

static void
wrote (int fd)
{
  if (class_of (fd) != LOG)
    return;
  pthread_mutex_lock (&mutex);
  if (!unsynced[fd])
    {
      unsynced[fd] = 1;
      unsynced_count++;
      page->commits++;
    }
  page->phase = SHIM_WRITTEN;
  pthread_mutex_unlock (&mutex);
}

static int
synced (int fd, int result)
{
  if (class_of (fd) != LOG)
    return result;
  pthread_mutex_lock (&mutex);
  if (unsynced[fd] && result == 0)
    {
      unsynced[fd] = 0;
      unsynced_count--;
      page->synced++;
    }
  page->phase = unsynced_count > 0 ? SHIM_WRITTEN : SHIM_IDLE;
  pthread_mutex_unlock (&mutex);
  return result;
}

static int
begin_sync (int fd)
{
  if (class_of (fd) == OTHER)
    return 0;
  if (class_of (fd) == LOG && unsynced[fd])
    {
      drag ();
      page->phase = SHIM_SYNCING;
    }
  return fails (SHIM_SYNC) ? -1 : 0;
}

/* A disk takes a part of what it is given when it gets full. */
static ssize_t
begin_write (int fd, size_t *length)
{
  if (class_of (fd) == OTHER)
    return 0;
  if (class_of (fd) == LOG)
    drag ();
  if (!fails (SHIM_WRITE))
    return 0;
  if (page->fail_errno != ENOSPC || !page->fails_for_ever || page->failed > 1)
    return -1;
  *length -= *length / 2;
  return 0;
}

ssize_t
write (int fd, const void *data, size_t length)
{
  ssize_t done = begin_write (fd, &length);

  if (done < 0)
    return done;
  done = NEXT ("write", ssize_t (*) (int, const void *, size_t)) (fd, data, length);
  wrote (fd);
  return done;
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  ssize_t done = begin_write (fd, &length);

  if (done < 0)
    return done;
  done = NEXT ("pwrite64", ssize_t (*) (int, const void *, size_t, off64_t)) (fd, data, length,
                                                                              offset);
  wrote (fd);
  return done;
}

ssize_t
pwrite (int fd, const void *data, size_t length, off_t offset)
{
  return pwrite64 (fd, data, length, offset);
}

/* How many bytes a read may give: -1 for an error. */
static ssize_t
begin_read (int fd, size_t length)
{
  if (class_of (fd) == OTHER || length < 2 || !fails (SHIM_READ))
    return (ssize_t) length;
  return page->fail_errno == SHIM_SHORT ? (ssize_t) length - 1 : -1;
}

ssize_t
read (int fd, void *data, size_t length)
{
  ssize_t most = begin_read (fd, length);

  if (most < 0)
    return -1;
  return NEXT ("read", ssize_t (*) (int, void *, size_t)) (fd, data, (size_t) most);
}

ssize_t
pread64 (int fd, void *data, size_t length, off64_t offset)
{
  ssize_t most = begin_read (fd, length);

  if (most < 0)
    return -1;
  return NEXT ("pread64", ssize_t (*) (int, void *, size_t, off64_t)) (fd, data, (size_t) most,
                                                                       offset);
}

ssize_t
pread (int fd, void *data, size_t length, off_t offset)
{
  return pread64 (fd, data, length, offset);
}

int
fsync (int fd)
{
  if (begin_sync (fd) < 0)
    return synced (fd, -1);
  return synced (fd, NEXT ("fsync", int (*) (int)) (fd));
}

int
fdatasync (int fd)
{
  if (begin_sync (fd) < 0)
    return synced (fd, -1);
  return synced (fd, NEXT ("fdatasync", int (*) (int)) (fd));
}

int
ftruncate64 (int fd, off64_t size)
{
  if (class_of (fd) != OTHER && fails (SHIM_TRUNCATE))
    return -1;
  return NEXT ("ftruncate64", int (*) (int, off64_t)) (fd, size);
}

int
ftruncate (int fd, off_t size)
{
  return ftruncate64 (fd, size);
}

int
fallocate64 (int fd, int mode, off64_t offset, off64_t length)
{
  if (class_of (fd) != OTHER && fails (SHIM_TRUNCATE))
    return -1;
  return NEXT ("fallocate64", int (*) (int, int, off64_t, off64_t)) (fd, mode, offset, length);
}

int
posix_fallocate64 (int fd, off64_t offset, off64_t length)
{
  if (class_of (fd) != OTHER && fails (SHIM_TRUNCATE))
    return errno;
  return NEXT ("posix_fallocate64", int (*) (int, off64_t, off64_t)) (fd, offset, length);
}

static int
open_below (const char *name, int folder, const char *path, int flags, mode_t mode)
{
  if (is_watched (path) && (flags & O_ACCMODE) != O_RDONLY && fails (SHIM_OPEN))
    return -1;
  return opened (
      NEXT (name, int (*) (int, const char *, int, ...)) (folder, path, flags, mode));
}

#define MODE_AFTER(flags, mode)                                                                \
  do                                                                                           \
    {                                                                                          \
      va_list arguments;                                                                       \
                                                                                               \
      va_start (arguments, flags);                                                             \
      mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;            \
      va_end (arguments);                                                                      \
    }                                                                                          \
  while (0)

int
open (const char *path, int flags, ...)
{
  mode_t mode;

  MODE_AFTER (flags, mode);
  return open_below ("openat", AT_FDCWD, path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  mode_t mode;

  MODE_AFTER (flags, mode);
  return open_below ("openat64", AT_FDCWD, path, flags, mode);
}

/* What open() becomes where the compiler has checked that no mode is needed. */
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);

int
__open_2 (const char *path, int flags)
{
  return open_below ("openat", AT_FDCWD, path, flags, 0);
}

int
__open64_2 (const char *path, int flags)
{
  return open_below ("openat64", AT_FDCWD, path, flags, 0);
}

int
openat (int folder, const char *path, int flags, ...)
{
  mode_t mode;

  MODE_AFTER (flags, mode);
  return open_below ("openat", folder, path, flags, mode);
}

int
close (int fd)
{
  pthread_mutex_lock (&mutex);
  if (class_of (fd) == LOG && unsynced[fd])
    {
      unsynced[fd] = 0;
      page->phase = --unsynced_count > 0 ? SHIM_WRITTEN : SHIM_IDLE;
    }
  if (fd >= 0 && fd < MOST_FILES)
    classes[fd] = OTHER;
  pthread_mutex_unlock (&mutex);
  return NEXT ("close", int (*) (int)) (fd);
}

int
mkdir (const char *path, mode_t mode)
{
  if (is_watched (path) && fails (SHIM_OPEN))
    return -1;
  return NEXT ("mkdir", int (*) (const char *, mode_t)) (path, mode);
}

int
unlink (const char *path)
{
  if (is_watched (path) && fails (SHIM_NAME))
    return -1;
  return NEXT ("unlink", int (*) (const char *)) (path);
}

int
rename (const char *from, const char *to)
{
  if (is_watched (to) && fails (SHIM_NAME))
    return -1;
  return NEXT ("rename", int (*) (const char *, const char *)) (from, to);
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int result = NEXT ("clock_gettime", int (*) (clockid_t, struct timespec *)) (clock, now);

  if (result == 0 && page != NULL &&
      (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += page->clock_add_s;
  return result;
}

int
gettimeofday (struct timeval *now, void *zone)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t
time (time_t *now)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  if (now != NULL)
    *now = exact.tv_sec;
  return exact.tv_sec;
}

int
statfs64 (const char *path, struct statfs64 *about)
{
  int result = NEXT ("statfs64", int (*) (const char *, struct statfs64 *)) (path, about);

  if (result == 0 && is_watched (path) && page->file_system != 0)
    about->f_type = page->file_system;
  return result;
}

int
statfs (const char *path, struct statfs *about)
{
  return statfs64 (path, (struct statfs64 *) about); /* the same on 64 bits */
}

int
fstatfs64 (int fd, struct statfs64 *about)
{
  int result = NEXT ("fstatfs64", int (*) (int, struct statfs64 *)) (fd, about);
  char link[64], path[PATH_MAX];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = '\0';
  if (result == 0 && is_watched (path) && page->file_system != 0)
    about->f_type = page->file_system;
  return result;
}

int
fstatfs (int fd, struct statfs *about)
{
  return fstatfs64 (fd, (struct statfs64 *) about);
}
