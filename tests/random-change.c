#include "corewalk/form.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/random-store.h"

#include <string.h>

#define ANY "walk|problem|visit|note|mark|tally|interval|timer|answer|task|card|memo"

typedef enum
{
  TEXT,
  NAME,
  DAY,
  MOMENT,
  SEGMENT,
  STEP,
  TAGS,
  NUMBER,
  ITEM,
  CARD,
  NOTES,
} Sort;

static const struct
{
  const char *kind, *field;
  Sort sort;
  gboolean is_required;
} edits[] = {
  { "walk", "title", NAME, TRUE },
  { "walk", "day", DAY, TRUE },
  { "walk", "closed_ms", MOMENT },
  { "problem", "text", TEXT, TRUE },
  { "problem", "theory", TEXT },
  { "problem", "results", TEXT },
  { "visit", "grade", NAME },
  { "visit", "subject", NAME },
  { "visit", "segment", SEGMENT },
  { "visit", "ended_ms", MOMENT },
  { "note", "tags", TAGS },
  { "note", "text", TEXT, TRUE },
  { "note", "item", ITEM },
  { "tally", "counter", NAME, TRUE },
  { "tally", "by", NUMBER, TRUE },
  { "interval", "counter", NAME, TRUE },
  { "timer", "name", NAME, TRUE },
  { "timer", "stopped_ms", MOMENT },
  { "answer", "question", NAME, TRUE },
  { "answer", "text", TEXT, TRUE },
  { "task", "text", TEXT, TRUE },
  { "card", "step", STEP, TRUE },
  { "card", "text", TEXT, TRUE },
  { "card", "notes", NOTES },
  { "card", "under", CARD },
  { "card", "owner", NAME },
  { "card", "due", DAY },
  { "card", "done", DAY },
  { "memo", "text", TEXT, TRUE },
};

/* What to type for a field; what cw_record_read() says then, where that differs, in @read. */
static char *
type_value (RandomStore *random, Sort sort, char **read)
{
  static const char *const segments[] = { "opening", "middle", "closing" };
  static const char *const steps[] = { "describe", "pattern", "predict", "next" };
  static const char *const tags[] = { "teacher", "student", "task", "student,task" };
  const ModelRecord *other;

  switch (sort)
    {
    case TEXT:
      return random_text (random);
    case NAME:
      return random_name (random);
    case DAY:
      return g_strdup_printf ("2026-02-%02d", g_rand_int_range (random->rand, 1, 29));
    case MOMENT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, random_moment (random).at_ms);
    case SEGMENT:
      return g_strdup (segments[g_rand_int_range (random->rand, 0, 3)]);
    case STEP:
      return g_strdup (steps[g_rand_int_range (random->rand, 0, 4)]);
    case TAGS:
      return g_strdup (tags[g_rand_int_range (random->rand, 0, 4)]);
    case NUMBER:
      return g_strdup_printf ("%d", g_rand_int_range (random->rand, 1, 50));
    case ITEM:
      return random_uuid (random, cw_form_find (random->store, "core-walk", NULL));
    case CARD:
      other = random_living (random, "card");
      return random_uuid (random, other->id);
    case NOTES:
      other = random_living (random, "note");
      if (other == NULL)
        return g_strdup ("");
      *read = random_uuid (random, other->id);
      return g_steal_pointer (read);
    }

  g_assert_not_reached ();
}

static gboolean
edit (RandomStore *random)
{
  guint at = (guint) g_rand_int_range (random->rand, 0, G_N_ELEMENTS (edits));
  const ModelRecord *record = random_living (random, edits[at].kind);
  CwMoment moment = random_moment (random);
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *read = NULL;

  if (record == NULL)
    return FALSE;

  typed = !edits[at].is_required && random_chance (random, 20)
              ? g_strdup ("")
              : type_value (random, edits[at].sort, &read);
  if (edits[at].sort == NOTES && typed[0] != '\0')
    read = g_strdup_printf ("[\"%s\"]", typed);

  cw_record_edit (random->store, record->id, edits[at].field, typed, &moment, &error);
  g_assert_no_error (error);
  model_begin (random->model);
  model_set (model_change (random->model, record->id), edits[at].field,
             read != NULL ? read : typed);
  model_end (random->model);
  return TRUE;
}

static gboolean
link_note (RandomStore *random)
{
  const ModelRecord *note = random_living (random, "note");
  const ModelRecord *mark = random_living (random, "mark");
  gint64 item = mark == NULL || random_chance (random, 20) ? 0 : mark->item;
  CwMoment moment = random_moment (random);
  g_autofree char *uuid = item == 0 ? NULL : random_uuid (random, item);
  g_autoptr (GError) error = NULL;

  if (note == NULL)
    return FALSE;

  cw_note_link (random->store, note->id, item, &moment, &error);
  g_assert_no_error (error);
  model_begin (random->model);
  model_set (model_change (random->model, note->id), "item", uuid);
  model_end (random->model);
  return TRUE;
}

