#include "app/cli/cycle-output.h"

#include "app/cli/cycle-json.h"
#include "app/cli/output.h"

#include "corewalk/event-ask.h"
#include "corewalk/id.h"

static char *
dup_partners (const CwCycle *cycle)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      g_string_append_printf (names, "%s%s%s", i > 0 ? ", " : "", partner->name,
                              partner->takes_part ? "" : " (asked)");
    }
  return g_string_free (names, FALSE);
}

static void
add_day (CliTable *table, gint64 day)
{
  if (day == G_MININT64)
    cli_table_add (table, NULL);
  else
    cli_table_add_take (table, cw_day_format (day));
}

void
cli_print_cycles (CliCall *call, GPtrArray *cycles)
{
  static const char *const heads[] = { "begun",  "until", "partners", "phase", "",
                                       ">steps", "id",    "cycle",    NULL };
  CliTable *table;

  if (call->is_json)
    {
      cli_print_json (call, cli_add_cycles, cycles);
      return;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < cycles->len; i++)
    {
      const CwCycle *cycle = cycles->pdata[i];

      add_day (table, cycle->begun);
      add_day (table, cycle->until);
      cli_table_add_take (table, dup_partners (cycle));
      cli_table_add (table, cycle->phase);
      cli_table_add (table, cw_cycle_state_get_name (cycle->state));
      cli_table_add_int (table, cycle->open_steps);
      cli_table_add_take (table, cw_id_dup_address (call->store, cycle->id));
      cli_table_add (table, cycle->title);
    }
  cli_table_print (table);
}

void
cli_print_models (CliCall *call, GPtrArray *models)
{
  if (call->is_json)
    {
      cli_print_json (call, cli_add_models, models);
      return;
    }

  for (guint i = 0; i < models->len; i++)
    {
      const CwCycleModel *model = models->pdata[i];

      printf ("%s%s: %s\n  %s\n", i > 0 ? "\n" : "", model->key, model->title, model->about);
      for (guint j = 0; j < model->phases->len; j++)
        {
          const CwCyclePhase *phase = model->phases->pdata[j];

          printf ("  %s: %s\n", phase->key, phase->about);
        }
    }
}

/* How long it took, or is to take. */
static char *
dup_minutes (const CwEvent *event)
{
  if (event->ended_ms != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (event->ended_ms - event->started_ms) / 60000);

  return event->minutes == 0 || event->started_ms != 0
             ? g_strdup ("")
             : g_strdup_printf ("(%" G_GINT64_FORMAT ")", event->minutes);
}

static void
print_event_table (CliCall *call, const GPtrArray *events)
{
  static const char *const heads[] = { "when", "kind", "phase", ">minutes",
                                       "",     "id",   "focus", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < events->len; i++)
    {
      const CwEvent *event = events->pdata[i];
      gint64 ms = event->started_ms != 0 ? event->started_ms : event->planned_ms;
      CwMoment moment = { .at_ms = ms, .offset_min = event->made.offset_min };

      cli_table_add_take (table, ms == 0 ? g_strdup ("") : cw_moment_format_local (moment));
      cli_table_add (table, cw_event_kind_get_name (event->kind));
      cli_table_add (table, event->phase);
      cli_table_add_take (table, dup_minutes (event));
      cli_table_add (table, event->ended_ms != 0        ? "over"
                            : event->started_ms != 0    ? "goes on"
                            : cw_event_is_asked (event) ? "asked for"
                                                        : "planned");
      cli_table_add_take (table, cw_id_dup_address (call->store, event->id));
      cli_table_add (table, event->focus);
    }
  cli_table_print (table);
}

void
cli_print_events (CliCall *call, GPtrArray *events)
{
  if (call->is_json)
    cli_print_json (call, cli_add_events, events);
  else
    print_event_table (call, events);
}

static void
print_step_table (CliCall *call, const GPtrArray *steps)
{
  static const char *const heads[] = { "look back", "owner", "", "id", "step", "result", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      add_day (table, step->check_back);
      cli_table_add (table, step->owner);
      cli_table_add (table, cw_action_state_get_name (step->state));
      cli_table_add_take (table, cw_id_dup_address (call->store, step->id));
      cli_table_add (table, step->text);
      cli_table_add (table, step->result);
    }
  cli_table_print (table);
}

void
cli_print_steps (CliCall *call, GPtrArray *steps)
{
  if (call->is_json)
    cli_print_json (call, cli_add_steps, steps);
  else
    print_step_table (call, steps);
}

static void
print_evidence_table (CliCall *call, const CliCyclePage *page)
{
  static const char *const heads[] = { "stage",    "day", ">tested",    ">met",
                                       "students", "id",  "instrument", NULL };
  g_autofree char *label = cw_gain_dup_label (&page->gain);
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < page->evidence->len; i++)
    {
      const CwEvidence *evidence = page->evidence->pdata[i];

      cli_table_add (table, cw_stage_get_name (evidence->stage));
      add_day (table, evidence->day);
      cli_table_add_int (table, evidence->tested);
      if (evidence->met >= 0)
        cli_table_add_int (table, evidence->met);
      else
        cli_table_add (table, NULL);
      cli_table_add (table, evidence->students);
      cli_table_add_take (table, cw_id_dup_address (call->store, evidence->id));
      cli_table_add (table, evidence->instrument);
    }
  cli_table_print (table);
  printf ("gain: %s\n", label);
}

