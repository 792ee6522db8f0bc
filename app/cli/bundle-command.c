#include "app/cli/families.h"
#include "app/cli/line-printer.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/bundle.h"

/* What is open can be looked into without a store; for what is encrypted its keys are needed. */
static gboolean
open_store_if_there (CliCall *call, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (cli_session_open (call, FALSE, &cause) ||
      g_error_matches (cause, CW_ERROR, CW_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static const char *
name_scope (CwScope scope)
{
  return scope == CW_SCOPE_CYCLE ? "cycle" : scope == CW_SCOPE_DISTRICT ? "district" : "school";
}

static void
add_run (CwJsonWriter *json, const CwBundleRun *run)
{
  g_autofree char *stream = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", run->bits);

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "stream", stream);
  cw_json_add_int (json, "first", run->first);
  cw_json_add_int (json, "last", run->last);
  cw_json_add_string (json, "audience", run->audience);
  cw_json_add_string (json, "school", *run->scope != '\0' ? run->scope : NULL);
  cw_json_add_string (json, "author", run->author);
  cw_json_add_string (json, "key", run->key);
  cw_json_end_object (json);
}

static void
add_info (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwBundleInfo *info = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", cli_call_argument (call, 0));
  cw_json_add_string (json, "id", info->id);
  cw_json_add_string (json, "sender", info->sender);
  cw_json_add_string (json, "organization", info->organization);
  cw_json_add_string (json, "key", info->key);
  cli_add_moment (json, "made", info->made);
  cw_json_add_string (json, "scope", name_scope (info->scope));
  cw_json_add_bool (json, "sample", info->is_sample);
  cw_json_add_bool (json, "whole", info->is_whole);
  cw_json_add_int (json, "lines", info->lines);
  cw_json_add_int (json, "recipients", info->recipients);
  cw_json_begin_array (json, "streams");
  for (guint i = 0; i < info->runs->len; i++)
    add_run (json, info->runs->pdata[i]);
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
print_row (const char *name, const char *value)
{
  g_autofree char *visible = cli_visible_dup (value);

  printf ("%-10s%s\n", name, visible);
}

static void
print_runs (const CwBundleInfo *info)
{
  static const char *const heads[] = { "author", "audience", "school", "stream",
                                       ">from",  ">to",      NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < info->runs->len; i++)
    {
      const CwBundleRun *run = info->runs->pdata[i];

      cli_table_add (table, run->author);
      cli_table_add (table, run->audience);
      cli_table_add (table, run->scope);
      cli_table_add_take (table, g_strdup_printf ("%016" G_GINT64_MODIFIER "x", run->bits));
      cli_table_add_int (table, run->first);
      cli_table_add_int (table, run->last);
    }
  putchar ('\n');
  cli_table_print (table);
}

static void
print_info (const CwBundleInfo *info)
{
  g_autofree char *made = cw_moment_format_local (info->made);
  g_autofree char *from = *info->organization != '\0'
                              ? g_strdup_printf ("%s, %s", info->sender, info->organization)
                              : g_strdup (info->sender);
  g_autofree char *readers = info->recipients == 0 ? g_strdup ("whoever gets it: it is open")
                             : info->recipients == 1
                                 ? g_strdup ("1 person")
                                 : g_strdup_printf ("%u people", info->recipients);
  g_autofree char *lines =
      g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", info->lines,
                       info->is_whole ? ", all there were" : ", what a receipt lacked",
                       info->is_sample ? ", of sample data" : "");

  print_row ("from", from);
  print_row ("key", info->key);
  print_row ("made", made);
  print_row ("scope", name_scope (info->scope));
  print_row ("for", readers);
  print_row ("lines", lines);
  print_row ("id", info->id);
  print_runs (info);
}

static gboolean
answer (CliCall *call, CwBundleInfo *take_info)
{
  g_autoptr (CwBundleInfo) info = take_info;

  cli_progress_end ();
  if (info == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_info, info);
  else
    print_info (info);
  return TRUE;
}

static gboolean
run_show (CliCall *call, GError **error)
{
  return open_store_if_there (call, error) &&
         answer (call, cw_bundle_inspect (call->store, cli_call_argument (call, 0), error));
}

static gboolean
run_verify (CliCall *call, GError **error)
{
  return open_store_if_there (call, error) &&
         answer (call, cw_bundle_verify (call->store, cli_call_argument (call, 0), cli_progress,
                                         NULL, error));
}

static gboolean
print_line (const CwBundleLine *line, gpointer user_data)
{
  return cli_print_line (line->json, user_data);
}

static gboolean
run_to_jsonl (CliCall *call, GError **error)
{
  CliLinePrinter printer = { .is_json = call->is_json };

  if (!open_store_if_there (call, error) ||
      !cw_bundle_each (call->store, cli_call_argument (call, 0), print_line, &printer, error))
    return FALSE;
  cli_print_lines_end (&printer);
  return TRUE;
}

#define OPENS "What is encrypted is opened with the keys of the store. Nothing is taken in."

const CliCommand cli_bundle_commands[] = {
  {
      "bundle",
      "show",
      "FILE",
      "Show who made a bundle, when, for whom, and whose lines are in it",
      "Its lengths, its hash and its sender's signature are verified. " OPENS,
      "bundle show ana.walk",
      CLI_NEEDS_NOTHING,
      FALSE,
      NULL,
      run_show,
  },
  {
      "bundle",
      "verify",
      "FILE",
      "Verify every line of a bundle, and its authors' signatures too",
      OPENS,
      "bundle verify ana.walk",
      CLI_NEEDS_NOTHING,
      FALSE,
      NULL,
      run_verify,
  },
  {
      "bundle",
      "to-jsonl",
      "FILE",
      "Print the lines of a bundle, all of which is verified first",
      OPENS " One object a line: line (null for what was taken back or erased), seq, stream.",
      "bundle to-jsonl ana.walk",
      CLI_NEEDS_NOTHING,
      FALSE,
      NULL,
      run_to_jsonl,
  },
  { NULL },
};
