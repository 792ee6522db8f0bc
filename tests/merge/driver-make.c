#include "corewalk/count.h"
#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/merge/driver.h"

#include <string.h>

static gboolean
make_school (Call *call, GError **error)
{
  return call_name (call, "as",
                    cw_school_new (call->store, call_text (call, "name"),
                                   call_text (call, "code"), call_moment (call), error),
                    error);
}

/* Its look-fors get the handles "KEY/ITEM". */
static gboolean
make_form (Call *call, GError **error)
{
  gint64 form =
      cw_form_import (call->store, call_text (call, "document"), call_moment (call), error);
  g_autoptr (GPtrArray) items = form == 0 ? NULL : cw_form_items (call->store, form, error);

  if (items == NULL || !call_name (call, "as", form, error))
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const CwItem *item = items->pdata[i];
      g_autofree char *handle = g_strdup_printf ("%s/%s", call_text (call, "as"), item->key);
      g_autofree char *uuid = cw_id_dup_text (call->store, item->id);

      if (!driver_name (call->driver, uuid, handle, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_walk (Call *call, GError **error)
{
  const char *reach = call_text (call, "reach");
  CwWalkPlan plan = {
    .title = call_text (call, "title"),
    .school = call_id (call, "school", error),
    .day = call_text (call, "day"),
    .code = call_text (call, "code"),
    .problem = call_text (call, "problem"),
    .reach = reach == NULL                   ? CW_REACH_DEFAULT
             : strcmp (reach, "school") == 0 ? CW_REACH_SCHOOL
                                             : CW_REACH_DISTRICT,
  };

  if (plan.school < 0 || (plan.form = call_id (call, "form", error)) < 0)
    return FALSE;

  return call_name (call, "as", cw_walk_new (call->store, &plan, call_moment (call), error),
                    error);
}

static gboolean
make_problem (Call *call, GError **error)
{
  gint64 walk = call_id (call, "walk", error);

  return walk >= 0 &&
         call_name (call, "as",
                    cw_problem_new (call->store, walk, call_text (call, "text"),
                                    call_text (call, "theory"), call_text (call, "results"),
                                    call_moment (call), error),
                    error);
}

static gboolean
make_visit (Call *call, GError **error)
{
  CwVisitPlan plan = {
    .walk = call_id (call, "walk", error),
    .class_id = call_id (call, "room", error),
    .grade = call_text (call, "grade"),
    .subject = call_text (call, "subject"),
    .segment = call_text (call, "segment"),
  };

  return plan.walk >= 0 && plan.class_id >= 0 &&
         call_name (call, "as", cw_visit_start (call->store, &plan, call_moment (call), error),
                    error);
}

static gboolean
make_note (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 &&
         call_name (call, "as",
                    cw_note_add (call->store, visit, (CwTags) call_number (call, "tags", 0),
                                 call_text (call, "text"), call_moment (call), error),
                    error);
}

/* The look-for's handle is "FORM/KEY"; its key is what a person types. */
static gboolean
make_mark (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error), item;
  const char *key = strchr (call_text (call, "item"), '/');

  if (visit < 0)
    return FALSE;

  item = cw_item_find (call->store, visit, key + 1, error);
  return item != 0 &&
         call_name (call, "as",
                    cw_mark_set (call->store, visit, item, (int) call_number (call, "value", 0),
                                 call_moment (call), error),
                    error);
}

static gboolean
make_tally (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 &&
         call_name (call, "as",
                    cw_tally_add (call->store, visit, call_text (call, "counter"),
                                  (int) call_number (call, "by", 1), call_moment (call), error),
                    error);
}

static gboolean
make_interval (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 &&
         call_name (call, "as",
                    cw_interval_add (call->store, visit, call_text (call, "counter"),
                                     (int) call_number (call, "k", 0),
                                     (int) call_number (call, "n", 1), call_moment (call),
                                     error),
                    error);
}

static gboolean
make_timer (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 && call_name (call, "as",
                                  cw_timer_start (call->store, visit, call_text (call, "name"),
                                                  call_moment (call), error),
                                  error);
}

static gboolean
make_answer (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 &&
         call_name (call, "as",
                    cw_answer_add (call->store, visit, call_text (call, "question"),
                                   call_text (call, "text"), call_moment (call), error),
                    error);
}

static gboolean
make_task (Call *call, GError **error)
{
  gint64 visit = call_id (call, "visit", error);

  return visit >= 0 && call_name (call, "as",
                                  cw_task_add (call->store, visit, call_text (call, "text"),
                                               call_moment (call), error),
                                  error);
}

static gboolean
make_card (Call *call, GError **error)
{
  const CwJson *notes = cw_json_member (call->order, "notes");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CwCardPlan plan = {
    .walk = call_id (call, "walk", error),
    .text = call_text (call, "text"),
    .owner = call_text (call, "owner"),
    .due = call_text (call, "due"),
  };

  if (plan.walk < 0 || (plan.under = call_id (call, "under", error)) < 0)
    return FALSE;

  for (guint i = 0; notes != NULL && i < cw_json_length (notes); i++)
    {
      gint64 note = call_find (call, cw_json_string (cw_json_at (notes, i)), error);

      if (note < 0)
        return FALSE;
      g_array_append_val (ids, note);
    }
  plan.notes = (const gint64 *) (gpointer) ids->data;
  plan.note_count = ids->len;
  cw_step_parse (call_text (call, "step"), &plan.step);
  return call_name (call, "as", cw_card_add (call->store, &plan, call_moment (call), error),
                    error);
}

static gboolean
make_memo (Call *call, GError **error)
{
  return call_name (call, "as",
                    cw_memo_add (call->store, call_text (call, "text"), call_moment (call),
                                 error),
                    error);
}

const Act driver_making[] = {
  { "school", ON_STORE, make_school },
  { "form", ON_STORE, make_form },
  { "walk", ON_STORE, make_walk },
  { "problem", ON_STORE, make_problem },
  { "visit", ON_STORE, make_visit },
  { "note", ON_STORE, make_note },
  { "mark", ON_STORE, make_mark },
  { "tally", ON_STORE, make_tally },
  { "interval", ON_STORE, make_interval },
  { "timer", ON_STORE, make_timer },
  { "answer", ON_STORE, make_answer },
  { "task", ON_STORE, make_task },
  { "card", ON_STORE, make_card },
  { "memo", ON_STORE, make_memo },
  { NULL },
};
