#include "app/cli/families.h"
#include "app/cli/handout-output.h"
#include "app/cli/paper-loader.h"
#include "app/cli/report-results.h"
#include "app/cli/session.h"
#include "app/cli/trend-question.h"
#include "ui/paper/trend-content.h"

#include "corewalk/norms.h"
#include "corewalk/person-file.h"

#include <string.h>

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer path)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", path);
  cw_json_end_object (json);
}

static gboolean
print (CliCall *call, gboolean is_poster, GError **error)
{
  const char *path = cli_call_option (call, "pdf");
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  gint64 walk = cli_find_argument (call, 0, error);
  g_autoptr (CwWalkContent) content =
      walk != 0 ? cw_walk_content_read (call->store, walk, error) : NULL;
  const CwPaperModule *module = content != NULL ? cli_paper_load (error) : NULL;

  if (module == NULL || !module->print_walk (content, is_poster, is_a4, path, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

static gboolean
run_walk (CliCall *call, GError **error)
{
  return print (call, FALSE, error);
}

static gboolean
run_debrief (CliCall *call, GError **error)
{
  return print (call, TRUE, error);
}

/* The look-for that was asked for, or else the one that most rooms were marked for. */
static gboolean
choose_item (CliCall *call, CwTrendQuestion *scope, GError **error)
{
  const CwTrendQuestion question = cw_trend_part_question (cw_trend_parts, scope);
  g_autoptr (CwTrendTable) table = NULL;
  gint64 most = 0;

  if (scope->item != 0)
    return TRUE;
  table = cw_trend_ask (call->store, &question, error);
  for (guint i = 0; table != NULL && table->columns->len > 0 && i < table->rows->len; i++)
    if (cw_trend_table_cell (table, i, 0)->room_count > most)
      {
        most = cw_trend_table_cell (table, i, 0)->room_count;
        scope->item = ((const CwTrendHead *) table->rows->pdata[i])->id;
      }
  return table != NULL;
}

static GPtrArray *
make_charts (CliCall *call, const CwTrendQuestion *scope, GError **error)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_chart_free);

  for (const CwTrendPart *part = cw_trend_parts; part->name != NULL; part++)
    {
      CwChart *chart;

      if (part->is_of_item && scope->item == 0)
        continue;
      chart = cw_trend_part_make (part, call->store, scope, error);
      if (chart == NULL)
        {
          g_ptr_array_unref (charts);
          return NULL;
        }
      g_ptr_array_add (charts, chart);
    }
  return charts;
}

static gboolean
refuse_chart (const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const CwTrendPart *part = cw_trend_parts; part->name != NULL; part++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", part->name);
  g_set_error (error, CLI_USAGE, 0, "--chart: there is no '%s', but %s", name, names->str);
  return FALSE;
}

static gboolean
draw_one (CliCall *call, const CwTrendQuestion *scope, const char *path, GError **error)
{
  const char *name = cli_call_option (call, "chart");
  const CwTrendPart *part = name != NULL ? cw_trend_part_find (name) : cw_trend_parts;
  g_autoptr (CwChart) chart = NULL;
  const CwPaperModule *module = NULL;

  if (part == NULL)
    return refuse_chart (name, error);
  chart = cw_trend_part_make (part, call->store, scope, error);
  if (chart == NULL)
    return FALSE;
  if (cw_chart_count_rows (chart) == 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_NOT_FOUND,
          "nothing was recorded that it could show. Ask for other days, another "
          "school or form");
      return FALSE;
    }
  module = cli_paper_load (error);
  return module != NULL && module->draw_chart (chart, path, error);
}

static gboolean
print_all (CliCall *call, const CwTrendQuestion *scope, const char *path, GError **error)
{
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  g_autoptr (GPtrArray) charts = make_charts (call, scope, error);
  const CwPaperModule *module = charts != NULL ? cli_paper_load (error) : NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (call->store, "walks", NULL);

  return module != NULL && module->print_charts ("Trends", charts, norms, is_a4, path, error);
}

