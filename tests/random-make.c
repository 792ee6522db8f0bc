#include "corewalk/count.h"
#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/random-store.h"

#include <string.h>

typedef struct
{
  RandomStore *random;
  CwStore *store;
  CwMoment moment;
  const ModelRecord *host; /* a living visit or walk, or NULL */
  GError *error;
} Making;

/* The new record in the model, hanging on its host. */
static ModelRecord *
add (Making *making, gint64 id, const char *kind, const char *host_field)
{
  RandomStore *random = making->random;
  gint64 parent = host_field == NULL ? 0 : making->host->id;
  ModelRecord *record;

  g_assert_no_error (making->error);
  g_assert_cmpint (id, >, 0);
  g_assert_null (model_get (random->model, id));
  model_begin (random->model);
  record = model_change (random->model, id);
  record->kind = kind;
  record->at_ms = making->moment.at_ms;
  record->parent = parent;
  if (host_field != NULL)
    {
      g_autofree char *uuid = random_uuid (random, parent);

      model_set (record, host_field, uuid);
    }
  return record;
}

static void
end (Making *making)
{
  model_end (making->random->model);
}

static void
make_walk (Making *making)
{
  static const char *const forms[] = { "core-walk", "student-talk", "task-demand",
                                       "wait-time" };
  RandomStore *random = making->random;
  g_autofree char *title = random_name (random);
  g_autofree char *school =
      g_strdup_printf ("School %d", g_rand_int_range (random->rand, 0, 3));
  g_autofree char *code = g_strdup_printf ("team %d", random->second);
  g_autofree char *school_uuid = NULL;
  g_autofree char *form_uuid = NULL;
  CwWalkPlan plan = { .title = title,
                      .code = random_chance (random, 30) ? code : NULL,
                      .reach = (CwReach) g_rand_int_range (random->rand, 0, 3),
                      .problem = NULL };
  gboolean is_new_school = cw_school_find (making->store, school, NULL) == 0;
  ModelRecord *record;
  gint64 id;

  plan.school = cw_school_new (making->store, school, NULL, &making->moment, &making->error);
  g_assert_no_error (making->error);
  if (is_new_school)
    {
      /* An act in which the model has nothing to change. */
      model_begin (random->model);
      model_end (random->model);
    }
  plan.form = cw_form_find (making->store,
                            forms[g_rand_int_range (random->rand, 0, G_N_ELEMENTS (forms))],
                            &making->error);
  g_assert_no_error (making->error);
  id = cw_walk_new (making->store, &plan, &making->moment, &making->error);

  school_uuid = random_uuid (random, plan.school);
  form_uuid = random_uuid (random, plan.form);
  record = add (making, id, "walk", NULL);
  model_set (record, "title", title);
  model_set (record, "school", school_uuid);
  model_set (record, "form", form_uuid);
  model_set (record, "day", "2026-03-04");
  model_set (record, "code", plan.code);
  model_set (record, "audience",
             plan.reach == CW_REACH_DEFAULT  ? NULL
             : plan.reach == CW_REACH_SCHOOL ? "school"
                                             : "district");
  end (making);

  /* The same code again is the same walk, and no act. */
  if (plan.code != NULL)
    g_assert_cmpint (cw_walk_new (making->store, &plan, &making->moment, NULL), ==, id);
}

static gint64
next_number (const Model *model, gint64 walk)
{
  gint64 most = 0;

  for (guint i = 0; i < model->records->len; i++)
    {
      const ModelRecord *record = model->records->pdata[i];

      if (record->is_alive && record->parent == walk && strcmp (record->kind, "visit") == 0)
        most = MAX (most,
                    g_ascii_strtoll (g_hash_table_lookup (record->fields, "number"), NULL, 10));
    }

  return most + 1;
}

