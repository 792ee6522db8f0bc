#include "tests/fault/shim-child.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ANY_CALL (SHIM_WRITE | SHIM_SYNC | SHIM_TRUNCATE | SHIM_OPEN | SHIM_NAME)

const ShimFault shim_faults[] = {
  { "disk full", SHIM_WRITE | SHIM_TRUNCATE | SHIM_OPEN, ENOSPC },
  { "write error", SHIM_WRITE, EIO },
  { "sync error", SHIM_SYNC, EIO },
  { "read-only", SHIM_OPEN | SHIM_NAME, EROFS },
  { "no right", SHIM_OPEN | SHIM_NAME, EACCES },
  { "killed", ANY_CALL, SHIM_KILL },
  { NULL },
};

static char **
make_environment (const char *page_path, const char *directory)
{
  const char *asan = g_getenv ("ASAN_OPTIONS");
  g_autofree char *options =
      g_strconcat ("verify_asan_link_order=0:detect_leaks=0:", asan != NULL ? asan : "", NULL);
  char **environment = g_get_environ ();

  environment = g_environ_setenv (environment, "LD_PRELOAD", CW_SHIM, TRUE);
  environment = g_environ_setenv (environment, SHIM_PAGE_ENV, page_path, TRUE);
  environment = g_environ_setenv (environment, SHIM_DIR_ENV, directory, TRUE);
  return g_environ_setenv (environment, "ASAN_OPTIONS", options, TRUE);
}

ShimChild *
shim_child_new (const char *directory)
{
  ShimChild *self = g_new0 (ShimChild, 1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("corewalk-page-XXXXXX", &self->page_path, &error);

  g_assert_no_error (error);
  g_assert_no_errno (ftruncate (fd, sizeof *self->page));
  self->page = mmap (NULL, sizeof *self->page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (self->page != MAP_FAILED);
  close (fd);
  self->environment = make_environment (self->page_path, directory);
  return self;
}

void
shim_child_free (ShimChild *child)
{
  if (child == NULL)
    return;
  munmap (child->page, sizeof *child->page);
  g_unlink (child->page_path);
  g_strfreev (child->environment);
  g_free (child->page_path);
  g_free (child);
}

void
shim_child_reset (ShimChild *child)
{
  memset (child->page, 0, sizeof *child->page);
}

void
shim_child_arm (ShimChild *child, const ShimFault *fault, guint nth, gboolean for_ever)
{
  shim_child_reset (child);
  child->page->fail_kinds = fault->kinds;
  child->page->fail_errno = fault->code;
  child->page->fail_at = nth;
  child->page->fails_for_ever = (guint32) for_ever;
}

int
shim_child_run (ShimChild *child, const char *const *argv, char **said, char **complained)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, child->environment, G_SPAWN_SEARCH_PATH, NULL, NULL, said,
                complained, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (child->page->is_loaded, ==, 1);
  return status;
}
