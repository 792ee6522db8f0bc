#include "app/cli/cycle-output.h"
#include "app/cli/families.h"
#include "app/cli/handout-output.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/activity.h"
#include "corewalk/cycle-model.h"
#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "corewalk/id.h"
#include "corewalk/place.h"

static gint64
find_cycle (CliCall *call, GError **error)
{
  return cw_cycle_find (call->store, cli_call_argument (call, 0), error);
}

/* (transfer container): the values of --@name, NULL-ended. */
static const char **
values_of (CliCall *call, const char *name)
{
  const GPtrArray *values = cli_call_option_values (call, name);
  guint count = values == NULL ? 0 : values->len;
  const char **list = g_new0 (const char *, count + 1);

  for (guint i = 0; i < count; i++)
    list[i] = values->pdata[i];
  return list;
}

static gboolean
run_new (CliCall *call, GError **error)
{
  g_autofree const char **partners = values_of (call, "with");
  g_autofree char *goal = NULL;
  const char *typed = cli_call_option (call, "goal");
  CwCyclePlan plan = {
    .title = cli_call_argument (call, 0),
    .model = cli_call_option (call, "model"),
    .partners = partners,
    .begun = cli_call_option (call, "begun"),
    .until = cli_call_option (call, "until"),
    .measure = cli_call_option (call, "measure"),
    .target = cli_call_option (call, "target"),
    .agreement = cli_call_option (call, "agreement"),
  };

  if (typed != NULL && (goal = cli_text_dup (call, typed, error)) == NULL)
    return FALSE;

  plan.goal = goal;
  return cli_print_made (call, cw_cycle_new (call->store, &plan, call->moment, error), error);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) cycles = cw_cycle_list (call->store, error);

  if (cycles == NULL)
    return FALSE;

  cli_print_cycles (call, cycles);
  return TRUE;
}

static gboolean
run_show (CliCall *call, GError **error)
{
  gint64 cycle = find_cycle (call, error);

  return cycle != 0 && cli_print_cycle (call, cycle, error);
}

static gboolean
run_models (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();

  cli_print_models (call, models);
  return TRUE;
}

static gboolean
run_phase (CliCall *call, GError **error)
{
  gint64 cycle = find_cycle (call, error);

  return cycle != 0 &&
         cw_cycle_set_phase (call->store, cycle, cli_call_argument (call, 1), call->moment,
                             error) &&
         cli_print_changed (call, cycle, error);
}

static gboolean
set_state (CliCall *call, CwCycleState state, GError **error)
{
  gint64 cycle = find_cycle (call, error);

  return cycle != 0 &&
         cw_cycle_set_state (call->store, cycle, state, cli_call_option (call, "reason"),
                             cli_call_option (call, "reflection"), call->moment, error) &&
         cli_print_changed (call, cycle, error);
}

static gboolean
run_close (CliCall *call, GError **error)
{
  return set_state (call,
                    cli_call_option (call, "stopped") != NULL ? CW_CYCLE_STOPPED
                                                              : CW_CYCLE_DONE,
                    error);
}

static gboolean
run_pause (CliCall *call, GError **error)
{
  return set_state (call, CW_CYCLE_PAUSED, error);
}

static gboolean
run_resume (CliCall *call, GError **error)
{
  return set_state (call, CW_CYCLE_ACTIVE, error);
}

static gboolean
run_take_part (CliCall *call, GError **error)
{
  gint64 cycle = find_cycle (call, error);

  return cycle != 0 && cw_cycle_take_part (call->store, cycle, call->moment, error) &&
         cli_print_changed (call, cycle, error);
}

static gboolean
run_activity (CliCall *call, GError **error)
{
  g_autoptr (CwHandout) page = cw_activity_page (call->store, error);

  return page != NULL && cli_print_handout (call, page);
}

static gboolean
run_partners (CliCall *call, GError **error)
{
  g_autofree const char **add = values_of (call, "add");
  g_autofree const char **remove = values_of (call, "remove");
  gint64 cycle = find_cycle (call, error);

  return cycle != 0 &&
         cw_cycle_change_partners (call->store, cycle, add, remove, call->moment, error) &&
         cli_print_changed (call, cycle, error);
}

static gboolean
run_hand_over (CliCall *call, GError **error)
{
  gint64 cycle = find_cycle (call, error);
  int missing = cycle == 0
                    ? -1
                    : cw_cycle_hand_over (call->store, cycle, cli_call_argument (call, 1),
                                          call->moment, error);

  if (missing < 0)
    return FALSE;
  if (call->is_json)
    return cli_print_changed (call, cycle, error);
  if (missing == 0)
    printf ("All partners of that time agree: it leaves with their next files.\n");
  else
    printf ("%d more %s to agree.\n", missing, missing == 1 ? "partner has" : "partners have");
  return TRUE;
}

static gboolean
run_share (CliCall *call, GError **error)
{
  gint64 cycle = find_cycle (call, error), school = 0;
  const char *at = cli_call_option (call, "school");
  g_autofree char *text =
      cycle != 0 ? cli_text_dup (call, cli_call_argument (call, 1), error) : NULL;

  if (text == NULL || (at != NULL && (school = cw_school_find (call->store, at, error)) == 0))
    return FALSE;

  return cli_print_made (call,
                         cw_share_new (call->store, cycle, text, cli_call_option (call, "to"),
                                       school, call->moment, error),
                         error);
}

