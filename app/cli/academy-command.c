#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/paper-loader.h"
#include "app/cli/session.h"

#include "corewalk/academy.h"
#include "corewalk/id.h"
#include "corewalk/place.h"

static gboolean
add_work (CliCall *call, CwAcademyKind kind, GError **error)
{
  CwAcademyPlan plan = {
    .kind = kind,
    .title = cli_call_argument (call, 0),
    .team = cli_call_option (call, "team"),
  };

  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    plan.texts[i] = cli_call_option (call, cw_academy_get_field (kind, i));
  plan.school = cw_school_find (call->store, cli_call_option (call, "school"), error);
  if (plan.school == 0)
    {
      g_prefix_error (error, "--school: ");
      return FALSE;
    }
  return cli_print_made (call, cw_academy_new (call->store, &plan, call->moment, error), error);
}

static gboolean
run_project (CliCall *call, GError **error)
{
  return add_work (call, CW_ACADEMY_PROJECT, error);
}

static gboolean
run_plan (CliCall *call, GError **error)
{
  return add_work (call, CW_ACADEMY_PLAN, error);
}

static gboolean
run_calibrate (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);

  return walk != 0 && cli_print_made (call,
                                      cw_calibration_new (call->store, walk,
                                                          cli_call_count (call, "room", 0),
                                                          cli_call_option (call, "title"),
                                                          call->moment, error),
                                      error);
}

typedef struct
{
  GPtrArray *calibrations, *projects, *plans;
} Lists;

static void
clear_lists (Lists *lists)
{
  g_clear_pointer (&lists->calibrations, g_ptr_array_unref);
  g_clear_pointer (&lists->projects, g_ptr_array_unref);
  g_clear_pointer (&lists->plans, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, clear_lists)

static void
add_one_calibration (CliCall *call, CwJsonWriter *json, const CwCalibration *calibration)
{
  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "id", calibration->id);
  cw_json_add_string (json, "kind", "calibration");
  cw_json_add_string (json, "title", calibration->title);
  cw_json_add_string (json, "school", calibration->school_name);
  cli_add_id (call, json, "walk", calibration->walk);
  if (calibration->room > 0)
    cw_json_add_int (json, "room", calibration->room);
  else
    cw_json_add_null (json, "room");
  cw_json_add_string (json, "agreement", calibration->agreement);
  cli_add_moment (json, "made", calibration->made);
  cw_json_end_object (json);
}

static void
add_one_work (CliCall *call, CwJsonWriter *json, const CwAcademyWork *work)
{
  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "id", work->id);
  cw_json_add_string (json, "kind", cw_academy_get_name (work->kind));
  cw_json_add_string (json, "title", work->title);
  cw_json_add_string (json, "school", work->school_name);
  cw_json_add_string (json, "team", work->team);
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    cw_json_add_string (json, cw_academy_get_field (work->kind, i), work->texts[i]);
  cli_add_moment (json, "made", work->made);
  cw_json_end_object (json);
}

static void
add_lists (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Lists *lists = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < lists->calibrations->len; i++)
    add_one_calibration (call, json, lists->calibrations->pdata[i]);
  for (guint i = 0; i < lists->projects->len; i++)
    add_one_work (call, json, lists->projects->pdata[i]);
  for (guint i = 0; i < lists->plans->len; i++)
    add_one_work (call, json, lists->plans->pdata[i]);
  cw_json_end_array (json);
}

static void
add_works (CliCall *call, CliTable *table, const GPtrArray *works)
{
  for (guint i = 0; i < works->len; i++)
    {
      const CwAcademyWork *work = works->pdata[i];

      cli_table_add_take (table, cw_id_dup_address (call->store, work->id));
      cli_table_add (table, cw_academy_get_name (work->kind));
      cli_table_add (table, work->title);
      cli_table_add (table, work->school_name);
      cli_table_add (table, work->team);
    }
}

static void
print_lists (CliCall *call, const Lists *lists)
{
  static const char *const heads[] = { "id", "kind", "title", "school", "team", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < lists->calibrations->len; i++)
    {
      const CwCalibration *calibration = lists->calibrations->pdata[i];

      cli_table_add_take (table, cw_id_dup_address (call->store, calibration->id));
      cli_table_add (table, "calibration");
      cli_table_add (table, calibration->title);
      cli_table_add (table, calibration->school_name);
      cli_table_add (table, NULL);
    }
  add_works (call, table, lists->projects);
  add_works (call, table, lists->plans);
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_auto (Lists) lists = { .calibrations = cw_calibration_list (call->store, error) };

  if (lists.calibrations == NULL)
    return FALSE;
  lists.projects = cw_academy_list (call->store, CW_ACADEMY_PROJECT, error);
  if (lists.projects == NULL)
    return FALSE;
  lists.plans = cw_academy_list (call->store, CW_ACADEMY_PLAN, error);
  if (lists.plans == NULL)
    return FALSE;

  if (call->is_json)
    cli_print_json (call, add_lists, &lists);
  else
    print_lists (call, &lists);
  return TRUE;
}

