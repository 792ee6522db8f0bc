#include "app/cli/export-plan.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/preview.h"
#include "app/cli/session.h"

#include "corewalk/host.h"
#include "corewalk/receipt.h"

typedef struct
{
  const char *file;
  guint recipients;
  CwExported exported;
} Written;

static void
add_written (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Written *written = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", written->file);
  cw_json_add_string (json, "id", written->exported.id);
  cw_json_add_int (json, "lines", written->exported.lines);
  cw_json_add_int (json, "streams", written->exported.streams);
  cw_json_add_int (json, "bytes", written->exported.bytes);
  cw_json_add_int (json, "recipients", written->recipients);
  cw_json_end_object (json);
}

static void
print_written (const Written *written)
{
  g_autofree char *file = cli_visible_dup (written->file);
  g_autofree char *size = g_format_size ((guint64) written->exported.bytes);
  g_autofree char *readers = written->recipients == 0 ? g_strdup ("open for whoever gets it")
                             : written->recipients == 1
                                 ? g_strdup ("for 1 person")
                                 : g_strdup_printf ("for %u people", written->recipients);

  printf ("%s: %" G_GINT64_FORMAT " %s, %s, %s\n", file, written->exported.lines,
          written->exported.lines == 1 ? "line" : "lines", size, readers);
}

static gboolean
write_bundle (CliCall *call, const CwExportPlan *plan, GError **error)
{
  Written written = { .file = cli_call_argument (call, 0),
                      .recipients = plan->recipients != NULL ? plan->recipients->len : 0 };
  gboolean is_done = cw_bundle_export (call->store, plan, written.file, &written.exported,
                                       cli_progress, NULL, error);

  cli_progress_end ();
  if (!is_done)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_written, &written);
  else
    print_written (&written);
  return TRUE;
}

/* The rule reminds: what leaves is not changed by it. */
static void
remind_of_hosts (CliCall *call)
{
  g_autoptr (GArray) visits = cw_host_copy_missing (call->store, NULL);

  if (visits != NULL && visits->len > 0)
    fprintf (stderr,
             CLI_NAME
             ": the hosts of %u %s were not given their copy yet; 'host missing' lists "
             "them.\n",
             visits->len, visits->len == 1 ? "visit" : "visits");
}

static gboolean
run_export (CliCall *call, GError **error)
{
  CwExportPlan plan;
  gboolean is_done =
      cli_export_plan (call, &plan, error) &&
      (cli_call_option (call, "preview") != NULL ? cli_preview (call, &plan, error)
                                                 : write_bundle (call, &plan, error));

  g_clear_pointer (&plan.recipients, g_ptr_array_unref);
  if (is_done)
    remind_of_hosts (call);
  return is_done;
}

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", user_data);
  cw_json_end_object (json);
}

static gboolean
run_receipt (CliCall *call, GError **error)
{
  const char *file = cli_call_argument (call, 0);

  if (!cw_receipt_write (call->store, file, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) file);
  return TRUE;
}

static const CliOption export_options[] = {
  CLI_SCOPE_OPTION (CLI_OPTION_REQUIRED),
  { "school", "SCHOOL", "only this school's, by code, name or id" },
  CLI_FOR_OPTION,
  { "plain", NULL, "write it open, for whoever gets the file" },
  { "streams", "own|all", "only what was written here, or everybody's (default: own)" },
  { "since", "RECEIPT", "only what the sender of this receipt does not have" },
  { "preview", NULL, "write nothing; print the lines that would leave, and warn of names" },
  { NULL },
};

const CliCommand cli_export_commands[] = {
  {
      "export",
      NULL,
      "FILE",
      "Write a bundle: what others may have of your record",
      "The file is encrypted to the people of --for and signed by this laptop; it is whole, or not "
      "there. What it holds can't be unsaid any more: look at it with --preview first. A preview "
      "prints the very lines that bundle to-jsonl prints of the file.",
      "export ana.walk --scope school --for central.card --preview",
      CLI_NEEDS_WRITER,
      FALSE,
      export_options,
      run_export,
  },
  {
      "receipt",
      NULL,
      "FILE",
      "Write what this store has of whom, for the next export --since",
      "A receipt holds numbers and hashes, no words and no names. Give it to somebody who sends you "
      "bundles; the next one then holds only what you do not have.",
      "receipt central.receipt",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_receipt,
  },
  { NULL },
};
