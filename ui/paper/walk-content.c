#include "ui/paper/walk-content.h"

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "corewalk/record.h"

#include <string.h>

static void
visit_free (gpointer data)
{
  CwVisitContent *content = data;

  cw_visit_free (content->visit);
  g_clear_pointer (&content->notes, g_ptr_array_unref);
  g_clear_pointer (&content->marks, g_array_unref);
  g_clear_pointer (&content->tallies, g_ptr_array_unref);
  g_clear_pointer (&content->intervals, g_ptr_array_unref);
  g_clear_pointer (&content->timers, g_ptr_array_unref);
  g_clear_pointer (&content->answers, g_ptr_array_unref);
  g_clear_pointer (&content->tasks, g_ptr_array_unref);
  g_free (content);
}

void
cw_walk_content_free (CwWalkContent *content)
{
  if (content == NULL)
    return;

  cw_walk_free (content->walk);
  g_free (content->problem);
  g_free (content->theory);
  g_free (content->results);
  cw_norms_free (content->norms);
  cw_form_document_free (content->form);
  g_clear_pointer (&content->items, g_ptr_array_unref);
  g_clear_pointer (&content->visits, g_ptr_array_unref);
  g_clear_pointer (&content->cards, g_ptr_array_unref);
  g_free (content);
}

static gboolean
read_visit (CwWalkContent *content, CwStore *store, gint64 id, GError **error)
{
  CwVisitContent *visit = g_new0 (CwVisitContent, 1);

  g_ptr_array_add (content->visits, visit);
  return (visit->visit = cw_visit_get (store, id, error)) != NULL &&
         (visit->notes = cw_note_list (store, id, error)) != NULL &&
         (visit->marks = cw_mark_list (store, id, error)) != NULL &&
         (visit->tallies = cw_tally_list (store, id, error)) != NULL &&
         (visit->intervals = cw_interval_list (store, id, error)) != NULL &&
         (visit->timers = cw_timer_list (store, id, error)) != NULL &&
         (visit->answers = cw_answer_list (store, id, error)) != NULL &&
         (visit->tasks = cw_task_list (store, id, error)) != NULL;
}

static gboolean
read_visits (CwWalkContent *content, CwStore *store, GError **error)
{
  g_autoptr (GArray) ids = cw_visit_ids (store, content->walk->id, error);

  content->visits = g_ptr_array_new_with_free_func (visit_free);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!read_visit (content, store, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static char *
dup_field (const CwRecord *record, const char *name)
{
  const CwFieldValue *field = record != NULL ? cw_record_get_field (record, name) : NULL;

  return g_strdup (field != NULL && field->text != NULL ? field->text : "");
}

/* The newest one; a walk seldom has more. */
static gboolean
read_problem (CwWalkContent *content, CwStore *store, GError **error)
{
  g_autoptr (GArray) ids = cw_problem_ids (store, content->walk->id, error);
  g_autoptr (CwRecord) record = NULL;

  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    {
      record = cw_record_read (store, g_array_index (ids, gint64, ids->len - 1), error);
      if (record == NULL)
        return FALSE;
    }
  content->problem = dup_field (record, "text");
  content->theory = dup_field (record, "theory");
  content->results = dup_field (record, "results");
  return TRUE;
}

static gboolean
read_cards (CwWalkContent *content, CwStore *store, GError **error)
{
  content->cards = cw_card_list (store, content->walk->id, error);
  for (guint i = 0; content->cards != NULL && i < content->cards->len;)
    {
      if (((CwCard *) content->cards->pdata[i])->state == CW_CARD_DROPPED)
        g_ptr_array_remove_index (content->cards, i);
      else
        i++;
    }
  return content->cards != NULL;
}

/* A walk whose form can't be read here is printed without its look-fors. */
static void
read_form (CwWalkContent *content, CwStore *store)
{
  g_autofree char *text = cw_form_dup_document (store, content->walk->form, NULL);

  if (text != NULL)
    content->form = cw_form_document_parse (text, strlen (text), NULL);
  content->items = cw_form_items (store, content->walk->form, NULL);
  if (content->items == NULL)
    content->items = g_ptr_array_new ();
}

CwWalkContent *
cw_walk_content_read (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (CwWalkContent) content = g_new0 (CwWalkContent, 1);

  content->walk = cw_walk_get (store, walk, error);
  if (content->walk == NULL || !read_problem (content, store, error) ||
      !read_visits (content, store, error) || !read_cards (content, store, error))
    return NULL;

  content->norms = cw_norms_get (store, "walks", NULL);
  read_form (content, store);
  return g_steal_pointer (&content);
}
