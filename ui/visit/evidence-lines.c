#include "ui/visit/evidence-lines.h"

#include "corewalk/form.h"
#include "ui/visit/evidence-item.h"

#include <string.h>

static CwEvidenceItem *
make_item (const CwEvidencePlace *place, CwNote *take_note)
{
  guint number = 0;

  for (guint i = 0; i < place->items->len && number == 0; i++)
    {
      const CwItem *item = g_ptr_array_index (place->items, i);

      if (item->id == take_note->item)
        number = i + 1;
    }

  return cw_evidence_item_new (take_note, place->start, number);
}

/* (transfer none): what was asked, in the form's words. */
static const char *
question_of (const CwEvidencePlace *place, const char *key)
{
  const GPtrArray *questions = place->form != NULL ? place->form->tools.questions : NULL;

  for (guint i = 0; questions != NULL && i < questions->len; i++)
    if (g_str_equal (((const CwFormTool *) questions->pdata[i])->key, key))
      return ((const CwFormTool *) questions->pdata[i])->label;

  return key;
}

static CwNote *
new_note (const CwEvidencePlace *place, gint64 id, CwMoment moment, const char *text)
{
  CwNote *note = g_new0 (CwNote, 1);

  note->id = id;
  note->visit = place->visit;
  note->moment = moment;
  note->text = g_strdup (text);
  return note;
}

static CwEvidenceItem *
make_waiting (const CwEvidencePlace *place, const CwVisitAct *act)
{
  CwNote *note = new_note (place, 0, act->moment, act->text);
  CwEvidenceItem *item;

  note->tags = act->tags;
  item = act->kind == CW_ACT_LINE
             ? make_item (place, note)
             : cw_evidence_item_new_sample (note, place->start,
                                            act->name != NULL ? question_of (place, act->name)
                                                              : NULL);
  cw_evidence_item_set_kept (item, act->inbox != 0);
  return item;
}

static void
add_waiting (const CwEvidencePlace *place, GPtrArray *rows)
{
  GPtrArray *waiting = cw_keeper_get_waiting (cw_work_session_get_keeper (place->session));

  for (guint i = 0; i < waiting->len; i++)
    {
      const CwVisitAct *act = g_ptr_array_index (waiting, i);

      if (act->visit == place->visit && act->text != NULL)
        g_ptr_array_add (rows, make_waiting (place, act));
    }
}

static void
add_samples (const CwEvidencePlace *place, const GPtrArray *samples, GPtrArray *rows)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const CwSample *sample = samples->pdata[i];
      CwNote *note = new_note (place, sample->id, sample->moment, sample->text);
      const char *question =
          sample->question != NULL ? question_of (place, sample->question) : NULL;

      g_ptr_array_add (rows, cw_evidence_item_new_sample (note, place->start, question));
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 one = cw_evidence_item_get_note (*(CwEvidenceItem *const *) a)->moment.at_ms;
  gint64 other = cw_evidence_item_get_note (*(CwEvidenceItem *const *) b)->moment.at_ms;

  return (one > other) - (one < other);
}

/* While the store is lent: the lines that are there stay, and those that wait come behind them. */
static void
load_waiting (GListStore *lines, const CwEvidencePlace *place)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint count = cw_evidence_lines_count (lines), kept = count;

  while (kept > 0 && cw_evidence_lines_get (lines, kept - 1)->id == 0)
    kept--;
  add_waiting (place, rows);
  g_list_store_splice (lines, kept, count - kept, rows->pdata, rows->len);
}

gboolean
cw_evidence_lines_load (GListStore *lines, const CwEvidencePlace *place, GError **error)
{
  CwStore *store = cw_work_session_get_store (place->session);
  g_autoptr (GPtrArray) notes =
      store != NULL ? cw_note_list (store, place->visit, error) : NULL;
  g_autoptr (GPtrArray) answers =
      notes != NULL ? cw_answer_list (store, place->visit, error) : NULL;
  g_autoptr (GPtrArray) tasks =
      answers != NULL ? cw_task_list (store, place->visit, error) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (store == NULL)
    {
      load_waiting (lines, place);
      return TRUE;
    }
  if (tasks == NULL)
    return FALSE;

  g_ptr_array_set_free_func (notes, NULL); /* the rows take the notes */
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (rows, make_item (place, g_ptr_array_index (notes, i)));
  add_samples (place, answers, rows);
  add_samples (place, tasks, rows);
  if (answers->len + tasks->len > 0)
    g_ptr_array_sort (rows, compare_moments); /* stable: what was kept first stays first */
  add_waiting (place, rows);

  g_list_store_splice (lines, 0, cw_evidence_lines_count (lines), rows->pdata, rows->len);
  return TRUE;
}

void
cw_evidence_lines_add (GListStore *lines, const CwEvidencePlace *place, gint64 note)
{
  CwNote *added = cw_note_get (cw_work_session_get_store (place->session), note, NULL);
  guint count = cw_evidence_lines_count (lines);
  const CwNote *last = count > 0 ? cw_evidence_lines_get (lines, count - 1) : NULL;

  if (added != NULL &&
      (last == NULL || (last->id != 0 && last->moment.at_ms <= added->moment.at_ms)))
    {
      g_autoptr (CwEvidenceItem) item = make_item (place, added);

      g_list_store_append (lines, item);
      return;
    }

  cw_note_free (added);
  cw_evidence_lines_load (lines, place, NULL);
}

guint
cw_evidence_lines_count (GListStore *lines)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lines));
}

const CwNote *
cw_evidence_lines_get (GListStore *lines, guint position)
{
  g_autoptr (CwEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (lines), position);

  return cw_evidence_item_get_note (item);
}

gboolean
cw_evidence_lines_is_sample (GListStore *lines, guint position)
{
  g_autoptr (CwEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (lines), position);

  return cw_evidence_item_is_sample (item);
}

guint
cw_evidence_lines_find (GListStore *lines, gint64 note)
{
  for (guint i = 0; i < cw_evidence_lines_count (lines); i++)
    if (cw_evidence_lines_get (lines, i)->id == note)
      return i;

  return G_MAXUINT;
}

guint
cw_evidence_lines_find_last_kept (GListStore *lines)
{
  for (guint i = cw_evidence_lines_count (lines); i > 0; i--)
    if (cw_evidence_lines_get (lines, i - 1)->id != 0)
      return i - 1;

  return G_MAXUINT;
}

guint
cw_evidence_lines_find_last_note (GListStore *lines)
{
  for (guint i = cw_evidence_lines_count (lines); i > 0; i--)
    if (cw_evidence_lines_get (lines, i - 1)->id != 0 &&
        !cw_evidence_lines_is_sample (lines, i - 1))
      return i - 1;

  return G_MAXUINT;
}

gboolean
cw_evidence_lines_holds_moment (GListStore *lines, gint64 at_ms)
{
  for (guint i = 0; i < cw_evidence_lines_count (lines); i++)
    if (cw_evidence_lines_get (lines, i)->moment.at_ms == at_ms)
      return TRUE;

  return FALSE;
}
