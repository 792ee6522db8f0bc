#include "corewalk/cycle-event.h"

#include "corewalk/cycle-model.h"
#include "corewalk/form.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "data/form/form-shelf.h"
#include "data/record/meaning.h"

#include <string.h>

static gboolean
check_moment (const char *name, gint64 ms, GError **error)
{
  if (ms >= CW_MOMENT_LEAST_MS && ms <= CW_MOMENT_MOST_MS)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is no time that can be", name);
  return FALSE;
}

static gboolean
check_plan (const CwEventPlan *plan, GError **error)
{
  const struct
  {
    const char *name, *text;
  } names[] = { { "the place to sit", plan->seat },
                { "the host", plan->host },
                { "who may see it", plan->seen_by } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].text != NULL && !cw_text_check_name (names[i].name, names[i].text, error))
      return FALSE;

  return (plan->focus == NULL || cw_text_check ("the focus", plan->focus, error)) &&
         (plan->minutes == 0 || cw_meaning_check_minutes (plan->minutes, error)) &&
         check_moment ("the time planned", plan->planned_ms, error) &&
         check_moment ("the time of the debrief", plan->debrief_ms, error);
}

/* The phase that the event is of: (transfer full); "" for none, NULL with @error. */
static char *
find_phase (CwStore *store, const CwCycle *cycle, const char *wanted, GError **error)
{
  g_autoptr (CwCycleModel) model = NULL;
  const CwCyclePhase *phase;

  if (wanted == NULL)
    return g_strdup (cycle->phase != NULL ? cycle->phase : "");

  model = cw_cycle_model_get (store, cycle->id, error);
  if (model == NULL)
    return NULL;
  phase = cw_cycle_model_find_phase (model, wanted);
  if (phase != NULL)
    return g_strdup (phase->key);

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "the cycle's model has no phase \"%.100s\"",
               wanted);
  return NULL;
}

static char *
check_cycle (CwStore *store, const CwEventPlan *plan, GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, plan->cycle, error);

  if (cycle == NULL)
    return NULL;
  if (cycle->state == CW_CYCLE_DONE || cycle->state == CW_CYCLE_STOPPED)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the cycle is closed. Take it up again first");
      return NULL;
    }
  if (plan->form != 0)
    {
      g_autofree char *document = cw_form_dup_document (store, plan->form, error);

      if (document == NULL)
        return NULL;
    }

  return find_phase (store, cycle, plan->phase, error);
}

static void
put_plan (const CwEventPlan *plan, const char *phase, CwLine *line)
{
  const struct
  {
    const char *name, *text;
  } texts[] = { { "phase", phase[0] != '\0' ? phase : NULL },
                { "focus", plan->focus },
                { "seat", plan->seat },
                { "host", plan->host },
                { "seen_by", plan->seen_by },
                { "asked", plan->asked } };
  const struct
  {
    const char *name;
    gint64 number;
  } numbers[] = { { "planned_ms", plan->planned_ms },
                  { "minutes", plan->minutes },
                  { "debrief_ms", plan->debrief_ms } };

  cw_line_put_text (line, "kind", cw_event_kind_get_name (plan->kind));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      cw_line_put_text (line, texts[i].name, texts[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].number != 0)
      cw_line_put_int (line, numbers[i].name, numbers[i].number);
}

gint64
cw_event_add (CwStore *store, const CwEventPlan *plan, const CwMoment *moment, GError **error)
{
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], form_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *phase = NULL;
  const CwStream *stream;
  CwLine line;

  if (!check_plan (plan, error))
    return 0;
  phase = check_cycle (store, plan, error);
  if (phase == NULL)
    return 0;

  stream = cw_circle_begin (store, "event", plan->cycle, moment, &line, cycle_room, error);
  if (stream == NULL)
    return 0;

  if (plan->form != 0 && !cw_form_shelf_use (store, plan->form, stream, error))
    return cw_act_abort (store);

  put_plan (plan, phase, &line);
  cw_writer_put_ref (store, stream, &line, "form", plan->form, form_room);
  return cw_writer_finish (store, stream, &line, error);
}

gint64
cw_remark_add (CwStore *store,
               gint64 event,
               const char *question,
               const char *text,
               const CwMoment *moment,
               GError **error)
{
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], event_room[CW_UUID_TEXT_LENGTH + 1];
  g_autoptr (CwEvent) of = NULL;
  const CwStream *stream;
  CwLine line;

  if (!cw_text_check ("the note", text, error) ||
      (question != NULL && !cw_text_check_name ("the question", question, error)))
    return 0;
  of = cw_event_get (store, event, error);
  stream = of == NULL
               ? NULL
               : cw_circle_begin (store, "remark", of->cycle, moment, &line, cycle_room, error);
  if (stream == NULL)
    return 0;

  cw_line_clear (&line); /* it hangs on its event, not on the cycle */
  line.kind = "remark";
  cw_writer_put_ref (store, stream, &line, "event", event, event_room);
  if (question != NULL)
    cw_line_put_text (&line, "question", question);
  cw_line_put_text (&line, "text", text);
  return cw_writer_finish (store, stream, &line, error);
}
