/* results-question.h - what the options of a command about students' results ask for */
#pragma once

#include "app/cli/session.h"

#include "corewalk/results.h"

typedef struct
{
  CwResultQuestion question;
  CwSuppressRule rule;
  gboolean hides; /* by the rule; else nothing is hidden */
  gboolean has_view;
  CwResultView view; /* by grade where none was asked for */
} CliResultsQuestion;

/** cli_results_question_read: --school, --instrument, --grade, --subject, --from, --to, --hide, --view. */
gboolean cli_results_question_read (CliCall *call, CliResultsQuestion *asked, GError **error);

/** cli_results_question_rule: (transfer none): by which numbers are hidden, or NULL. */
const CwSuppressRule *cli_results_question_rule (const CliResultsQuestion *asked);

/** cli_results_find_school: the school of --school; @school stays as it is without it. */
gboolean cli_results_find_school (CliCall *call, gint64 *school, GError **error);
