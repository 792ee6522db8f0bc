#include "corewalk/count.h"
#include "corewalk/debrief.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/model.h"

#include <string.h>

static char *
value_text (const CwFieldValue *value)
{
  if (value->type == CW_VALUE_NULL)
    return NULL;
  if (value->type == CW_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);

  /* A list without anything in it is no list. */
  return value->type == CW_VALUE_REFS && strcmp (value->text, "[]") == 0
             ? NULL
             : g_strdup (value->text);
}

static void
compare_record (const ModelRecord *model, CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRecord) record = cw_record_read (store, model->id, &error);

  if (!model->is_alive)
    {
      if (record == NULL)
        g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      else if (record->is_alive)
        g_error ("%s %" G_GINT64_FORMAT " lives", model->kind, model->id);
      return;
    }

  if (record == NULL || !record->is_alive)
    g_error ("%s %" G_GINT64_FORMAT " is gone", model->kind, model->id);

  g_assert_cmpstr (record->kind, ==, model->kind);
  g_assert_cmpint (record->made.at_ms, ==, model->at_ms);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const CwFieldValue *value = &g_array_index (record->fields, CwFieldValue, i);
      g_autofree char *text = value_text (value);
      const char *expected = g_hash_table_lookup (model->fields, value->name);

      if (g_strcmp0 (text, expected) != 0)
        g_error ("%s %" G_GINT64_FORMAT ": %s is '%s', expected '%s'", model->kind, model->id,
                 value->name, text, expected);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* The living records of @kind below @parent. */
static GArray *
list_model (const Model *model, const char *kind, gint64 parent)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < model->records->len; i++)
    {
      const ModelRecord *record = model->records->pdata[i];

      if (record->is_alive && record->parent == parent && strcmp (record->kind, kind) == 0)
        g_array_append_val (ids, record->id);
    }

  g_array_sort (ids, compare_ids);
  return ids;
}

static void
compare_lists (const Model *model, const char *kind, gint64 parent, GArray *take_ids)
{
  g_autoptr (GArray) expected = list_model (model, kind, parent);
  g_autoptr (GArray) found = take_ids;

  g_assert_nonnull (found);
  g_array_sort (found, compare_ids);
  if (found->len != expected->len ||
      (found->len > 0 && memcmp (found->data, expected->data, found->len * 8) != 0))
    g_error ("the list of %s below %" G_GINT64_FORMAT " has %u, expected %u", kind, parent,
             found->len, expected->len);
}

/* Of each list the ids, which every one of these structures begins with. */
static GArray *
take_ids (GPtrArray *take_list)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_nonnull (take_list);
  for (guint i = 0; i < take_list->len; i++)
    g_array_append_val (ids, *(gint64 *) take_list->pdata[i]);
  g_ptr_array_unref (take_list);
  return ids;
}

/* Of two marks of one look-for the later one shows. */
static void
compare_marks (const Model *model, CwStore *store, gint64 visit)
{
  g_autoptr (GArray) marks = cw_mark_list (store, visit, NULL);
  g_autoptr (GArray) expected = list_model (model, "mark", visit);
  guint shown = 0;

  for (guint i = 0; i < expected->len; i++)
    {
      const ModelRecord *mark = model_get (model, g_array_index (expected, gint64, i));
      gboolean is_shown = TRUE;

      for (guint j = 0; j < expected->len; j++)
        {
          const ModelRecord *other = model_get (model, g_array_index (expected, gint64, j));

          if (other->item == mark->item &&
              (other->at_ms > mark->at_ms ||
               (other->at_ms == mark->at_ms && other->id > mark->id)))
            is_shown = FALSE;
        }
      if (!is_shown)
        continue;

      shown++;
      for (guint j = 0; j < marks->len; j++)
        if (g_array_index (marks, CwMark, j).item == mark->item)
          g_assert_cmpint (g_array_index (marks, CwMark, j).id, ==, mark->id);
    }
  g_assert_cmpuint (marks->len, ==, shown);
}

static void
compare_tallies (const Model *model, CwStore *store, gint64 visit)
{
  g_autoptr (GPtrArray) tallies = cw_tally_list (store, visit, NULL);
  g_autoptr (GArray) expected = list_model (model, "tally", visit);
  gint64 sum = 0, total = 0;

  for (guint i = 0; i < tallies->len; i++)
    total += ((CwTally *) tallies->pdata[i])->total;
  for (guint i = 0; i < expected->len; i++)
    sum += g_ascii_strtoll (g_hash_table_lookup (model_get (model,
                                                            g_array_index (expected, gint64, i))
                                                     ->fields,
                                                 "by"),
                            NULL, 10);
  g_assert_cmpint (sum, ==, total);
}

static void
compare_visit (const Model *model, CwStore *store, const ModelRecord *record)
{
  gint64 id = record->id;
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, NULL);

  g_assert_nonnull (visit);
  g_assert_cmpint (visit->walk, ==, record->parent);
  g_assert_cmpint (cw_visit_class (store, id), ==, record->room);
  compare_lists (model, "note", id, take_ids (cw_note_list (store, id, NULL)));
  compare_lists (model, "interval", id, take_ids (cw_interval_list (store, id, NULL)));
  compare_lists (model, "timer", id, take_ids (cw_timer_list (store, id, NULL)));
  compare_lists (model, "answer", id, take_ids (cw_answer_list (store, id, NULL)));
  compare_lists (model, "task", id, take_ids (cw_task_list (store, id, NULL)));
  compare_marks (model, store, id);
  compare_tallies (model, store, id);
}

void
model_compare (const Model *model, CwStore *store)
{
  compare_lists (model, "walk", 0, cw_walk_ids (store, 0, NULL));
  compare_lists (model, "memo", 0, take_ids (cw_memo_list (store, NULL)));
  for (guint i = 0; i < model->records->len; i++)
    {
      const ModelRecord *record = model->records->pdata[i];

      compare_record (record, store);
      if (!record->is_alive)
        continue;
      if (strcmp (record->kind, "walk") == 0)
        {
          compare_lists (model, "visit", record->id, cw_visit_ids (store, record->id, NULL));
          compare_lists (model, "problem", record->id,
                         cw_problem_ids (store, record->id, NULL));
          compare_lists (model, "card", record->id,
                         take_ids (cw_card_list (store, record->id, NULL)));
        }
      else if (strcmp (record->kind, "visit") == 0)
        compare_visit (model, store, record);
    }
}
