#include "app/cli/cycle-output.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle.h"

static gboolean
run_add (CliCall *call, GError **error)
{
  g_autofree char *text = cli_text_dup (call, cli_call_argument (call, 1), error);
  CwActionPlan plan = {
    .text = text,
    .owner = cli_call_option (call, "owner"),
    .agreed = cli_call_option (call, "agreed"),
    .check_back = cli_call_option (call, "check-back"),
    .is_one_more = cli_call_option (call, "one-more") != NULL,
  };

  if (text == NULL)
    return FALSE;
  plan.cycle = cw_cycle_find (call->store, cli_call_argument (call, 0), error);
  if (plan.cycle == 0 || !cli_find_option (call, "event", &plan.event, error) ||
      !cli_find_option (call, "card", &plan.card, error))
    return FALSE;

  return cli_print_made (call, cw_action_step_add (call->store, &plan, call->moment, error),
                         error);
}

static gboolean
settle (CliCall *call, CwActionState state, GError **error)
{
  gint64 step = cli_find_argument (call, 0, error);

  return step != 0 &&
         cw_action_step_settle (call->store, step, state, cli_call_option (call, "evidence"),
                                cli_call_option (call, "result"), call->moment, error) &&
         cli_print_changed (call, step, error);
}

static gboolean
run_done (CliCall *call, GError **error)
{
  return settle (call, CW_ACTION_DONE, error);
}

static gboolean
run_drop (CliCall *call, GError **error)
{
  return settle (call, CW_ACTION_DROPPED, error);
}

static gboolean
run_open (CliCall *call, GError **error)
{
  return settle (call, CW_ACTION_OPEN, error);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  const char *typed = cli_call_argument (call, 0);
  gint64 cycle = typed == NULL ? 0 : cw_cycle_find (call->store, typed, error);
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
  g_autoptr (GPtrArray) steps = NULL;

  if (typed != NULL && cycle == 0)
    return FALSE;
  steps = cli_call_option (call, "overdue") != NULL
              ? cw_action_step_due_list (call->store, today - 1, error)
              : cw_action_step_list (call->store, cycle, error);
  if (steps == NULL)
    return FALSE;

  for (guint i = steps->len; cycle != 0 && i-- > 0;)
    if (((const CwActionStep *) steps->pdata[i])->cycle != cycle)
      g_ptr_array_remove_index (steps, i);
  cli_print_steps (call, steps);
  return TRUE;
}

static const CliOption add_options[] = {
  { "owner", "NAME", "the partner who takes it; by default yourself" },
  { "agreed", "DAY", "when it was agreed, YYYY-MM-DD; today by default" },
  { "check-back", "DAY", "when you look back at it" },
  { "event", "EVENT", "where it was agreed" },
  { "card", "CARD", "the next level of work of a walk that it comes from" },
  { "one-more", NULL, "though its owner has an open step already" },
  { NULL },
};

static const CliOption settle_options[] = {
  { "evidence", "TEXT", "what shows that it was tried" },
  { "result", "TEXT", "what came of it" },
  { NULL },
};

static const CliOption list_options[] = {
  { "overdue", NULL, "only those whose day to look back has passed" },
  { NULL },
};

const CliCommand cli_step_commands[] = {
  {
      "step",
      "add",
      "CYCLE TEXT|-",
      "Agree on one small action step",
      "One at a time: a second open step of the same owner is refused unless --one-more says so. "
      "Steps that are not finished turn up in the next conference by themselves. Prints its id.",
      "step add \"Talk in pairs\" \"Wait\" --check-back 2026-03-11",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "step",
      "done",
      "STEP",
      "Say that a step was taken, and what came of it",
      NULL,
      "step done ana-7f:40 --result \"More students answer\"",
      CLI_NEEDS_WRITER,
      TRUE,
      settle_options,
      run_done,
  },
  {
      "step",
      "drop",
      "STEP",
      "Give a step up",
      NULL,
      "step drop ana-7f:40 --result \"Not the right one\"",
      CLI_NEEDS_WRITER,
      TRUE,
      settle_options,
      run_drop,
  },
  {
      "step",
      "open",
      "STEP",
      "Take up a step that was done or given up",
      NULL,
      "step open ana-7f:40",
      CLI_NEEDS_WRITER,
      TRUE,
      settle_options,
      run_open,
  },
  {
      "step",
      "list",
      "[CYCLE]",
      "List the steps of a cycle, or of all: open ones first",
      NULL,
      "step list --overdue",
      CLI_NEEDS_READER,
      TRUE,
      list_options,
      run_list,
  },
  { NULL },
};