static void
add_shown_work (CliCall *call, CwJsonWriter *json, gpointer work)
{
  add_one_work (call, json, work);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  static const char *const heads[][CW_ACADEMY_TEXTS] = {
    { "Question", "Data", "Actions", "Result" },
    { "Students will be able to", "Evidence", "Look-fors", "Actions" },
  };
  const char *pdf = cli_call_option (call, "pdf");
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  gint64 id = cli_find_argument (call, 0, error);
  g_autoptr (CwAcademyWork) work = id != 0 ? cw_academy_get (call->store, id, error) : NULL;
  const CwPaperModule *module = work != NULL && pdf != NULL ? cli_paper_load (error) : NULL;

  if (work == NULL ||
      (pdf != NULL && (module == NULL || !module->print_poster (work, is_a4, pdf, error))))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_shown_work, work);
  else if (pdf == NULL)
    {
      printf ("%s\n", work->title);
      printf ("%s%s%s\n", work->school_name, work->team != NULL ? ", " : "",
              work->team != NULL ? work->team : "");
      for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
        if (work->texts[i] != NULL)
          printf ("\n%s\n  %s\n", heads[work->kind][i], work->texts[i]);
    }
  return TRUE;
}

static const CliOption project_options[] = {
  { "school", "SCHOOL", "by its name or code", CLI_OPTION_REQUIRED },
  { "team", "NAME", "whose it is" },
  { "question", "TEXT", "what you want to know" },
  { "data", "TEXT", "what you looked at" },
  { "actions", "TEXT", "what you did" },
  { "result", "TEXT", "what came of it" },
  { NULL },
};

static const CliOption plan_options[] = {
  { "school", "SCHOOL", "by its name or code", CLI_OPTION_REQUIRED },
  { "team", "NAME", "whose it is" },
  { "goal", "TEXT", "what students will be able to do" },
  { "evidence", "TEXT", "how it would show" },
  { "lookfors", "TEXT", "what would be seen in rooms" },
  { "actions", "TEXT", "what the team does" },
  { NULL },
};

static const CliOption calibrate_options[] = {
  { "title", "TITLE", "what was calibrated", CLI_OPTION_REQUIRED },
  { "room", "N", "the number that everybody's visit to the lesson has (default: all rooms)" },
  { NULL },
};

static const CliOption show_options[] = {
  { "pdf", "FILE", "a poster to print: a name that ends in .pdf" },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};

const CliCommand cli_academy_commands[] = {
  {
      "academy",
      "calibrate",
      "WALK",
      "Note that the walkers of a walk marked one lesson, to compare their marks",
      "Each marks on a laptop of their own; merge their files, then 'agreement --calibration' compares look-for "
      "by look-for.",
      "academy calibrate ana-7f:12 --title \"Fractions, grade 4\" --room 1",
      CLI_NEEDS_WRITER,
      TRUE,
      calibrate_options,
      run_calibrate,
  },
  {
      "academy",
      "add-project",
      "TITLE",
      "Write down a project: question, data, actions, result",
      "What is left out is added later with 'edit'.",
      "academy add-project \"Wait time\" --school Hale",
      CLI_NEEDS_WRITER,
      TRUE,
      project_options,
      run_project,
  },
  {
      "academy",
      "add-plan",
      "TITLE",
      "Write down a plan, backwards from what students will be able to do",
      "What is left out is added later with 'edit'.",
      "academy add-plan Reasons --school Hale",
      CLI_NEEDS_WRITER,
      TRUE,
      plan_options,
      run_plan,
  },
  {
      "academy",
      "list",
      "",
      "List calibrations, projects and plans, the newest first",
      NULL,
      "academy list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "academy",
      "show",
      "ID",
      "Show a project or a plan, or print it as a poster",
      NULL,
      "academy show ana-7f:12 --pdf poster.pdf",
      CLI_NEEDS_READER,
      FALSE,
      show_options,
      run_show,
  },
  { NULL },
};
