#include "app/cli/cycle-output.h"
#include "app/cli/families.h"
#include "app/cli/moment-argument.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/cycle-event.h"
#include "corewalk/cycle.h"
#include "corewalk/event-ask.h"
#include "corewalk/form.h"

/* The moment of --@name, 0 where it is not given. */
static gboolean
read_moment (CliCall *call, const char *name, gint64 *ms, GError **error)
{
  const char *typed = cli_call_option (call, name);
  CwMoment moment;

  *ms = 0;
  if (typed == NULL)
    return TRUE;
  if (!cli_moment_parse (typed, &moment, error))
    return FALSE;

  *ms = moment.at_ms;
  return TRUE;
}

static gboolean
read_plan (CliCall *call, CwEventPlan *plan, GError **error)
{
  const char *form = cli_call_option (call, "form");

  *plan = (CwEventPlan){
    .cycle = cw_cycle_find (call->store, cli_call_argument (call, 0), error),
    .phase = cli_call_option (call, "phase"),
    .minutes = cli_call_count (call, "minutes", 0),
    .focus = cli_call_option (call, "focus"),
    .seat = cli_call_option (call, "seat"),
    .host = cli_call_option (call, "host"),
    .seen_by = cli_call_option (call, "seen-by"),
  };
  if (plan->cycle == 0)
    return FALSE;
  if (!cw_event_kind_parse (cli_call_argument (call, 1), &plan->kind))
    {
      g_set_error (error, CLI_USAGE, 0,
                   "KIND is one of pre-conference, visit, post-conference, co-plan, co-teach, "
                   "model, student-work, resource");
      return FALSE;
    }
  if (form != NULL && (plan->form = cw_form_find (call->store, form, error)) == 0)
    return FALSE;

  return read_moment (call, "planned", &plan->planned_ms, error) &&
         read_moment (call, "debrief", &plan->debrief_ms, error);
}

static gboolean
run_ask (CliCall *call, GError **error)
{
  const char *form = cli_call_option (call, "form");
  CwEventPlan wish = {
    .cycle = cw_cycle_find (call->store, cli_call_argument (call, 0), error),
    .minutes = cli_call_count (call, "minutes", 0),
    .focus = cli_call_option (call, "focus"),
    .seat = cli_call_option (call, "seat"),
    .seen_by = cli_call_option (call, "seen-by"),
    .asked = cli_call_option (call, "when"),
  };

  if (wish.cycle == 0 ||
      (form != NULL && (wish.form = cw_form_find (call->store, form, error)) == 0))
    return FALSE;

  return cli_print_made (call, cw_event_ask (call->store, &wish, call->moment, error), error);
}

static gboolean
run_plan (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error), planned_ms, debrief_ms;

  return event != 0 && read_moment (call, "planned", &planned_ms, error) &&
         read_moment (call, "debrief", &debrief_ms, error) &&
         cw_event_plan (call->store, event, planned_ms, debrief_ms, call->moment, error) &&
         cli_print_changed (call, event, error);
}

static gboolean
run_asked (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) events = cw_event_asked_list (call->store, error);

  if (events == NULL)
    return FALSE;

  cli_print_events (call, events);
  return TRUE;
}

static gboolean
run_add (CliCall *call, GError **error)
{
  CwEventPlan plan;

  return read_plan (call, &plan, error) &&
         cli_print_made (call, cw_event_add (call->store, &plan, call->moment, error), error);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  const char *typed = cli_call_argument (call, 0);
  gint64 cycle = typed == NULL ? 0 : cw_cycle_find (call->store, typed, error);
  g_autoptr (GPtrArray) events = NULL;

  if (typed != NULL && cycle == 0)
    return FALSE;
  events = cw_event_list (call->store, cycle, error);
  if (events == NULL)
    return FALSE;

  cli_print_events (call, events);
  return TRUE;
}

static gboolean
run_show (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error);

  return event != 0 && cli_print_event (call, event, error);
}

static gboolean
run_start (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error);

  return event != 0 && cw_event_start (call->store, event, call->moment, error) &&
         cli_print_changed (call, event, error);
}

static gboolean
run_stop (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error);

  return event != 0 && cw_event_stop (call->store, event, call->moment, error) &&
         cli_print_changed (call, event, error);
}

static gboolean
run_visit (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error), class_id;

  return event != 0 && cli_find_option (call, "class", &class_id, error) &&
         cli_print_made (call,
                         cw_event_start_visit (call->store, event, class_id, call->moment,
                                               error),
                         error);
}

