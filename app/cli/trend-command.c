#include "app/cli/families.h"
#include "app/cli/trend-output.h"
#include "app/cli/trend-question.h"

static gboolean
run_rate (CliCall *call, GError **error)
{
  CwTrendQuestion asked;
  CwRateQuestion question;
  g_autoptr (GPtrArray) rates = NULL;

  if (!cli_trend_question_read (call, &asked, error))
    return FALSE;
  question = (CwRateQuestion){
    .form = asked.form,
    .item = asked.item,
    .by = asked.by,
    .school = asked.school,
    .from_day = asked.from_day,
    .to_day = asked.to_day,
  };
  rates = cw_trend_rate (call->store, &question, error);
  if (rates == NULL)
    return FALSE;

  cli_print_rates (call, rates);
  return TRUE;
}

static gboolean
ask (CliCall *call, CwTrendKind kind, CwBy by, const char *core, GError **error)
{
  g_autoptr (CwTrendTable) table = NULL;
  CwTrendQuestion question;

  if (!cli_trend_question_read (call, &question, error))
    return FALSE;
  question.kind = kind;
  question.core = core;
  if (cli_call_option (call, "by") == NULL)
    question.by = by;
  table = cw_trend_ask (call->store, &question, error);
  if (table == NULL)
    return FALSE;

  cli_print_trend (call, table);
  return TRUE;
}

static gboolean
run_levels (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_LEVELS, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_demand (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_LEVELS, CW_BY_SUBJECT, "task", error);
}

static gboolean
run_heat (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_HEAT, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_coverage (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_COVERAGE, CW_BY_SCHOOL, NULL, error);
}

