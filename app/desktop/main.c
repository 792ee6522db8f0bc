#include "ui/shell/application.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Words about children and teachers must not end up in a core file or another program's hands. */
static void
keep_memory_private (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#ifndef CW_SANITIZED /* the leak checker traces the program */
  prctl (PR_SET_DUMPABLE, 0);
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  const char *locales = g_getenv ("COREWALK_LOCALE_DIR"); /* of a build that is not installed */

  keep_memory_private ();
  setlocale (LC_ALL, "");
  bindtextdomain ("corewalk", locales != NULL ? locales : CW_LOCALE_DIR);
  bind_textdomain_codeset ("corewalk", "UTF-8");
  textdomain ("corewalk");

  application = cw_application_new (CW_VERSION);
  return g_application_run (application, argc, argv);
}