static gboolean
run_note (CliCall *call, GError **error)
{
  gint64 event = cli_find_argument (call, 0, error);
  g_autofree char *text =
      event != 0 ? cli_text_dup (call, cli_call_argument (call, 1), error) : NULL;

  return text != NULL &&
         cli_print_made (call,
                         cw_remark_add (call->store, event, cli_call_option (call, "question"),
                                        text, call->moment, error),
                         error);
}

static const CliOption add_options[] = {
  { "phase", "PHASE", "a phase of the model; by default the one that the cycle is in" },
  { "planned", "TIME", "when: \"2026-03-04 09:15\" or RFC 3339" },
  { "minutes", "COUNT", "how long it is to take; what it took follows from start and stop" },
  { "focus", "TEXT", "what you agreed to look at" },
  { "form", "FORM", "the data tool: key, title or id of a form" },
  { "seat", "TEXT", "where to sit" },
  { "host", "NAME", "in whose room" },
  { "debrief", "TIME", "when you talk about it" },
  { "seen-by", "TEXT", "who may see what is written down; by default the partners" },
  { NULL },
};

static const CliOption ask_options[] = {
  { "when", "TEXT", "when it suits, such as \"Tuesdays before lunch\"", CLI_OPTION_REQUIRED },
  { "focus", "TEXT", "what you would like to know about your lesson" },
  { "form", "FORM", "the data tool: key, title or id of a form" },
  { "minutes", "COUNT", "how long it is to take" },
  { "seat", "TEXT", "where to sit" },
  { "seen-by", "TEXT", "who may see what is written down; by default the partners" },
  { NULL },
};

static const CliOption plan_options[] = {
  { "planned", "TIME", "when: \"2026-03-04 09:15\" or RFC 3339", CLI_OPTION_REQUIRED },
  { "debrief", "TIME", "when you talk about it" },
  { NULL },
};

static const CliOption visit_options[] = {
  { "class", "ID", "which class it is; stays on this laptop" },
  { NULL },
};

static const CliOption note_options[] = {
  { "question", "TEXT", "which question of the event it answers" },
  { NULL },
};

const CliCommand cli_event_commands[] = {
  {
      "event",
      "add",
      "CYCLE KIND",
      "Plan an event: a conference, a visit, planning, teaching …",
      "KIND is pre-conference, visit, post-conference, co-plan, co-teach, model, student-work or "
      "resource. Prints its id.",
      "event add \"Talk in pairs\" visit --focus \"Who talks?\"",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "event",
      "ask",
      "CYCLE",
      "Ask your partners to come and see your lesson",
      "A visit in your own room: it goes to them with the next file, and one of them says when with event "
      "plan. Prints its id.",
      "event ask \"Talk in pairs\" --when \"Tuesdays\" --focus \"Who talks?\"",
      CLI_NEEDS_WRITER,
      TRUE,
      ask_options,
      run_ask,
  },
  {
      "event",
      "asked",
      "",
      "List the visits that partners ask you for and nobody has planned yet",
      NULL,
      "event asked",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_asked,
  },
  {
      "event",
      "plan",
      "EVENT",
      "Say when an event is to be: one that a partner asks for, or another time",
      NULL,
      "event plan ana-7f:31 --planned \"2026-03-05 09:15\"",
      CLI_NEEDS_WRITER,
      TRUE,
      plan_options,
      run_plan,
  },
  {
      "event",
      "list",
      "[CYCLE]",
      "List the events of a cycle, or of all",
      NULL,
      "event list \"Talk in pairs\"",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "event",
      "show",
      "EVENT",
      "Show an event: its questions and notes, and the steps that are not finished",
      NULL,
      "event show ana-7f:31",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "event",
      "start",
      "EVENT",
      "Begin an event: its time runs from now",
      NULL,
      "event start ana-7f:31",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_start,
  },
  {
      "event",
      "stop",
      "EVENT",
      "End an event, and the visits in it",
      NULL,
      "event stop ana-7f:31",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_stop,
  },
  {
      "event",
      "visit",
      "EVENT",
      "Begin the visit of an event: notes, marks and counts go to the partners only",
      "Prints the visit's id, for note add, mark set, tally add …",
      "event visit ana-7f:31",
      CLI_NEEDS_WRITER,
      TRUE,
      visit_options,
      run_visit,
  },
  {
      "event",
      "note",
      "EVENT TEXT|-",
      "Write down what was said at an event",
      NULL,
      "event note ana-7f:31 \"Two students did most of the talking\"",
      CLI_NEEDS_WRITER,
      TRUE,
      note_options,
      run_note,
  },
  { NULL },
};
