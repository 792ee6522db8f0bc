#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/results-question.h"
#include "app/cli/text-argument.h"

#include "corewalk/moment.h"

#include <string.h>

/* "Below=3,Met=12": names and counts, from the lowest level. */
static gboolean
parse_levels (const char *text, GPtrArray *levels, GArray *counts, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *sign = strrchr (parts[i], '=');
      guint64 count;
      gint64 kept;

      if (sign == NULL || !g_ascii_string_to_unsigned (sign + 1, 10, 0, 1000000, &count, NULL))
        {
          g_set_error (error, CLI_USAGE, 0,
                       "--levels must be names and counts such as 'Below=3,Met=12', not '%s'",
                       parts[i]);
          return FALSE;
        }
      *sign = '\0';
      kept = (gint64) count;
      g_ptr_array_add (levels, g_strdup (g_strstrip (parts[i])));
      g_array_append_val (counts, kept);
    }
  g_ptr_array_add (levels, NULL);
  return TRUE;
}

static gboolean
run_add (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  CwResultPlan plan = {
    .instrument = cli_call_option (call, "instrument"),
    .kind = cli_call_option (call, "kind"),
    .day = cli_call_day (call, "date", cw_moment_local_day (cw_moment_now ())),
    .grade = cli_call_option (call, "grade"),
    .subject = cli_call_option (call, "subject"),
    .students = cli_call_option (call, "students"),
    .is_matched = g_strcmp0 (cli_call_option (call, "matched"), "yes") == 0,
  };
  gint64 id;

  if (!parse_levels (cli_call_option (call, "levels"), levels, counts, error) ||
      !cli_results_find_school (call, &plan.school, error))
    return FALSE;
  if (plan.kind == NULL)
    plan.kind = "levels";
  plan.levels = (const char *const *) levels->pdata;
  plan.counts = (const gint64 *) (gpointer) counts->data;
  id = cw_result_add (call->store, &plan, call->moment, error);
  return id != 0 && cli_print_made (call, id, error);
}

static void
add_imported (CliCall *call, CwJsonWriter *json, gpointer count)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "results", GPOINTER_TO_UINT (count));
  cw_json_end_object (json);
}

static gboolean
run_import (CliCall *call, GError **error)
{
  const char *path = cli_call_argument (call, 0);
  g_autofree char *text = cli_file_dup (path, CW_TEXT_MOST, error);
  g_autofree char *name = g_path_get_basename (path);
  guint count =
      text == NULL ? 0 : cw_results_import (call->store, text, name, call->moment, error);

  if (count == 0)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_imported, GUINT_TO_POINTER (count));
  else
    printf ("%u result%s\n", count, count == 1 ? "" : "s");
  return TRUE;
}

static void
add_count (CwJsonWriter *json, const char *key, gint64 count)
{
  if (count < 0)
    cw_json_add_null (json, key);
  else
    cw_json_add_int (json, key, count);
}

