/* trend-question.h - what the options of a trend command ask for */
#pragma once

#include "app/cli/session.h"

#include "corewalk/trend-table.h"

/** cli_trend_question_read: all but the kind and the core; a command that has no such option leaves it out.
 *   Groups are by nothing, weeks 4, "today" today, where they are not given. */
gboolean cli_trend_question_read (CliCall *call, CwTrendQuestion *question, GError **error);
