#include "app/cli/arguments.h"
#include "app/cli/help.h"
#include "app/cli/manual.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/store.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Words of children and teachers pass through this process: no core file, no debugger, no peeking
 * through /proc by another program of the same user. */
static void
guard_memory (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#ifndef CW_SANITIZED /* the leak checker has to look at us */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/* What was printed and never arrived is a failure too: a full disk, a closed pipe. */
static gboolean
flush_output (const CliCall *call, GError **error)
{
  gboolean is_done = call->command != NULL && call->command->needs == CLI_NEEDS_WRITER;

  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "%sthe answer could not be written: %s",
               is_done ? "it is done, but " : "", g_strerror (errno));
  return FALSE;
}

static gboolean
run (CliCall *call, GError **error)
{
  CliNeeds needs = call->command->needs;

  return cli_text_read_ahead (call, error) &&
         (needs == CLI_NEEDS_NOTHING ||
          cli_session_open (call, needs == CLI_NEEDS_WRITER, error)) &&
         call->command->run (call, error);
}

static gboolean
answer (CliCall *call, const CliFamily *family, CliWants wants, GError **error)
{
  if (wants == CLI_WANTS_HELP)
    {
      g_autofree char *help = cli_help_dup (family, call->command);

      fputs (help, stdout);
    }
  else if (wants == CLI_WANTS_VERSION)
    puts (CLI_NAME " " CW_VERSION);
  else if (!run (call, error))
    return FALSE;
  return flush_output (call, error);
}

static int
fail (CliCall *call, const CliFamily *family, const GError *error)
{
  g_autofree char *title = call->command != NULL ? cli_title (call->command)
                           : family != NULL      ? g_strdup (family->noun)
                                                 : g_strdup ("");

  fflush (stdout); /* what was found comes before what it means */
  cli_say_failure (title, error->message);
  return error->domain == CLI_USAGE ? 2 : 1;
}

int
main (int argc, char **argv)
{
  g_auto (CliCall) call = { 0 };
  g_autoptr (GError) error = NULL;
  const CliFamily *family = NULL;
  CliWants wants;
  gboolean is_fine;

  guard_memory ();
  setlocale (LC_ALL, "");
  if (argc == 2 && cli_print_for_build (argv[1]))
    return flush_output (&call, &error) ? 0 : 1;
  is_fine = cli_parse (argv + 1, &call, &family, &wants, &error) &&
            answer (&call, family, wants, &error);
  g_clear_pointer (&call.store, cw_store_close);
  cli_progress_end ();
  return is_fine ? 0 : fail (&call, family, error);
}
