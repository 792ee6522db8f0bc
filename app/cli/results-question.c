#include "app/cli/results-question.h"

#include "corewalk/place.h"

#define HIDDEN_RULE "ten"

gboolean
cli_results_find_school (CliCall *call, gint64 *school, GError **error)
{
  const char *text = cli_call_option (call, "school");

  if (text == NULL)
    return TRUE;
  *school = cw_school_find (call->store, text, error);
  if (*school == 0)
    g_prefix_error (error, "--school: ");
  return *school != 0;
}

static gboolean
read_rule (CliCall *call, CliResultsQuestion *asked, GError **error)
{
  const char *text = cli_call_option (call, "hide");

  asked->hides = g_strcmp0 (text, "nothing") != 0;
  if (!asked->hides || cw_suppress_rule_parse (text != NULL ? text : HIDDEN_RULE, &asked->rule))
    return TRUE;

  g_set_error (error, CLI_USAGE, 0,
               "--hide must be ten, connecticut, a number, two as 6/20, or nothing, not '%s'",
               text);
  return FALSE;
}

static gboolean
read_view (CliCall *call, CliResultsQuestion *asked, GError **error)
{
  const char *text = cli_call_option (call, "view");

  asked->has_view = text != NULL;
  asked->view = CW_RESULT_GRADE;
  if (text == NULL || cw_result_view_parse (text, &asked->view))
    return TRUE;

  g_set_error (error, CLI_USAGE, 0, "--view must be grade, cohort or matched, not '%s'", text);
  return FALSE;
}

gboolean
cli_results_question_read (CliCall *call, CliResultsQuestion *asked, GError **error)
{
  asked->question = (CwResultQuestion){
    .instrument = cli_call_option (call, "instrument"),
    .grade = cli_call_option (call, "grade"),
    .subject = cli_call_option (call, "subject"),
    .from_day = cli_call_day (call, "from", G_MININT64),
    .to_day = cli_call_day (call, "to", G_MAXINT64),
  };
  return read_rule (call, asked, error) && read_view (call, asked, error) &&
         cli_results_find_school (call, &asked->question.school, error);
}

const CwSuppressRule *
cli_results_question_rule (const CliResultsQuestion *asked)
{
  return asked->hides ? &asked->rule : NULL;
}
