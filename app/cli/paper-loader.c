#include "app/cli/paper-loader.h"

#include <dlfcn.h>

#define LIBRARY "corewalk-paper.so"

/* In a build folder the module lies near the program, else where it was installed. */
static void *
load (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup ("/");
  g_autofree char *near = g_build_filename (folder, "..", "..", "ui", "paper", LIBRARY, NULL);
  void *library = dlopen (near, RTLD_NOW | RTLD_LOCAL);

  return library != NULL ? library
                         : dlopen (CW_PAPER_FOLDER "/" LIBRARY, RTLD_NOW | RTLD_LOCAL);
}

const CwPaperModule *
cli_paper_load (GError **error)
{
  void *library = load ();
  const CwPaperModule *module = library != NULL ? dlsym (library, CW_PAPER_MODULE) : NULL;

  if (module == NULL)
    g_set_error (error, CW_ERROR, CW_ERROR_STORAGE,
                 "what draws pages can't be loaded (%s). Install Corewalk anew", dlerror ());
  return module;
}
