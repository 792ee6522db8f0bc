#include "app/cli/report-results.h"

#include "app/cli/paper-loader.h"
#include "app/cli/results-question.h"
#include "ui/paper/result-content.h"

#include "corewalk/norms.h"

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer path)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", path);
  cw_json_end_object (json);
}

static GPtrArray *
make_charts (CliCall *call, GError **error)
{
  CliResultsQuestion asked;
  g_autoptr (GPtrArray) charts = NULL;

  if (!cli_results_question_read (call, &asked, error))
    return NULL;
  charts = cw_result_charts_make (call->store, &asked.question, asked.view,
                                  cli_results_question_rule (&asked), error);
  if (charts == NULL || charts->len > 0)
    return g_steal_pointer (&charts);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                       "there are no such results. Ask for other days, another school, test or "
                       "view");
  return NULL;
}

static gboolean
draw_one (const CwPaperModule *module, GPtrArray *charts, const char *path, GError **error)
{
  if (charts->len == 1)
    return module->draw_chart (charts->pdata[0], path, error);

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "a picture has room for one chart, and there are %u. Ask for one school, test, "
               "grade and subject, or print them with --pdf",
               charts->len);
  return FALSE;
}

gboolean
cli_report_results (CliCall *call, GError **error)
{
  const char *pdf = cli_call_option (call, "pdf"), *svg = cli_call_option (call, "svg");
  const char *png = cli_call_option (call, "png");
  const char *path = pdf != NULL ? pdf : svg != NULL ? svg : png;
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  g_autoptr (GPtrArray) charts = NULL;
  g_autoptr (CwNorms) norms = NULL;
  const CwPaperModule *module = NULL;

  if ((pdf != NULL) + (svg != NULL) + (png != NULL) != 1)
    {
      g_set_error_literal (error, CLI_USAGE, 0, "one of --pdf, --svg and --png is needed");
      return FALSE;
    }
  charts = make_charts (call, error);
  module = charts != NULL ? cli_paper_load (error) : NULL;
  if (module == NULL)
    return FALSE;

  norms = cw_norms_get (call->store, "walks", NULL);
  if (pdf != NULL
          ? !module->print_charts ("Students’ Results", charts, norms, is_a4, path, error)
          : !draw_one (module, charts, path, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

const CliOption cli_report_results_options[] = {
  { "pdf", "FILE", "pages with every chart and its figures" },
  { "svg", "FILE", "one chart, as a drawing" },
  { "png", "FILE", "one chart, as a picture" },
  { "view", "grade|cohort|matched", "which students the dates are about (default: grade)" },
  { "school", "SCHOOL", "one school, by its name or code" },
  { "instrument", "NAME", "one test" },
  { "grade", "GRADE", "one grade" },
  { "subject", "SUBJECT", "one subject" },
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  { "hide", "RULE", "ten (default), connecticut, 6/20, a number, or nothing" },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};
