#include "app/cli/cycle-json.h"

#include <string.h>

void
cli_cycle_page_clear (CliCyclePage *page)
{
  GPtrArray **lists[] = { &page->events, &page->steps, &page->evidence, &page->shares,
                          &page->remarks };

  g_clear_pointer (&page->cycle, cw_cycle_free);
  g_clear_pointer (&page->event, cw_event_free);
  g_clear_pointer (&page->model, cw_cycle_model_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
}

static void
add_partners (CwJsonWriter *json, const GPtrArray *partners)
{
  cw_json_begin_array (json, "partners");
  for (guint i = 0; i < partners->len; i++)
    {
      const CwPartner *partner = partners->pdata[i];
      char key[2 * CW_PARTNER_KEY_BYTES + 1];

      for (guint j = 0; j < CW_PARTNER_KEY_BYTES; j++)
        g_snprintf (key + 2 * j, 3, "%02x", partner->key[j]);
      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "name", partner->name);
      cw_json_add_string (json, "key", key);
      cw_json_add_string (json, "recipient", partner->recipient);
      cw_json_add_bool (json, "self", partner->is_own);
      cw_json_add_bool (json, "takes_part", partner->takes_part);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_cycle (CliCall *call, CwJsonWriter *json, const CwCycle *cycle)
{
  cli_add_id (call, json, "id", cycle->id);
  cw_json_add_string (json, "title", cycle->title);
  cw_json_add_string (json, "model", cycle->model);
  cw_json_add_string (json, "state", cw_cycle_state_get_name (cycle->state));
  cw_json_add_string (json, "phase", cycle->phase);
  add_partners (json, cycle->partners);
  cw_json_add_bool (json, "mine", cycle->is_mine);
  cw_json_add_bool (json, "split", cycle->is_split);
  cw_json_add_string (json, "goal", cycle->goal);
  cw_json_add_string (json, "measure", cycle->measure);
  cw_json_add_string (json, "target", cycle->target);
  cw_json_add_string (json, "agreement", cycle->agreement);
  cli_add_day (json, "begun", cycle->begun);
  cli_add_day (json, "until", cycle->until);
  cli_add_day (json, "closed", cycle->closed);
  cw_json_add_string (json, "reason", cycle->reason);
  cw_json_add_string (json, "reflection", cycle->reflection);
  cw_json_add_int (json, "events", cycle->event_count);
  cw_json_add_int (json, "open_steps", cycle->open_steps);
  cli_add_ms (json, "next_planned", cycle->next_planned_ms);
}

void
cli_add_cycles (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *cycles = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < cycles->len; i++)
    {
      cw_json_begin_object (json, NULL);
      add_cycle (call, json, cycles->pdata[i]);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

void
cli_add_models (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *models = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < models->len; i++)
    {
      g_autofree char *text = cw_cycle_model_write (models->pdata[i]);
      g_autoptr (CwJson) model = cw_json_parse (text, strlen (text), NULL);

      cw_json_add_copy (json, NULL, model);
    }
  cw_json_end_array (json);
}

static void
add_event (CliCall *call, CwJsonWriter *json, const CwEvent *event)
{
  cli_add_id (call, json, "id", event->id);
  cli_add_id (call, json, "cycle", event->cycle);
  cw_json_add_string (json, "kind", cw_event_kind_get_name (event->kind));
  cw_json_add_string (json, "phase", event->phase);
  cli_add_ms (json, "planned", event->planned_ms);
  cw_json_add_int (json, "minutes_planned", event->minutes);
  cw_json_add_string (json, "focus", event->focus);
  cli_add_id (call, json, "form", event->form);
  cw_json_add_string (json, "seat", event->seat);
  cw_json_add_string (json, "host", event->host);
  cli_add_ms (json, "debrief", event->debrief_ms);
  cw_json_add_string (json, "seen_by", event->seen_by);
  cw_json_add_string (json, "asked", event->asked);
  cli_add_ms (json, "started", event->started_ms);
  cli_add_ms (json, "ended", event->ended_ms);
  if (event->ended_ms != 0)
    cw_json_add_int (json, "seconds", (event->ended_ms - event->started_ms) / 1000);
  else
    cw_json_add_null (json, "seconds");
  cli_add_id (call, json, "walk", event->walk);
  cw_json_add_int (json, "remarks", event->remark_count);
}

static void
add_event_list (CliCall *call, CwJsonWriter *json, const char *key, const GPtrArray *events)
{
  cw_json_begin_array (json, key);
  for (guint i = 0; i < events->len; i++)
    {
      cw_json_begin_object (json, NULL);
      add_event (call, json, events->pdata[i]);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

void
cli_add_events (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  add_event_list (call, json, NULL, user_data);
}

static void
add_step_list (CliCall *call, CwJsonWriter *json, const char *key, const GPtrArray *steps)
{
  cw_json_begin_array (json, key);
  for (guint i = 0; i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", step->id);
      cli_add_id (call, json, "cycle", step->cycle);
      cw_json_add_string (json, "text", step->text);
      cw_json_add_string (json, "owner", step->owner);
      cli_add_day (json, "agreed", step->agreed);
      cli_add_day (json, "check_back", step->check_back);
      cw_json_add_string (json, "state", cw_action_state_get_name (step->state));
      cli_add_day (json, "done", step->done);
      cw_json_add_string (json, "evidence", step->evidence);
      cw_json_add_string (json, "result", step->result);
      cli_add_id (call, json, "event", step->event);
      cli_add_id (call, json, "card", step->card);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

void
cli_add_steps (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  add_step_list (call, json, NULL, user_data);
}

static void
add_levels (CwJsonWriter *json, const GPtrArray *levels)
{
  cw_json_begin_array (json, "levels");
  for (guint i = 0; i < levels->len; i++)
    {
      const CwLevelCount *level = levels->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "label", level->label);
      cw_json_add_int (json, "count", level->count);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_evidence (CliCall *call, CwJsonWriter *json, const CliCyclePage *page)
{
  g_autofree char *label = cw_gain_dup_label (&page->gain);

  cw_json_begin_array (json, "evidence");
  for (guint i = 0; i < page->evidence->len; i++)
    {
      const CwEvidence *evidence = page->evidence->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", evidence->id);
      cw_json_add_string (json, "stage", cw_stage_get_name (evidence->stage));
      cw_json_add_string (json, "instrument", evidence->instrument);
      cli_add_day (json, "day", evidence->day);
      cw_json_add_string (json, "students", evidence->students);
      cw_json_add_int (json, "tested", evidence->tested);
      if (evidence->met >= 0)
        cw_json_add_int (json, "met", evidence->met);
      else
        cw_json_add_null (json, "met");
      add_levels (json, evidence->levels);
      cw_json_add_bool (json, "same_students", evidence->is_same);
      cw_json_add_string (json, "scorer", evidence->scorer);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_begin_object (json, "gain");
  if (page->gain.state == CW_GAIN_SHOWN)
    cw_json_add_double (json, "points", page->gain.points);
  else
    cw_json_add_null (json, "points");
  cw_json_add_bool (json, "same_students", page->gain.is_same);
  cw_json_add_bool (json, "suppressed", page->gain.state == CW_GAIN_SMALL);
  cw_json_add_string (json, "label", label);
  cw_json_end_object (json);
}

void
cli_add_evidence_page (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  add_evidence (call, json, user_data);
  cw_json_end_object (json);
}

static void
add_shares (CliCall *call, CwJsonWriter *json, const GPtrArray *shares)
{
  cw_json_begin_array (json, "shares");
  for (guint i = 0; i < shares->len; i++)
    {
      const CwShare *share = shares->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", share->id);
      cw_json_add_string (json, "author", share->author);
      cw_json_add_string (json, "text", share->text);
      cw_json_add_string (json, "audience", share->audience);
      cw_json_begin_object (json, "agrees");
      for (guint j = 0; j < share->voices->len; j++)
        cw_json_add_bool (json, ((const CwShareVoice *) share->voices->pdata[j])->name,
                          ((const CwShareVoice *) share->voices->pdata[j])->agrees);
      cw_json_end_object (json);
      cw_json_add_bool (json, "agreed", share->is_agreed);
      cli_add_id (call, json, "copy", share->copy);
      cw_json_add_bool (json, "current", share->is_current);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

void
cli_add_cycle_page (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CliCyclePage *page = user_data;

  cw_json_begin_object (json, NULL);
  add_cycle (call, json, page->cycle);
  add_event_list (call, json, "event_list", page->events);
  add_step_list (call, json, "steps", page->steps);
  add_evidence (call, json, page);
  add_shares (call, json, page->shares);
  cw_json_end_object (json);
}

void
cli_add_event_page (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CliCyclePage *page = user_data;
  const GPtrArray *questions =
      cw_cycle_model_get_questions (page->model, cw_event_kind_get_name (page->event->kind));

  cw_json_begin_object (json, NULL);
  add_event (call, json, page->event);
  cw_json_begin_array (json, "questions");
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    cw_json_add_string (json, NULL, questions->pdata[i]);
  cw_json_end_array (json);
  cw_json_begin_array (json, "remark_list");
  for (guint i = 0; i < page->remarks->len; i++)
    {
      const CwRemark *remark = page->remarks->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", remark->id);
      cli_add_moment (json, "at", remark->moment);
      cw_json_add_string (json, "author", remark->author);
      cw_json_add_string (json, "question", remark->question);
      cw_json_add_string (json, "text", remark->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  add_step_list (call, json, "open_steps", page->steps);
  cw_json_end_object (json);
}
