#include "app/cli/families.h"
#include "app/cli/merge-report.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

static void
add_merged (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cli_merge_add (json, user_data);
  cw_json_end_object (json);
}

static gboolean
run_merge (CliCall *call, GError **error)
{
  const CwMergeOptions options = {
    .is_trial = cli_call_option (call, "dry-run") != NULL,
    .allows_unknown = cli_call_option (call, "allow-unknown-sender") != NULL,
    .accepts_hiding = cli_call_option (call, "accept-hiding") != NULL,
  };
  g_autoptr (CwMerged) merged = NULL;

  g_ptr_array_add (call->arguments, NULL);
  merged = cw_merge (call->store, (const char *const *) call->arguments->pdata, &options,
                     cli_progress, NULL, error);
  g_ptr_array_set_size (call->arguments, (int) call->arguments->len - 1);
  cli_progress_end ();
  if (merged == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_merged, merged);
  else
    cli_merge_print (merged);
  cli_merge_say_notes (call, merged);
  return cli_merge_check (merged, options.is_trial, error);
}

static const CliOption merge_options[] = {
  { "dry-run", NULL, "find out and print what would come; keep nothing" },
  { "allow-unknown-sender", NULL, "also of people whose card is not trusted here" },
  { "accept-hiding", NULL, "also when much of a school's work would be hidden" },
  { NULL },
};

const CliCommand cli_merge_commands[] = {
  {
      "merge",
      NULL,
      "FILE...",
      "Take bundles in, in any order, each whole or not at all",
      "What is here already is passed over. A file that is refused changes nothing and does not stop "
      "the others; the exit status is 1 then.",
      "merge ana.walk ben.walk --dry-run",
      CLI_NEEDS_WRITER,
      FALSE,
      merge_options,
      run_merge,
  },
  { NULL },
};
