#include "data/base/archive-library.h"

#include <dlfcn.h>

#define FILE_NAME "libarchive.so.13"

static gpointer
load_cb (gpointer data)
{
  static CwArchiveLibrary library;
  void *handle = dlopen (FILE_NAME, RTLD_NOW | RTLD_LOCAL);

  if (handle == NULL)
    return NULL;

    /* ISO C has no cast from what dlsym() returns to a function; POSIX promises that this works. */
#define EACH(name)                                                                             \
  *(void **) &library.name = dlsym (handle, "archive_" #name);                                 \
  if (library.name == NULL)                                                                    \
    return NULL;
  CW_ARCHIVE_FUNCTIONS
#undef EACH
  return &library;
}

const CwArchiveLibrary *
cw_archive_library_get (GError **error)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, load_cb, NULL);
  if (once.retval == NULL)
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_STORAGE,
        "zips and backups need " FILE_NAME
        ", which this computer does not have. Install the package libarchive13");
  return once.retval;
}
