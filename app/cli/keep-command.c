#include "app/cli/families.h"
#include "app/cli/line-printer.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/keep.h"

static gboolean
run_dump (CliCall *call, GError **error)
{
  CliLinePrinter printer = { .is_json = call->is_json };
  gboolean is_private = g_strcmp0 (cli_call_option (call, "scope"), "private") == 0;

  if (!cw_dump (call->store, is_private, cli_print_line, &printer, error))
    return FALSE;
  cli_print_lines_end (&printer);
  return TRUE;
}

static void
add_check (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwCheck *check = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "lines", check->line_count);
  cw_json_add_int (json, "records", check->record_count);
  cw_json_begin_array (json, "faults");
  for (guint i = 0; i < check->faults->len; i++)
    cw_json_add_string (json, NULL, g_ptr_array_index (check->faults, i));
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
print_check (const CwCheck *check)
{
  for (guint i = 0; i < check->faults->len; i++)
    {
      g_autofree char *fault = cli_visible_dup (g_ptr_array_index (check->faults, i));

      puts (fault);
    }
  if (check->faults->len == 0)
    printf ("whole: %" G_GINT64_FORMAT " lines, %" G_GINT64_FORMAT " records\n",
            check->line_count, check->record_count);
}

static gboolean
run_check (CliCall *call, GError **error)
{
  g_autoptr (CwCheck) check = cw_check (call->store, cli_progress, NULL, error);

  cli_progress_end ();
  if (check == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_check, (gpointer) check);
  else
    print_check (check);
  if (check->faults->len == 0)
    return TRUE;
  g_set_error (
      error, CW_ERROR, CW_ERROR_DAMAGED,
      "the record is not whole: %u %s. Keep a copy of the store's folder, then try " CLI_NAME
      " rebuild",
      check->faults->len, check->faults->len == 1 ? "fault" : "faults");
  return FALSE;
}

static void
add_rebuilt (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_bool (json, "rebuilt", TRUE);
  cw_json_end_object (json);
}

static gboolean
run_rebuild (CliCall *call, GError **error)
{
  if (!cw_rebuild (call->store, cli_progress, NULL, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_rebuilt, NULL);
  return TRUE;
}

static const CliOption dump_options[] = {
  { "scope", "shared|private", "which records (default: shared)" },
  { NULL },
};

const CliCommand cli_keep_commands[] = {
  {
      "dump",
      NULL,
      "",
      "Print every record as one line of JSON, sorted by id",
      "Two stores that hold the same changes print the same bytes. With --json the lines make one "
      "array.",
      "dump --scope private",
      CLI_NEEDS_READER,
      FALSE,
      dump_options,
      run_dump,
  },
  {
      "check",
      NULL,
      "",
      "Read every byte of the record and compare it with itself",
      "Prints each fault it finds, and fails then.",
      "check",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_check,
  },
  {
      "rebuild",
      NULL,
      "",
      "Make all tables anew from the log",
      NULL,
      "rebuild",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_rebuild,
  },
  { NULL },
};
