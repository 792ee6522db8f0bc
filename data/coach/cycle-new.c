#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "corewalk/trust.h"
#include "data/base/text.h"
#include "data/coach/circle-member.h"
#include "data/coach/consent.h"

#include <string.h>

/* What is put into the lines of a new cycle. */
typedef struct
{
  CwStore *store;
  const CwCyclePlan *plan;
  CwCycleModel *model;
  char *document;
  char *begun;
  GPtrArray *members; /* of CwPartner */
} New;

static void
clear_new (New *new)
{
  cw_cycle_model_free (new->model);
  g_free (new->document);
  g_free (new->begun);
  g_clear_pointer (&new->members, g_ptr_array_unref);
}

static gboolean
check_day (const char *name, const char *day, GError **error)
{
  gint64 number;

  if (day == NULL || cw_day_parse (day, &number))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s must be a day such as 2026-03-04", name);
  return FALSE;
}

static gboolean
check_plan (const CwCyclePlan *plan, GError **error)
{
  return cw_text_check_name ("the title", plan->title, error) &&
         (plan->goal == NULL || cw_text_check ("the goal", plan->goal, error)) &&
         (plan->measure == NULL || cw_text_check_name ("the measure", plan->measure, error)) &&
         (plan->target == NULL || cw_text_check_name ("the target", plan->target, error)) &&
         (plan->agreement == NULL || cw_text_check ("the agreement", plan->agreement, error)) &&
         check_day ("the first day", plan->begun, error) &&
         check_day ("the last day", plan->until, error);
}

static gboolean
find_model (New *new, GError **error)
{
  const char *key = new->plan->model != NULL ? new->plan->model : "open";
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();

  for (guint i = 0; i < models->len; i++)
    if (strcmp (((const CwCycleModel *) models->pdata[i])->key, key) == 0)
      {
        new->model = g_ptr_array_steal_index (models, i);
        new->document = cw_cycle_model_write (new->model);
        return TRUE;
      }

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "there is no model \"%.100s\". There is open, find-learn-improve, "
               "students-first, half-days",
               key);
  return FALSE;
}

static gboolean
find_members (New *new, GError **error)
{
  CwPartner *self = cw_circle_member_own (new->store, error);

  if (self == NULL)
    return FALSE;

  new->members = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  g_ptr_array_add (new->members, self);
  if (new->plan->partners == NULL || new->plan->partners[0] == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "a cycle has two partners at least. Say with whom");
      return FALSE;
    }

  return cw_circle_members_add (new->store, new->members, new->plan->partners, error);
}

static void
put_words (const New *new, CwLine *line)
{
  const CwCyclePlan *plan = new->plan;
  const struct
  {
    const char *name, *text;
  } fields[] = {
    { "title", plan->title },         { "model", new->model->key },
    { "document", new->document },    { "begun", new->begun },
    { "until", plan->until },         { "goal", plan->goal },
    { "measure", plan->measure },     { "target", plan->target },
    { "agreement", plan->agreement },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].text != NULL)
      cw_line_put_text (line, fields[i].name, fields[i].text);
  if (new->model->phases->len > 0)
    cw_line_put_text (line, "phase",
                      ((const CwCyclePhase *) new->model->phases->pdata[0])->key);
}

/* Inside the act: the circle, the cycle, and that its first partner says yes to it. */
static gint64
write_cycle (const New *new, GError **error)
{
  CwStore *store = new->store;
  CwUuid uuid;
  const CwStream *stream;
  gint64 cycle;
  CwLine line;

  cw_circle_draw_name ("cycle", &uuid);
  cycle = cw_log_name_uuid (store->log, &uuid, error);
  stream = cycle == 0 ? NULL : cw_circle_open (store, cycle, NULL, new->members, error);
  if (stream == NULL)
    return 0;

  cw_line_clear (&line);
  line.kind = "cycle";
  line.has_named = TRUE;
  line.named = uuid;
  put_words (new, &line);
  if (cw_act_add (store, stream, &line, error) == 0 ||
      !cw_consent_write (store, stream, cycle, CW_CONSENT_TAKE_PART, error))
    return 0;

  return cycle;
}

gint64
cw_cycle_new (CwStore *store, const CwCyclePlan *plan, const CwMoment *moment, GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  New new = { .store = store, .plan = plan };
  gint64 cycle = 0;

  if (check_plan (plan, error) && find_model (&new, error) && find_members (&new, error) &&
      cw_act_begin (store, FALSE, "a coaching cycle", &at, error))
    {
      new.begun = plan->begun != NULL ? g_strdup (plan->begun)
                                      : cw_day_format (cw_moment_local_day (at));
      cycle = write_cycle (&new, error);
      if (cycle == 0)
        cw_act_abort (store);
      else if (!cw_act_commit (store, error))
        cycle = 0;
    }

  clear_new (&new);
  return cycle;
}
