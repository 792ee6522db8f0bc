#include "app/cli/export-plan.h"
#include "app/cli/families.h"
#include "app/cli/merge-report.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/sync.h"

static void
add_synced (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwSynced *synced = user_data;

  cw_json_begin_object (json, NULL);
  cli_merge_add (json, synced->merged);
  cw_json_begin_array (json, "unfinished");
  for (guint i = 0; i < synced->unfinished->len; i++)
    cw_json_add_string (json, NULL, synced->unfinished->pdata[i]);
  cw_json_end_array (json);
  cw_json_add_int (json, "known", synced->known);
  cw_json_add_int (json, "foreign", synced->foreign);
  cw_json_add_string (json, "own", synced->own);
  cw_json_add_bool (json, "written", synced->is_written);
  cw_json_add_int (json, "lines", synced->exported.lines);
  cw_json_end_object (json);
}

static void
print_synced (const CwSynced *synced)
{
  cli_merge_print (synced->merged);
  for (guint i = 0; i < synced->unfinished->len; i++)
    {
      g_autofree char *file = cli_visible_dup (synced->unfinished->pdata[i]);

      printf ("%s: not whole yet\n", file);
    }
  if (synced->is_written)
    printf ("%s: yours, %" G_GINT64_FORMAT " %s\n", synced->own, synced->exported.lines,
            synced->exported.lines == 1 ? "line" : "lines");
  else if (synced->merged->files->len == 0)
    puts ("nothing new");
}

static gboolean
run_sync (CliCall *call, GError **error)
{
  const CwMergeOptions options = {
    .is_trial = cli_call_option (call, "dry-run") != NULL,
    .allows_unknown = cli_call_option (call, "allow-unknown-sender") != NULL,
    .accepts_hiding = cli_call_option (call, "accept-hiding") != NULL,
  };
  g_autoptr (CwSynced) synced = NULL;
  CwExportPlan plan;

  if (cli_sync_plan (call, &plan, error))
    synced = cw_sync (call->store, cli_call_argument (call, 0), &plan, &options, cli_progress,
                      NULL, error);
  g_clear_pointer (&plan.recipients, g_ptr_array_unref);
  cli_progress_end ();
  if (synced == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_synced, synced);
  else
    print_synced (synced);
  cli_merge_say_notes (call, synced->merged);
  return cli_merge_check (synced->merged, options.is_trial, error);
}

static const CliOption sync_options[] = {
  CLI_SCOPE_OPTION (0),
  { "school", "SCHOOL", "only this school's, by code, name or id" },
  CLI_FOR_OPTION,
  { "plain", NULL, "write it open, for whoever gets the file" },
  { "streams", "own|all", "only what was written here, or everybody's (default: own)" },
  { "dry-run", NULL, "find out and print what would come; keep and write nothing" },
  { "allow-unknown-sender", NULL, "also of people whose card is not trusted here" },
  { "accept-hiding", NULL, "also when much of a school's work would be hidden" },
  { NULL },
};

const CliCommand cli_sync_commands[] = {
  {
      "sync",
      NULL,
      "FOLDER",
      "Exchange through a shared folder or a stick",
      "Takes in what is new in the folder, then puts your own bundle there when it has changed. Without "
      "options that holds numbers for the district, for everybody whose card you trust. What is "
      "still being copied is passed over until the next time.",
      "sync ~/Shared/corewalk",
      CLI_NEEDS_WRITER,
      FALSE,
      sync_options,
      run_sync,
  },
  { NULL },
};