static const CliOption new_options[] = {
  { "with", "CARD", "a partner: name, four words or key of a trusted card",
    CLI_OPTION_REQUIRED | CLI_OPTION_REPEATS },
  { "model", "open|find-learn-improve|students-first|half-days", "by default: open" },
  { "goal", "TEXT", "the goal in students' words, - for standard input" },
  { "measure", "TEXT", "by what you will know" },
  { "target", "TEXT", "how far you want to get" },
  { "agreement", "TEXT", "who may see what" },
  { "begun", "DAY", "the first day, YYYY-MM-DD; today by default" },
  { "until", "DAY", "the day on which it is to end" },
  { NULL },
};

static const CliOption close_options[] = {
  { "stopped", NULL, "the goal was not met" },
  { "reason", "TEXT", "why, in a few words" },
  { "reflection", "TEXT", "what you learned" },
  { NULL },
};

static const CliOption pause_options[] = {
  { "reason", "TEXT", "why, in a few words" },
  { NULL },
};

static const CliOption partner_options[] = {
  { "add", "CARD", "who joins: name, four words or key of a trusted card", CLI_OPTION_REPEATS },
  { "remove", "NAME", "who leaves", CLI_OPTION_REPEATS },
  { NULL },
};

static const CliOption share_options[] = {
  { "to", "school|district", "who is to read it", CLI_OPTION_REQUIRED },
  { "school", "SCHOOL", "whose people, with --to school, where there are several" },
  { NULL },
};

const CliCommand cli_cycle_commands[] = {
  {
      "cycle",
      "new",
      "TITLE",
      "Begin a coaching cycle with one or more partners",
      "It belongs to its partners: it leaves only with export --scope cycle:ID, encrypted to all of "
      "them. Prints its id.",
      "cycle new \"Talk in pairs\" --with \"Ben Ng\" --model students-first",
      CLI_NEEDS_WRITER,
      TRUE,
      new_options,
      run_new,
  },
  {
      "cycle",
      "list",
      "",
      "List your cycles: those that go on first",
      NULL,
      "cycle list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "cycle",
      "show",
      "CYCLE",
      "Show a cycle: partners, goal, events, steps, evidence",
      NULL,
      "cycle show \"Talk in pairs\"",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "cycle",
      "models",
      "",
      "List the models that a cycle can begin with, and their phases",
      NULL,
      "cycle models",
      CLI_NEEDS_NOTHING,
      FALSE,
      NULL,
      run_models,
  },
  {
      "cycle",
      "phase",
      "CYCLE PHASE",
      "Move to a phase of the model, earlier or later",
      NULL,
      "cycle phase \"Talk in pairs\" baseline",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_phase,
  },
  {
      "cycle",
      "pause",
      "CYCLE",
      "Let a cycle rest",
      NULL,
      "cycle pause \"Talk in pairs\" --reason \"State tests\"",
      CLI_NEEDS_WRITER,
      TRUE,
      pause_options,
      run_pause,
  },
  {
      "cycle",
      "resume",
      "CYCLE",
      "Take up a cycle that rests or is closed",
      NULL,
      "cycle resume \"Talk in pairs\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_resume,
  },
  {
      "cycle",
      "close",
      "CYCLE",
      "Close a cycle",
      NULL,
      "cycle close \"Talk in pairs\" --reason \"Goal met\"",
      CLI_NEEDS_WRITER,
      TRUE,
      close_options,
      run_close,
  },
  {
      "cycle",
      "take-part",
      "CYCLE",
      "Say yes to a cycle that a partner began",
      NULL,
      "cycle take-part \"Talk in pairs\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_take_part,
  },
  {
      "cycle",
      "activity",
      "",
      "How much coaching there is, where the joint norms allow it",
      "Numbers by month that each laptop tells its school, and what all told: never what is in a cycle, "
      "nothing of fewer than five people, no small number. Norms allow it with --tell-counts.",
      "cycle activity",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_activity,
  },
  {
      "cycle",
      "partners",
      "CYCLE",
      "Change who the partners are",
      "Whoever leaves gets nothing more. Whoever joins gets the cycle as it is now; what was written "
      "before goes to a joiner only if all who were partners then agree: cycle hand-over.",
      "cycle partners \"Talk in pairs\" --add \"Cleo Diaz\"",
      CLI_NEEDS_WRITER,
      TRUE,
      partner_options,
      run_partners,
  },
  {
      "cycle",
      "hand-over",
      "CYCLE NAME",
      "Agree that a partner who joined gets what was written before",
      NULL,
      "cycle hand-over \"Talk in pairs\" \"Cleo Diaz\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_hand_over,
  },
  {
      "cycle",
      "share",
      "CYCLE TEXT|-",
      "Propose a text that others may read once all partners agree",
      "Prints its id. Each partner says yes to these very words with publish ID, on a laptop of his or "
      "her own; only then a copy leaves.",
      "cycle share \"Talk in pairs\" \"Waiting helped\" --to district",
      CLI_NEEDS_WRITER,
      TRUE,
      share_options,
      run_share,
  },
  { NULL },
};