static gboolean
run_trend (CliCall *call, GError **error)
{
  const char *pdf = cli_call_option (call, "pdf"), *svg = cli_call_option (call, "svg");
  const char *png = cli_call_option (call, "png");
  const char *path = pdf != NULL ? pdf : svg != NULL ? svg : png;
  CwTrendQuestion scope;

  if ((pdf != NULL) + (svg != NULL) + (png != NULL) != 1)
    {
      g_set_error_literal (error, CLI_USAGE, 0, "one of --pdf, --svg and --png is needed");
      return FALSE;
    }
  if (!cli_trend_question_read (call, &scope, error) || !choose_item (call, &scope, error))
    return FALSE;
  if (pdf != NULL && cli_call_option (call, "chart") == NULL
          ? !print_all (call, &scope, path, error)
          : !draw_one (call, &scope, path, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

static const CliOption trend_options[] = {
  { "pdf", "FILE", "pages with every chart and its figures" },
  { "svg", "FILE", "one chart, as a drawing" },
  { "png", "FILE", "one chart, as a picture" },
  { "chart", "NAME", "one chart alone, by its name (default: rates)" },
  { "form", "FORM", "one form, in all its versions (default: all)" },
  { "item", "ITEM", "one look-for, by its key or id (default: the one marked in most rooms)" },
  { "school", "SCHOOL", "one school, by its name, code or id" },
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  { "on", "DAY", "as of that day (default: today)" },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};

static const CliOption options[] = {
  { "pdf", "FILE", "where to: a name that ends in .pdf", CLI_OPTION_REQUIRED },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};

/* As text where nothing else is asked for. */
static gboolean
run_teacher_file (CliCall *call, GError **error)
{
  const char *pdf = cli_call_option (call, "pdf"), *data = cli_call_option (call, "data");
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  g_autoptr (CwPersonFile) file =
      cw_person_file_read (call->store, cli_call_argument (call, 0), error);
  g_autoptr (CwHandout) page = file != NULL ? cw_person_file_page (file) : NULL;
  const CwPaperModule *module = page != NULL && pdf != NULL ? cli_paper_load (error) : NULL;

  if (page == NULL ||
      (pdf != NULL && (module == NULL || !module->print_handout (page, is_a4, pdf, error))))
    return FALSE;
  if (data != NULL && !cw_person_file_write (file, data, error))
    return FALSE;

  return pdf != NULL || data != NULL || cli_print_handout (call, page);
}

static const CliOption teacher_file_options[] = {
  { "pdf", "FILE", "pages to print: a name that ends in .pdf" },
  { "data", "FILE", "every record whole, as JSON Lines" },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};

const CliCommand cli_report_commands[] = {
  {
      "report",
      "walk",
      "WALK",
      "Print a walk: look-fors room by room, debrief, evidence",
      "Rooms have the numbers of their visits, no names.",
      "report walk ana-7f:12 --pdf walk.pdf",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_walk,
  },
  {
      "report",
      "debrief",
      "WALK",
      "Print the debrief of a walk in large letters, for a wall",
      NULL,
      "report debrief ana-7f:12 --pdf poster.pdf",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_debrief,
  },
  {
      "report",
      "trend",
      "",
      "Print what was marked in many rooms, as charts with their figures",
      "Figures of fewer than 3 rooms are hidden, also where one could work them out.",
      "report trend --school 0800101 --from 2026-09-01 --pdf trends.pdf",
      CLI_NEEDS_READER,
      FALSE,
      trend_options,
      run_trend,
  },
  {
      "report",
      "results",
      "",
      "Print students' results over time, small numbers hidden",
      "The same grade from year to year, a cohort that moves up, or the same students: each says so. What "
      "stands beside a result need not be its cause.",
      "report results --grade 4 --view cohort --pdf results.pdf",
      CLI_NEEDS_READER,
      FALSE,
      cli_report_results_options,
      cli_report_results,
  },
  {
      "report",
      "teacher-file",
      "NAME",
      "Print everything that is kept by, about or with the name of one person",
      "Goes through all records, private ones too, and says which files for others some of it was in. A "
      "teacher's classes are known from the roster. Other laptops may hold more; other people may be named "
      "in it.",
      "report teacher-file \"Ida White\" --pdf white.pdf",
      CLI_NEEDS_READER,
      FALSE,
      teacher_file_options,
      run_teacher_file,
  },
  { NULL },
};