static void
make_visit (Making *making)
{
  RandomStore *random = making->random;
  g_autofree char *subject = random_name (random);
  CwVisitPlan plan = { .walk = making->host->id,
                       .grade = random_chance (random, 50) ? "9-10" : NULL,
                       .subject = random_chance (random, 50) ? subject : NULL,
                       .segment = random_chance (random, 50) ? "middle" : NULL };
  gint64 number = next_number (random->model, plan.walk);
  ModelRecord *record;
  gint64 id;

  if (g_hash_table_contains (making->host->fields, "closed_ms"))
    {
      g_assert_cmpint (cw_visit_start (making->store, &plan, NULL, &making->error), ==, 0);
      g_assert_error (making->error, CW_ERROR, CW_ERROR_INVALID);
      return;
    }
  if (random_chance (random, 40))
    {
      g_autoptr (CwWalk) walk = cw_walk_get (making->store, plan.walk, NULL);
      g_autofree char *title = g_strdup_printf ("Room %d", random->second);

      plan.class_id =
          cw_room_new (making->store, walk->school, title, &making->moment, &making->error);
      g_assert_no_error (making->error);
      model_begin (random->model);
      model_end (random->model);
    }

  id = cw_visit_start (making->store, &plan, &making->moment, &making->error);
  record = add (making, id, "visit", "walk");
  model_set_int (record, "number", number);
  model_set (record, "grade", plan.grade);
  model_set (record, "subject", plan.subject);
  model_set (record, "segment", plan.segment);
  record->room = plan.class_id;
  end (making);
}

static void
make_note (Making *making)
{
  static const char *const tags[] = { NULL,   "teacher",     "student", "teacher,student",
                                      "task", "teacher,task" };
  RandomStore *random = making->random;
  g_autofree char *text = random_text (random);
  int bits = g_rand_int_range (random->rand, 0, G_N_ELEMENTS (tags));
  gint64 id = cw_note_add (making->store, making->host->id, (CwTags) bits, text,
                           &making->moment, &making->error);
  ModelRecord *record = add (making, id, "note", "visit");

  model_set (record, "text", text);
  model_set (record, "tags", tags[bits]);
  end (making);
}

static void
make_mark (Making *making)
{
  RandomStore *random = making->random;
  g_autoptr (CwWalk) walk = cw_walk_get (making->store, making->host->parent, NULL);
  g_autoptr (GPtrArray) items = cw_form_items (making->store, walk->form, NULL);
  const CwItem *item;
  ModelRecord *record;
  g_autofree char *text = NULL;
  g_autofree char *uuid = NULL;
  int value;
  gint64 id;

  if (items->len == 0)
    return;

  item = items->pdata[g_rand_int_range (random->rand, 0, MIN ((int) items->len, 3))];
  value =
      g_rand_int_range (random->rand, -1, item->level_count > 0 ? item->level_count + 1 : 2);
  if (item->level_count > 0 && value == 0)
    value = 1;
  text = cw_mark_dup_text (item->level_count > 0, value);
  uuid = random_uuid (random, item->id);
  id = cw_mark_set (making->store, making->host->id, item->id, value, &making->moment,
                    &making->error);
  if (model_get (random->model, id) == NULL)
    {
      record = add (making, id, "mark", "visit");
      record->item = item->id;
      model_set (record, "item", uuid);
    }
  else
    {
      model_begin (random->model);
      record = model_change (random->model, id);
    }
  model_set (record, "value", text);
  end (making);
}

static void
make_count (Making *making)
{
  RandomStore *random = making->random;
  g_autofree char *name = random_name (random);
  gboolean is_tally = random_chance (random, 50);
  int n = g_rand_int_range (random->rand, 1, 30), k = g_rand_int_range (random->rand, 0, n + 1);
  gint64 id = is_tally ? cw_tally_add (making->store, making->host->id, name, n,
                                       &making->moment, &making->error)
                       : cw_interval_add (making->store, making->host->id, name, k, n,
                                          &making->moment, &making->error);
  ModelRecord *record = add (making, id, is_tally ? "tally" : "interval", "visit");

  model_set (record, "counter", name);
  if (is_tally)
    model_set_int (record, "by", n);
  else
    {
      model_set_int (record, "k", k);
      model_set_int (record, "n", n);
    }
  end (making);
}

