#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/passphrase.h"
#include "app/cli/session.h"

#include "corewalk/backup-plan.h"

static gboolean
run_set (CliCall *call, GError **error)
{
  const char *folder = cli_call_argument (call, 0);
  char *passphrase = cli_passphrase_dup (call, TRUE, error);
  gboolean is_set = passphrase != NULL && cli_session_open (call, TRUE, error) &&
                    cw_backup_plan_set (call->store, folder, passphrase, 0, error);

  cli_passphrase_free (passphrase);
  return is_set;
}

static gboolean
run_drop (CliCall *call, GError **error)
{
  return cw_backup_plan_drop (call->store, error);
}

static void
add_plan (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwBackupPlan *plan = user_data;

  cw_json_begin_object (json, NULL);
  if (plan != NULL)
    {
      CwMoment last = { .at_ms = plan->last_ms };
      g_autofree char *at = plan->last_ms != 0 ? cw_moment_format_utc (last) : NULL;

      cw_json_add_string (json, "folder", plan->folder);
      cw_json_add_string (json, "last_file", plan->last_file);
      cw_json_add_string (json, "last_at", at);
      cw_json_add_bool (json, "due", plan->is_due);
      cw_json_add_string (json, "trouble", plan->trouble);
    }
  cw_json_end_object (json);
}

static void
print_plan (const CwBackupPlan *plan)
{
  g_autofree char *folder = plan != NULL ? cli_visible_dup (plan->folder) : NULL;
  CwMoment last = { .at_ms = plan != NULL ? plan->last_ms : 0,
                    .offset_min = cw_moment_now ().offset_min };
  g_autofree char *at = cw_moment_format_local (last);

  if (plan == NULL)
    printf ("no folder is chosen for backups\n");
  else if (plan->last_file == NULL)
    printf ("%s: nothing is backed up yet\n", folder);
  else
    printf ("%s: %s of %s%s\n", folder, plan->last_file, at,
            plan->is_due ? "; there is work since" : "; nothing was recorded since");
  if (plan != NULL && plan->trouble != NULL)
    printf ("the last try failed: %s\n", plan->trouble);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (CwBackupPlan) plan = cw_backup_plan_read (call->store);

  if (call->is_json)
    cli_print_json (call, add_plan, plan);
  else
    print_plan (plan);
  return TRUE;
}

static gboolean
run_run (CliCall *call, GError **error)
{
  g_autofree char *day = cw_day_format (cw_moment_local_day (cw_moment_now ()));
  g_autofree char *file = cw_backup_plan_run (call->store, day, cli_progress, NULL, error);

  cli_progress_end ();
  if (file != NULL)
    puts (file);
  return file != NULL;
}

static const CliOption passphrase_options[] = {
  CLI_PASSPHRASE_OPTION,
  { NULL },
};

const CliCommand cli_backup_plan_commands[] = {
  {
      "backup-plan",
      "set",
      "FOLDER",
      "Choose the folder for backups that are made by themselves after each day's work",
      "The passphrase is kept nowhere: it locks a key, which lies beside the backups. 'restore-backup' asks "
      "for it, and so does 'age -d -i'.",
      "backup-plan set /media/stick",
      CLI_NEEDS_NOTHING, /* the store is opened once the passphrase is typed */
      FALSE,
      passphrase_options,
      run_set,
  },
  {
      "backup-plan",
      "show",
      "",
      "Show the folder, the last backup, and whether there is work since",
      NULL,
      "backup-plan show",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "backup-plan",
      "run",
      "",
      "Make today's backup now; prints its name",
      "Of the last fourteen days with one, and of the first of each of twelve months, the backup stays.",
      "backup-plan run",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_run,
  },
  {
      "backup-plan",
      "drop",
      "",
      "Make no more backups by themselves; those that are there stay",
      NULL,
      "backup-plan drop",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_drop,
  },
  { NULL },
};
