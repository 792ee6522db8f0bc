#include "app/cli/export-plan.h"

#include "app/cli/session.h"

#include "corewalk/cycle.h"
#include "corewalk/place.h"

static gboolean
read_scope (CliCall *call, CwExportPlan *plan, GError **error)
{
  const char *typed = cli_call_option (call, "scope");

  if (typed == NULL)
    typed = "district";
  if (g_str_equal (typed, "district") || g_str_equal (typed, "school"))
    {
      plan->scope = g_str_equal (typed, "district") ? CW_SCOPE_DISTRICT : CW_SCOPE_SCHOOL;
      return TRUE;
    }
  if (!g_str_has_prefix (typed, "cycle:"))
    g_set_error (error, CLI_USAGE, 0,
                 "--scope can't be %s. It is one of district, school, cycle:ID", typed);
  else if (cli_call_option (call, "plain") != NULL)
    g_set_error (error, CLI_USAGE, 0, "a cycle is never written open. Say --for whom it is");
  else
    {
      plan->scope = CW_SCOPE_CYCLE;
      plan->cycle = cw_cycle_find (call->store, typed + strlen ("cycle:"), NULL);
      if (plan->cycle != 0)
        return TRUE;
      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such cycle: %s",
                   typed + strlen ("cycle:"));
    }
  return FALSE;
}

static gboolean
is_cycle (CliCall *call)
{
  const char *typed = cli_call_option (call, "scope");

  return typed != NULL && g_str_has_prefix (typed, "cycle:");
}

/* Unless somebody is named a cycle is for its other partners: nobody else may have it. */
static gboolean
find_recipients (CliCall *call, CwExportPlan *plan, GError **error)
{
  g_autoptr (CwCycle) cycle = NULL;

  if (plan->scope != CW_SCOPE_CYCLE || cli_call_option (call, "for") != NULL)
    return cli_recipients (call, &plan->recipients, error);

  cycle = cw_cycle_get (call->store, plan->cycle, error);
  if (cycle == NULL)
    return FALSE;

  plan->recipients = cw_cycle_recipients (cycle);
  return TRUE;
}

/* What leaves the laptop is for somebody, or for everybody: never by oversight. */
static gboolean
check_readers (CliCall *call, GError **error)
{
  gboolean is_plain = cli_call_option (call, "plain") != NULL;

  if (is_plain != (cli_call_option (call, "for") != NULL) || (!is_plain && is_cycle (call)))
    return TRUE;
  g_set_error (error, CLI_USAGE, 0, "%s",
               is_plain
                   ? "--plain writes it open for everybody, --for only for some. Give one"
                   : "for whom is it? Say --for CARD, or --plain for whoever gets the file");
  return FALSE;
}

static gboolean
find_school (CliCall *call, gint64 *school, GError **error)
{
  const char *typed = cli_call_option (call, "school");

  *school = typed != NULL ? cw_school_find (call->store, typed, error) : 0;
  if (typed == NULL || *school != 0)
    return TRUE;
  g_prefix_error (error, "--school: ");
  return FALSE;
}

static gboolean
read_plan (CliCall *call, CwExportPlan *plan, GError **error)
{
  *plan = (CwExportPlan){
    .has_everyone = g_strcmp0 (cli_call_option (call, "streams"), "all") == 0,
    .receipt = cli_call_option (call, "since"),
  };
  return read_scope (call, plan, error) && find_school (call, &plan->school, error) &&
         find_recipients (call, plan, error);
}

gboolean
cli_export_plan (CliCall *call, CwExportPlan *plan, GError **error)
{
  *plan = (CwExportPlan){ 0 };
  return check_readers (call, error) && read_plan (call, plan, error);
}

/* Words are only for whom they were meant for: they are never sent to all by default. */
gboolean
cli_sync_plan (CliCall *call, CwExportPlan *plan, GError **error)
{
  gboolean is_said =
      cli_call_option (call, "plain") != NULL || cli_call_option (call, "for") != NULL;

  *plan = (CwExportPlan){ 0 };
  if ((is_said && !check_readers (call, error)) || !read_plan (call, plan, error))
    return FALSE;
  if (is_said && plan->scope != CW_SCOPE_CYCLE)
    return TRUE;
  if (plan->scope == CW_SCOPE_DISTRICT)
    return cli_recipients_trusted (call, &plan->recipients, error);

  if (plan->scope == CW_SCOPE_CYCLE)
    {
      g_set_error (error, CLI_USAGE, 0,
                   "a folder is shared by many. Export a cycle, for its partners");
      return FALSE;
    }
  g_set_error (error, CLI_USAGE, 0,
               "for whom are the words? Say --for CARD, or --plain for whoever gets the file");
  return FALSE;
}