static gboolean
run_periods (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_PERIODS, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_talk (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_TALK, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_use (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_USE, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_scans (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_SCANS, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_patterns (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_PATTERNS, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_next (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_NEXT, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_time (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_SPENT, CW_BY_MONTH, NULL, error);
}

static gboolean
run_quality (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_QUALITY, CW_BY_NOTHING, NULL, error);
}

static gboolean
run_follow (CliCall *call, GError **error)
{
  return ask (call, CW_TREND_FOLLOW, CW_BY_NOTHING, NULL, error);
}

#define DAYS                                                                                   \
  { "from", "DAY", "first day, YYYY-MM-DD" }, { "to", "DAY", "last day, YYYY-MM-DD" },         \
  {                                                                                            \
    "school", "SCHOOL", "one school, by its name, code or id"                                  \
  }
#define CSV                                                                                    \
  {                                                                                            \
    "csv", NULL, "print a file for a spreadsheet"                                              \
  }
#define ROOMS                                                                                  \
  DAYS, { "grade", "GRADE", "visits of that grade" },                                          \
      { "subject", "SUBJECT", "visits of that subject" },                                      \
      { "segment", "opening|middle|closing", "visits of that part of a lesson" },              \
      { "fewest", "N", "rooms that a figure must speak of, 3 or more (default: 3)" }, CSV
#define BY                                                                                     \
  {                                                                                            \
    "by", "month|school|grade|subject|segment", "a group for each"                             \
  }
#define ITEM                                                                                   \
  { "form", "FORM", "one form, in all its versions" },                                         \
  {                                                                                            \
    "item", "ITEM", "one look-for, by its key or id (default: the first that fits)"            \
  }

static const CliOption rate_options[] = {
  { "form", "FORM", "one form, in all its versions (default: all)" },
  { "item", "ITEM", "one look-for, by its key or id (default: all)" },
  { "by", "month|school|grade|subject|segment", "a row for each" },
  { "school", "SCHOOL", "one school (default: all)" },
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  CSV,
  { NULL },
};
static const CliOption level_options[] = { ITEM, BY, ROOMS, { NULL } };
static const CliOption heat_options[] = { ITEM, ROOMS, { NULL } };
static const CliOption group_options[] = { BY, ROOMS, { NULL } };
static const CliOption room_options[] = { ROOMS, { NULL } };
static const CliOption coverage_options[] = {
  BY,
  { "weeks", "N", "how many weeks are of late (default: 4)" },
  { "on", "DAY", "as of that day (default: today)" },
  ROOMS,
  { NULL },
};
static const CliOption follow_options[] = {
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  { "on", "DAY", "which steps are due on that day (default: today)" },
  CSV,
  { NULL },
};
static const CliOption pattern_options[] = {
  DAYS,
  { "fewest", "N", "rooms that a figure must speak of, 3 or more (default: 3)" },
  CSV,
  { NULL }
};
static const CliOption next_options[] = {
  { "by", "month|school", "a group for each" },
  { "on", "DAY", "what is overdue on that day (default: today)" },
  DAYS,
  CSV,
  { NULL },
};

#define TREND(verb, summary, details, example, options, run)                                   \
  {                                                                                            \
    "trend", verb, "", summary, details, "trend " example, CLI_NEEDS_READER, FALSE, options,   \
        run                                                                                    \
  }
#define HIDDEN "Groups of fewer than 3 rooms are hidden"

const CliCommand cli_trend_commands[] = {
  TREND (
      "rate",
      "Show how often look-fors were seen, of the rooms where they could be",
      "Each rate comes with its counts and its 95 % interval (Wilson). A row of fewer than 3 rooms is "
      "hidden.",
      "rate --form student-talk --by month --from 2026-09-01",
      rate_options,
      run_rate),
  TREND ("levels",
         "Show how the levels of one look-for spread",
         HIDDEN ", and with them as many as it takes that the last row gives none away.",
         "levels --form task-demand --by grade",
         level_options,
         run_levels),
  TREND ("demand",
         "Show what tasks asked of students, by subject",
         "The levels of the look-for about the task that has the most marks. " HIDDEN ".",
         "demand --from 2026-09-01",
         level_options,
         run_demand),
  TREND ("heat",
         "Show how often one look-for was seen, grade by subject",
         HIDDEN ".",
         "heat --item asked-to-say-more",
         heat_options,
         run_heat),
  TREND ("coverage",
         "Show where nobody has been for some weeks",
         "Schools without any visit are listed too.",
         "coverage --by school --weeks 6",
         coverage_options,
         run_coverage),
  TREND ("periods",
         "Show on which weekdays and at which hours visits began",
         NULL,
         "periods --school 0800101",
         room_options,
         run_periods),
  TREND ("talk",
         "Show what was counted in a room, on average",
         "Of the rooms in which it was counted at all. " HIDDEN ".",
         "talk --by subject",
         group_options,
         run_talk),
  TREND ("use",
         "Show what share of the visits each stopwatch ran",
         "Minutes of it, of the minutes of the visits in which it ran. " HIDDEN ".",
         "use --by segment",
         group_options,
         run_use),
  TREND ("scans",
         "Show how many students did what was scanned for, of those looked at",
         HIDDEN ".",
         "scans --by grade",
         group_options,
         run_scans),
  TREND ("patterns",
         "Show the patterns of debriefs: in how many rooms, of how many",
         "Of walks with fewer than 3 rooms the counts are hidden.",
         "patterns --from 2026-09-01",
         pattern_options,
         run_patterns),
  TREND ("next",
         "Show how next steps stand: open, overdue, done in time, done late, dropped",
         NULL,
         "next --by school",
         next_options,
         run_next),
  TREND ("time",
         "Show how many visits there were, and the minutes spent in rooms",
         NULL,
         "time --by school",
         group_options,
         run_time),
  TREND ("quality",
         "Show what the record lacks: ends, grades, subjects, debriefs",
         NULL,
         "quality --from 2026-09-01",
         room_options,
         run_quality),
  TREND (
      "follow",
      "Show how coaching cycles went on: goals, visits, talks, students' work, steps",
      "Of the cycles that are in this store and began in these days: those of its own pairs.",
      "follow --from 2026-09-01",
      follow_options,
      run_follow),
  { NULL },
};
