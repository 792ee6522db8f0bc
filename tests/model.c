#include "tests/model.h"

#include <string.h>

typedef struct
{
  ModelRecord *before; /* NULL for one that the act made */
  ModelRecord *after;
} Change;

typedef struct
{
  GPtrArray *changes; /* of Change */
  gboolean is_undone;
  gboolean is_final; /* undone, and never to be done again */
} Act;

static ModelRecord *
copy_record (const ModelRecord *record)
{
  ModelRecord *copy = g_memdup2 (record, sizeof *record);
  GHashTableIter iter;
  gpointer name, value;

  copy->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, record->fields);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (copy->fields, g_strdup (name), g_strdup (value));
  return copy;
}

static void
free_record (gpointer data)
{
  ModelRecord *record = data;

  if (record == NULL)
    return;

  g_hash_table_unref (record->fields);
  g_free (record);
}

static void
free_change (gpointer data)
{
  Change *change = data;

  free_record (change->before);
  free_record (change->after);
  g_free (change);
}

static void
free_act (gpointer data)
{
  g_ptr_array_unref (((Act *) data)->changes);
  g_free (data);
}

Model *
model_new (void)
{
  Model *model = g_new0 (Model, 1);

  model->records = g_ptr_array_new_with_free_func (free_record);
  model->acts = g_ptr_array_new_with_free_func (free_act);
  return model;
}

void
model_free (Model *model)
{
  if (model == NULL)
    return;

  g_ptr_array_unref (model->records);
  g_ptr_array_unref (model->acts);
  g_free (model);
}

/* Without its acts. */
Model *
model_copy (const Model *model)
{
  Model *copy = model_new ();

  for (guint i = 0; i < model->records->len; i++)
    g_ptr_array_add (copy->records, copy_record (model->records->pdata[i]));
  return copy;
}

static ModelRecord *
find (const Model *model, gint64 id)
{
  for (guint i = 0; i < model->records->len; i++)
    if (((ModelRecord *) model->records->pdata[i])->id == id)
      return model->records->pdata[i];

  return NULL;
}

const ModelRecord *
model_get (const Model *model, gint64 id)
{
  return find (model, id);
}

void
model_begin (Model *model)
{
  Act *act = g_new0 (Act, 1);

  act->changes = g_ptr_array_new_with_free_func (free_change);
  model->act = act;
}

void
model_end (Model *model)
{
  Act *act = g_steal_pointer (&model->act);

  for (guint i = 0; i < act->changes->len; i++)
    {
      Change *change = act->changes->pdata[i];

      change->after = copy_record (find (model, change->after->id));
    }
  model_forget_undone (model);
  g_ptr_array_add (model->acts, act);
}

ModelRecord *
model_change (Model *model, gint64 id)
{
  Act *act = model->act;
  ModelRecord *record = find (model, id);
  Change *change;

  for (guint i = 0; i < act->changes->len; i++)
    if (((Change *) act->changes->pdata[i])->after->id == id)
      return record;

  change = g_new0 (Change, 1);
  if (record != NULL)
    change->before = copy_record (record);
  else
    {
      record = g_new0 (ModelRecord, 1);
      record->id = id;
      record->is_alive = TRUE;
      record->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (model->records, record);
    }
  change->after = record; /* until model_end() */
  g_ptr_array_add (act->changes, change);
  return record;
}

void
model_set (ModelRecord *record, const char *field, const char *value)
{
  if (value == NULL || value[0] == '\0')
    g_hash_table_remove (record->fields, field);
  else
    g_hash_table_insert (record->fields, g_strdup (field), g_strdup (value));
}

void
model_set_int (ModelRecord *record, const char *field, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  model_set (record, field, text);
}

static void
delete_one (Model *model, gint64 id)
{
  model_change (model, id)->is_alive = FALSE;
  for (guint i = 0; i < model->records->len; i++)
    {
      const ModelRecord *record = model->records->pdata[i];

      if (record->parent == id && record->is_alive)
        delete_one (model, record->id);
    }
}

void
model_delete (Model *model, gint64 id)
{
  delete_one (model, id);
  model_change (model, id)->is_target = TRUE;
}

/* What died with it: everything below it that was not deleted by itself before. */
void
model_restore (Model *model, gint64 id)
{
  ModelRecord *restored = model_change (model, id);

  restored->is_alive = TRUE;
  restored->is_target = FALSE;
  for (guint i = 0; i < model->records->len; i++)
    {
      const ModelRecord *record = model->records->pdata[i];

      if (record->parent == id && !record->is_alive && !record->is_target && !record->is_unmade)
        model_restore (model, record->id);
    }
}

static Act *
find_undoable (const Model *model)
{
  for (guint i = model->acts->len; i-- > 0;)
    if (!((Act *) model->acts->pdata[i])->is_undone)
      return model->acts->pdata[i];

  return NULL;
}

/* The earliest after the last one in force: that one was undone last. */
static Act *
find_redoable (const Model *model)
{
  Act *found = NULL;

  for (guint i = model->acts->len; i-- > 0;)
    {
      Act *act = model->acts->pdata[i];

      if (!act->is_undone)
        break;
      if (!act->is_final)
        found = act;
    }

  return found;
}

gboolean
model_can_undo (const Model *model)
{
  return find_undoable (model) != NULL;
}

gboolean
model_can_redo (const Model *model)
{
  return find_redoable (model) != NULL;
}

static void
put (Model *model, gint64 id, const ModelRecord *as)
{
  for (guint i = 0; i < model->records->len; i++)
    {
      ModelRecord *record = model->records->pdata[i];

      if (record->id != id)
        continue;
      if (as != NULL)
        {
          model->records->pdata[i] = copy_record (as);
          free_record (record);
        }
      else
        {
          record->is_alive = record->is_target = FALSE;
          record->is_unmade = TRUE;
        }
    }
}

void
model_undo (Model *model)
{
  Act *act = find_undoable (model);

  act->is_undone = TRUE;
  for (guint i = 0; i < act->changes->len; i++)
    {
      const Change *change = act->changes->pdata[i];

      put (model, change->after->id, change->before);
    }
}

void
model_redo (Model *model)
{
  Act *act = find_redoable (model);

  act->is_undone = FALSE;
  for (guint i = 0; i < act->changes->len; i++)
    {
      const Change *change = act->changes->pdata[i];

      put (model, change->after->id, change->after);
    }
}

void
model_forget_undone (Model *model)
{
  for (guint i = 0; i < model->acts->len; i++)
    {
      Act *act = model->acts->pdata[i];

      act->is_final |= act->is_undone;
    }
}

void
model_forget_acts (Model *model)
{
  g_ptr_array_set_size (model->acts, 0);
}