static gboolean delete (RandomStore *random)
{
  const ModelRecord *record =
      random_living (random, random_chance (random, 70) ? "note|mark|card|memo|tally" : ANY);
  CwMoment moment = random_moment (random);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return FALSE;

  cw_record_delete (random->store, record->id, &moment, &error);
  g_assert_no_error (error);
  model_begin (random->model);
  model_delete (random->model, record->id);
  model_end (random->model);
  return TRUE;
}

static gboolean
restore (RandomStore *random)
{
  const GPtrArray *records = random->model->records;
  CwMoment moment = random_moment (random);
  const ModelRecord *found = NULL;
  g_autoptr (GError) error = NULL;
  int count = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const ModelRecord *record = records->pdata[i];
      const ModelRecord *parent = model_get (random->model, record->parent);

      if (!record->is_alive && record->is_target && (parent == NULL || parent->is_alive) &&
          g_rand_int_range (random->rand, 0, ++count) == 0)
        found = record;
    }
  if (found == NULL)
    return FALSE;

  cw_record_restore (random->store, found->id, &moment, &error);
  g_assert_no_error (error);
  model_begin (random->model);
  model_restore (random->model, found->id);
  model_end (random->model);
  return TRUE;
}

static gboolean
undo (RandomStore *random)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (!model_can_undo (random->model))
    return FALSE;

  title = cw_undo (random->store, &error);
  g_assert_no_error (error);
  model_undo (random->model);
  return TRUE;
}

/* What was sealed meanwhile may not be done again. */
static gboolean
redo (RandomStore *random)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (random->is_mixed)
    return FALSE;

  title = cw_redo (random->store, &error);
  if (title == NULL)
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      g_assert_true (random->is_sealed || !model_can_redo (random->model));
      model_forget_undone (random->model);
      return FALSE;
    }

  g_assert_true (model_can_redo (random->model));
  model_redo (random->model);
  return TRUE;
}

static gboolean
seal (RandomStore *random)
{
  const ModelRecord *record = random_living (random, ANY);
  CwMoment moment = random_moment (random);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return FALSE;

  if (!cw_record_seal (random->store, record->id, &moment, &error))
    {
      g_autoptr (CwRecord) read = cw_record_read (random->store, record->id, NULL);

      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_true (read->is_sealed);
    }
  random->is_sealed = TRUE;
  return TRUE;
}

static void
end_in_model (RandomStore *random, gint64 visit, gint64 at_ms)
{
  const GPtrArray *records = random->model->records;

  model_set_int (model_change (random->model, visit), "ended_ms", at_ms);
  for (guint i = 0; i < records->len; i++)
    {
      const ModelRecord *record = records->pdata[i];

      if (record->is_alive && record->parent == visit && strcmp (record->kind, "timer") == 0 &&
          !g_hash_table_contains (record->fields, "stopped_ms"))
        model_set_int (model_change (random->model, record->id), "stopped_ms", at_ms);
    }
}

static gboolean
end_visit (RandomStore *random)
{
  const ModelRecord *visit = random_living (random, "visit");
  CwMoment moment = random_moment (random);
  g_autoptr (GError) error = NULL;

  if (visit == NULL)
    return FALSE;

  cw_visit_end (random->store, visit->id, &moment, &error);
  g_assert_no_error (error);
  if (g_hash_table_contains (visit->fields, "ended_ms"))
    return TRUE;

  model_begin (random->model);
  end_in_model (random, visit->id, moment.at_ms);
  model_end (random->model);
  return TRUE;
}

static gboolean
close_walk (RandomStore *random)
{
  const ModelRecord *walk = random_living (random, "walk");
  const GPtrArray *records = random->model->records;
  CwMoment moment = random_moment (random);
  g_autoptr (GError) error = NULL;

  if (walk == NULL)
    return FALSE;

  cw_walk_close (random->store, walk->id, &moment, &error);
  g_assert_no_error (error);
  if (g_hash_table_contains (walk->fields, "closed_ms"))
    return TRUE;

  model_begin (random->model);
  for (guint i = 0; i < records->len; i++)
    {
      const ModelRecord *visit = records->pdata[i];

      if (visit->is_alive && visit->parent == walk->id && strcmp (visit->kind, "visit") == 0 &&
          !g_hash_table_contains (visit->fields, "ended_ms"))
        end_in_model (random, visit->id, moment.at_ms);
    }
  model_set_int (model_change (random->model, walk->id), "closed_ms", moment.at_ms);
  model_end (random->model);
  return TRUE;
}

const char *
random_change (RandomStore *random)
{
  static const struct
  {
    int weight;
    const char *name;
    gboolean (*change) (RandomStore *random);
  } changes[] = { { 26, "edit", edit },      { 6, "link", link_note },
                  { 14, "delete", delete },  { 10, "restore", restore },
                  { 20, "undo", undo },      { 11, "redo", redo },
                  { 6, "seal", seal },       { 5, "end", end_visit },
                  { 2, "close", close_walk } };
  int dice = g_rand_int_range (random->rand, 0, 100);
  guint at = 0;

  while (dice >= changes[at].weight)
    dice -= changes[at++].weight;

  return changes[at].change (random) ? changes[at].name : "nothing";
}