static void
add_levels (CwJsonWriter *json, const CwResult *result)
{
  cw_json_begin_array (json, "levels");
  for (guint i = 0; i < result->level_count; i++)
    {
      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "level", result->levels[i]);
      add_count (json, "count", result->counts[i]);
      cw_json_add_bool (json, "suppressed", result->counts[i] < 0);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_results (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *results = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < results->len; i++)
    {
      const CwResult *result = results->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", result->id);
      cw_json_add_string (json, "school", result->school_name);
      cw_json_add_string (json, "instrument", result->instrument);
      cw_json_add_string (json, "kind", result->kind);
      cli_add_day (json, "date", result->day);
      cw_json_add_string (json, "grade", result->grade);
      cw_json_add_string (json, "subject", result->subject);
      cw_json_add_string (json, "students", result->students);
      cw_json_add_bool (json, "matched", result->is_matched);
      add_count (json, "tested", result->tested);
      add_levels (json, result);
      cw_json_add_string (json, "source", result->source);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static char *
dup_levels (const CwResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->level_count; i++)
    {
      g_string_append_printf (text, "%s%s ", i > 0 ? ", " : "", result->levels[i]);
      if (result->counts[i] < 0)
        g_string_append_c (text, '*');
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, result->counts[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_students (const CwResult *result)
{
  return g_strconcat (result->students != NULL ? result->students : "all",
                      result->is_matched ? ", matched" : NULL, NULL);
}

static void
print_results (const GPtrArray *results)
{
  static const char *const heads[] = { "school",   "instrument", "date",   "grade", "subject",
                                       "students", ">tested",    "levels", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < results->len; i++)
    {
      const CwResult *result = results->pdata[i];

      cli_table_add (table, result->school_name);
      cli_table_add (table, result->instrument);
      cli_table_add_take (table, cw_day_format (result->day));
      cli_table_add (table, result->grade);
      cli_table_add (table, result->subject);
      cli_table_add_take (table, dup_students (result));
      if (result->tested < 0)
        cli_table_add (table, "*");
      else
        cli_table_add_int (table, result->tested);
      cli_table_add_take (table, dup_levels (result));
    }
  cli_table_print (table);
}

/* The results of all series of a view, one series after the other. */
static GPtrArray *
pick_view (const GPtrArray *results, CwResultView view)
{
  g_autoptr (GPtrArray) all = cw_result_series_list (results, view);
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const CwResultSeries *series = all->pdata[i];

      g_ptr_array_extend (picked, series->results, NULL, NULL);
    }
  return picked;
}

static gboolean
run_list (CliCall *call, GError **error)
{
  CliResultsQuestion asked;
  g_autoptr (GPtrArray) results = NULL, picked = NULL;

  if (!cli_results_question_read (call, &asked, error))
    return FALSE;
  results =
      cw_result_list (call->store, &asked.question, cli_results_question_rule (&asked), error);
  if (results == NULL)
    return FALSE;

  picked = asked.has_view ? pick_view (results, asked.view) : g_ptr_array_ref (results);
  if (call->is_json)
    cli_print_json (call, add_results, picked);
  else
    print_results (picked);
  return TRUE;
}

static const CliOption add_options[] = {
  { "school", "SCHOOL", "by its name or code", CLI_OPTION_REQUIRED },
  { "instrument", "NAME", "the test: \"SBAC Mathematics\"", CLI_OPTION_REQUIRED },
  { "date", "DAY", "of the test, YYYY-MM-DD (default: today)" },
  { "levels", "LEVELS", "names and students from the lowest: \"Below=3,Met=12\"",
    CLI_OPTION_REQUIRED },
  { "kind", "levels|blocks|target|other",
    "what the levels are (default: levels; below, near, above are blocks)" },
  { "grade", "GRADE", "one grade (default: all)" },
  { "subject", "SUBJECT", "the subject" },
  { "students", "GROUP", "which students: \"English learners\" (default: all)" },
  { "matched", "yes|no", "only those who took the test on every date (default: no)" },
  { NULL },
};

static const CliOption list_options[] = {
  { "school", "SCHOOL", "one school, by its name or code" },
  { "instrument", "NAME", "one test" },
  { "grade", "GRADE", "one grade" },
  { "subject", "SUBJECT", "one subject" },
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  { "view", "grade|cohort|matched",
    "one series after the other: of a grade, of students moving up, of the same students" },
  { "hide", "RULE", "ten (default), connecticut, 6/20, a number, or nothing" },
  { NULL },
};

const CliCommand cli_results_commands[] = {
  {
      "results",
      "add",
      "",
      "Keep how many students of a group were at each level of a test",
      "The same group, test and date again takes the place of what was there. No student is "
      "named.",
      "results add --school Hale --instrument MAP --levels Low=9,High=15",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "results",
      "import",
      "FILE",
      "Read such counts from a CSV file, all of it or nothing",
      "Its first line names the columns: school, instrument, date, and where it has them kind, grade, "
      "subject, students, matched; every other column is a level, from the lowest. '-' reads standard input.",
      "results import counts.csv",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_import,
  },
  {
      "results",
      "list",
      "",
      "List students' results, small numbers hidden",
      "Hidden numbers are '*', and so many more as it takes that nobody works them out. '--hide "
      "nothing' is for the school's own eyes.",
      "results list --subject Mathematics --hide connecticut",
      CLI_NEEDS_READER,
      FALSE,
      list_options,
      run_list,
  },
  { NULL },
};