static gboolean
read_evidence (CliCall *call, gint64 cycle, CliCyclePage *page, GError **error)
{
  page->evidence = cw_evidence_list (call->store, cycle, error);
  return page->evidence != NULL &&
         cw_evidence_gain (call->store, cycle, CW_GAIN_FOR_PARTNERS, &page->gain, error);
}

gboolean
cli_print_evidence (CliCall *call, gint64 cycle, GError **error)
{
  g_auto (CliCyclePage) page = { 0 };

  if (!read_evidence (call, cycle, &page, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, cli_add_evidence_page, &page);
  else
    print_evidence_table (call, &page);
  return TRUE;
}

static void
print_line (const char *name, const char *text)
{
  g_autofree char *visible = text == NULL ? NULL : cli_visible_dup (text);

  if (visible != NULL)
    printf ("%s: %s\n", name, visible);
}

static void
print_share (CliCall *call, const CwShare *share)
{
  g_autofree char *address = cw_id_dup_address (call->store, share->id);
  g_autofree char *text = cli_visible_dup (share->text);

  printf ("  %s  to the %s: %s\n", address, share->audience, text);
  for (guint i = 0; i < share->voices->len; i++)
    {
      const CwShareVoice *voice = share->voices->pdata[i];

      printf ("    %s: %s\n", voice->name,
              voice->agrees     ? "agrees"
              : voice->withdrew ? "has withdrawn"
                                : "has yet to agree");
    }
  if (share->copy != 0)
    printf ("    %s\n", share->is_current ? "published" : "published as it was before");
}

static void
print_page (CliCall *call, const CliCyclePage *page)
{
  const CwCycle *cycle = page->cycle;
  g_autofree char *partners = dup_partners (cycle);

  print_line ("cycle", cycle->title);
  print_line ("partners", partners);
  if (cycle->is_split)
    printf (
        "The partners were changed in two ways at once. Agree who they are, and say so with "
        "cycle partners.\n");
  if (!cycle->is_mine)
    printf ("You are no partner of it now.\n");
  print_line ("state", cw_cycle_state_get_name (cycle->state));
  print_line ("phase", cycle->phase);
  print_line ("goal", cycle->goal);
  print_line ("measure", cycle->measure);
  print_line ("target", cycle->target);
  print_line ("agreement", cycle->agreement);
  print_line ("reason", cycle->reason);
  print_line ("reflection", cycle->reflection);
  if (page->events->len > 0)
    printf ("\n");
  print_event_table (call, page->events);
  if (page->steps->len > 0)
    printf ("\n");
  print_step_table (call, page->steps);
  printf ("\n");
  print_evidence_table (call, page);
  if (page->shares->len > 0)
    printf ("\nto share:\n");
  for (guint i = 0; i < page->shares->len; i++)
    print_share (call, page->shares->pdata[i]);
}

gboolean
cli_print_cycle (CliCall *call, gint64 cycle, GError **error)
{
  g_auto (CliCyclePage) page = { 0 };

  if ((page.cycle = cw_cycle_get (call->store, cycle, error)) == NULL ||
      (page.events = cw_event_list (call->store, cycle, error)) == NULL ||
      (page.steps = cw_action_step_list (call->store, cycle, error)) == NULL ||
      (page.shares = cw_share_list (call->store, cycle, error)) == NULL ||
      !read_evidence (call, cycle, &page, error))
    return FALSE;

  if (call->is_json)
    cli_print_json (call, cli_add_cycle_page, &page);
  else
    print_page (call, &page);
  return TRUE;
}

static void
print_event (CliCall *call, const CliCyclePage *page)
{
  const CwEvent *event = page->event;
  const GPtrArray *questions =
      cw_cycle_model_get_questions (page->model, cw_event_kind_get_name (event->kind));

  print_line ("kind", cw_event_kind_get_name (event->kind));
  print_line ("phase", event->phase);
  print_line ("focus", event->focus);
  print_line ("form", event->form_title);
  print_line ("sit", event->seat);
  print_line ("host", event->host);
  print_line ("when it suits", event->asked);
  print_line ("seen by", event->seen_by != NULL ? event->seen_by : "the partners only");
  if (questions != NULL)
    printf ("\nquestions:\n");
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    printf ("  %s\n", (const char *) questions->pdata[i]);
  if (page->remarks->len > 0)
    printf ("\nnotes:\n");
  for (guint i = 0; i < page->remarks->len; i++)
    {
      const CwRemark *remark = page->remarks->pdata[i];
      g_autofree char *text = cli_visible_dup (remark->text);

      printf ("  %s: %s%s%s\n", remark->author,
              remark->question != NULL ? remark->question : "",
              remark->question != NULL ? " " : "", text);
    }
  if (page->steps->len > 0)
    printf ("\nnot finished before:\n");
  print_step_table (call, page->steps);
}

gboolean
cli_print_event (CliCall *call, gint64 event, GError **error)
{
  g_auto (CliCyclePage) page = { 0 };

  if ((page.event = cw_event_get (call->store, event, error)) == NULL ||
      (page.model = cw_cycle_model_get (call->store, page.event->cycle, error)) == NULL ||
      (page.remarks = cw_remark_list (call->store, event, error)) == NULL ||
      (page.steps = cw_action_step_carried_list (call->store, event, error)) == NULL)
    return FALSE;

  if (call->is_json)
    cli_print_json (call, cli_add_event_page, &page);
  else
    print_event (call, &page);
  return TRUE;
}
