#include "app/cli/families.h"
#include "app/cli/handout-output.h"

#include "corewalk/rollover.h"

static gboolean
run_rollover (CliCall *call, GError **error)
{
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
  gint64 day = cli_call_day (call, "day", cw_rollover_suggest_day (call->store, today));
  g_autoptr (CwRollover) found = cw_rollover_look (call->store, day, error);
  g_autoptr (CwHandout) page = NULL;

  if (found == NULL)
    return FALSE;

  page = cw_rollover_page (call->store, found);
  if (cli_call_option (call, "dry-run") == NULL &&
      !cw_rollover_run (call->store, found, call->moment, NULL, error))
    return FALSE;

  return cli_print_handout (call, page);
}

static gboolean
run_leaving (CliCall *call, GError **error)
{
  g_autoptr (CwHandout) page = cw_leaving_page (call->store);

  return cli_print_handout (call, page);
}

static const CliOption rollover_options[] = {
  { "day", "DAY", "the first day of the new year; by the roster's terms by default" },
  { "dry-run", NULL, "only tell what would be ended" },
  { NULL },
};

const CliCommand cli_rollover_commands[] = {
  {
      "rollover",
      NULL,
      "",
      "Begin a school year: close the walks of earlier days, end what was planned",
      "Planned visits that were not made are called off, and rooms that opted out are asked again. Nothing "
      "that was recorded goes.",
      "rollover --day 2026-08-31 --dry-run",
      CLI_NEEDS_WRITER,
      TRUE,
      rollover_options,
      run_rollover,
  },
  {
      "leaving",
      NULL,
      "",
      "Print the list to go through before a person leaves and hands the work over",
      NULL,
      "leaving",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_leaving,
  },
  { NULL },
};
