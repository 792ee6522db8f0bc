#include "app/cli/confirm.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/remove.h"

static void
add_removal (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwRemoval *removal = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "walks", removal->walks);
  cw_json_add_int (json, "visits", removal->visits);
  cw_json_add_int (json, "records", removal->records);
  cw_json_add_int (json, "unsent", removal->unsent);
  cw_json_add_int (json, "streams", removal->streams);
  cw_json_add_int (json, "lines", removal->lines);
  cw_json_end_object (json);
}

static void
append_count (GString *text, gint64 count, const char *one, const char *many)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s", count, count == 1 ? one : many);
}

/* What goes, what does not, and who keeps it: before it is done. */
static char *
describe (const CwRemoval *removal, const char *day)
{
  GString *text = g_string_new (NULL);

  append_count (text, removal->walks, "walk", "walks");
  g_string_append_printf (text, " before %s (", day);
  append_count (text, removal->visits, "visit, ", "visits, ");
  append_count (text, removal->records, "record in all)", "records in all)");
  g_string_append (text,
                   " go from the screens and the search of this laptop. Nobody is told, and "
                   "whoever has them keeps them. What you wrote yourself stays in this "
                   "laptop's log file, is still exported, and can be brought back");
  if (removal->unsent > 0)
    {
      g_string_append (text, "; ");
      append_count (text, removal->unsent, "record of it was", "records of it were");
      g_string_append (text, " never sent to anybody");
    }
  if (removal->streams > 0)
    {
      g_string_append (text,
                       ". What others wrote goes from the log, too, where nothing else came "
                       "in the same stream: ");
      append_count (text, removal->lines, "line", "lines");
      g_string_append (text,
                       ", which only a new bundle brings back. The rest of theirs stays in "
                       "the log");
    }
  else
    g_string_append (text, ". What others wrote stays in the log, too");

  return g_string_free (text, FALSE);
}

static gboolean
remove_for_good (CliCall *call, gint64 day, CwRemoval *removal, GError **error)
{
  g_autofree char *statement = NULL;

  if (removal->walks == 0 && removal->streams == 0)
    return cw_remove_local (call->store, day, FALSE, removal, error);

  statement = describe (removal, cli_call_option (call, "before"));
  if (!cli_confirm (call, statement, "Take them off this laptop?", error))
    return FALSE;
  if (!call->is_json && cli_call_option (call, "yes") != NULL)
    printf ("%s.\n", statement);
  return cw_remove_local (call->store, day, FALSE, removal, error);
}

static gboolean
run_remove (CliCall *call, GError **error)
{
  gint64 day = cli_call_day (call, "before", G_MININT64);
  gboolean is_trial = cli_call_option (call, "dry-run") != NULL;
  CwRemoval removal;

  if (!cw_remove_local (call->store, day, TRUE, &removal, error))
    return FALSE;
  if (is_trial && !call->is_json)
    {
      g_autofree char *statement = describe (&removal, cli_call_option (call, "before"));

      printf ("%s.\n", statement);
    }
  if (!is_trial && !remove_for_good (call, day, &removal, error))
    return FALSE;

  if (call->is_json)
    cli_print_json (call, add_removal, &removal);
  else if (!is_trial)
    printf ("removed %" G_GINT64_FORMAT " %s from this laptop\n", removal.walks,
            removal.walks == 1 ? "walk" : "walks");
  return TRUE;
}

static void
add_back (CliCall *call, CwJsonWriter *json, gpointer records)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "records", *(gint64 *) records);
  cw_json_end_object (json);
}

static gboolean
run_bring_back (CliCall *call, GError **error)
{
  gint64 records;

  if (!cw_bring_back (call->store, cli_progress, NULL, &records, error))
    return FALSE;
  cli_progress_end ();
  if (call->is_json)
    cli_print_json (call, add_back, &records);
  else
    printf ("brought back %" G_GINT64_FORMAT " %s\n", records,
            records == 1 ? "record" : "records");
  return TRUE;
}

static const CliOption remove_options[] = {
  { "before", "DAY", "walks of earlier days go: \"2025-07-01\"", CLI_OPTION_REQUIRED },
  { "dry-run", NULL, "say what would go; remove nothing" },
  CLI_YES_OPTION,
  { NULL },
};

const CliCommand cli_remove_commands[] = {
  {
      "remove-local",
      NULL,
      "",
      "Take old walks off this laptop; everybody else keeps them",
      "Neither a deletion nor an erasure: nobody is told, and nothing of it is exported. Rows and search "
      "words go. Lines of the log go only where others wrote them and nothing else came in the same "
      "stream; what you wrote stays in the log file of this laptop, is still exported, and comes "
      "back with bring-back. Walks of those days that come later stay off, too. Says what will go, "
      "and asks; undo reaches back no further.",
      "remove-local --before 2025-07-01 --dry-run",
      CLI_NEEDS_WRITER,
      FALSE,
      remove_options,
      run_remove,
  },
  {
      "bring-back",
      NULL,
      "",
      "Show again what was taken off this laptop",
      "As far as its lines are here. What others wrote and is not here comes with the next bundle that "
      "has it: ask them for one that is whole, or sync with the shared folder again.",
      "bring-back",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_bring_back,
  },
  { NULL },
};