static void
make_timer (Making *making)
{
  g_autofree char *name = g_strdup_printf ("watch %d", making->random->second);
  gint64 id =
      cw_timer_start (making->store, making->host->id, name, &making->moment, &making->error);

  model_set (add (making, id, "timer", "visit"), "name", name);
  end (making);
  if (random_chance (making->random, 50))
    return;

  making->moment = random_moment (making->random);
  g_assert_cmpint (cw_timer_stop (making->store, making->host->id, name, &making->moment,
                                  &making->error),
                   ==, id);
  model_begin (making->random->model);
  model_set_int (model_change (making->random->model, id), "stopped_ms", making->moment.at_ms);
  end (making);
}

static void
make_sample (Making *making)
{
  g_autofree char *text = random_text (making->random);
  g_autofree char *question = random_name (making->random);
  gboolean is_task = random_chance (making->random, 40);
  gint64 id = is_task ? cw_task_add (making->store, making->host->id, text, &making->moment,
                                     &making->error)
                      : cw_answer_add (making->store, making->host->id, question, text,
                                       &making->moment, &making->error);
  ModelRecord *record = add (making, id, is_task ? "task" : "answer", "visit");

  model_set (record, "text", text);
  if (!is_task)
    model_set (record, "question", question);
  end (making);
}

static void
make_card (Making *making)
{
  RandomStore *random = making->random;
  g_autofree char *text = random_text (random);
  g_autofree char *notes = NULL;
  const ModelRecord *note = random_living (random, "note");
  CwCardPlan plan = { .walk = making->host->id,
                      .step = (CwStep) g_rand_int_range (random->rand, 0, 4),
                      .text = text };
  ModelRecord *record;
  gint64 id;

  if (note != NULL && model_get (random->model, note->parent)->parent == plan.walk)
    {
      g_autofree char *uuid = random_uuid (random, note->id);

      plan.notes = &note->id;
      plan.note_count = 1;
      notes = g_strdup_printf ("[\"%s\"]", uuid);
    }
  if (plan.step == CW_STEP_NEXT)
    {
      plan.owner = "Ben";
      plan.due = "2026-05-01";
    }
  id = cw_card_add (making->store, &plan, &making->moment, &making->error);
  record = add (making, id, "card", "walk");
  model_set (record, "step", cw_step_get_name (plan.step));
  model_set (record, "text", text);
  model_set (record, "notes", notes);
  model_set (record, "owner", plan.owner);
  model_set (record, "due", plan.due);
  end (making);
}

static void
make_problem (Making *making)
{
  g_autofree char *text = random_text (making->random);
  gint64 id = cw_problem_new (making->store, making->host->id, text, "if we wait", NULL,
                              &making->moment, &making->error);
  ModelRecord *record = add (making, id, "problem", "walk");

  model_set (record, "text", text);
  model_set (record, "theory", "if we wait");
  end (making);
}

static void
make_memo (Making *making)
{
  g_autofree char *text = random_text (making->random);
  gint64 id = cw_memo_add (making->store, text, &making->moment, &making->error);

  model_set (add (making, id, "memo", NULL), "text", text);
  end (making);
}

void
random_make (RandomStore *random)
{
  static const struct
  {
    int weight;
    const char *host;
    void (*make) (Making *making);
  } kinds[] = { { 5, "", make_walk },        { 12, "walk", make_visit },
                { 28, "visit", make_note },  { 16, "visit", make_mark },
                { 8, "visit", make_count },  { 6, "visit", make_timer },
                { 8, "visit", make_sample }, { 6, "walk", make_card },
                { 4, "walk", make_problem }, { 7, "", make_memo } };
  Making making = { .random = random,
                    .store = random->store,
                    .moment = random_moment (random) };
  int dice = g_rand_int_range (random->rand, 0, 100);
  guint kind = 0;

  while (dice >= kinds[kind].weight)
    dice -= kinds[kind++].weight;
  if (kinds[kind].host[0] != '\0')
    making.host = random_living (random, kinds[kind].host);
  if (kinds[kind].host[0] != '\0' && making.host == NULL)
    make_walk (&making);
  else
    kinds[kind].make (&making);
  g_clear_error (&making.error);
}
