#include "corewalk/cycle-model.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "sql.h"

#include <string.h>

static void
write_list (CwJsonWriter *json, const char *name, const GPtrArray *list)
{
  cw_json_begin_array (json, name);
  for (guint i = 0; i < list->len; i++)
    cw_json_add_string (json, NULL, list->pdata[i]);
  cw_json_end_array (json);
}

static void
write_phases (CwJsonWriter *json, const CwCycleModel *model)
{
  cw_json_begin_array (json, "phases");
  for (guint i = 0; i < model->phases->len; i++)
    {
      const CwCyclePhase *phase = model->phases->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "key", phase->key);
      cw_json_add_string (json, "title", phase->title);
      cw_json_add_string (json, "about", phase->about);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
write_hints (CwJsonWriter *json, const CwCycleModel *model)
{
  cw_json_begin_array (json, "hints");
  for (guint i = 0; i < model->hints->len; i++)
    {
      const CwCycleHint *hint = model->hints->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "kind", hint->kind);
      cw_json_add_string (json, "phase", hint->phase);
      cw_json_add_string (json, "focus", hint->focus);
      cw_json_add_int (json, "minutes", hint->minutes);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

char *
cw_cycle_model_write (const CwCycleModel *model)
{
  GString *text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (text, CW_JSON_COMPACT);
  g_autoptr (GList) kinds =
      g_list_sort (g_hash_table_get_keys (model->questions), (GCompareFunc) strcmp);

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "key", model->key);
  cw_json_add_string (json, "title", model->title);
  cw_json_add_string (json, "about", model->about);
  write_phases (json, model);
  write_list (json, "goal_check", model->goal_check);
  write_list (json, "stems", model->stems);
  write_hints (json, model);
  cw_json_begin_object (json, "questions");
  for (const GList *kind = kinds; kind != NULL; kind = kind->next)
    write_list (json, kind->data, g_hash_table_lookup (model->questions, kind->data));
  cw_json_end_object (json);
  cw_json_end_object (json);
  return g_string_free (text, FALSE);
}

/* The built-in model of that key; the first one where there is none. */
static CwCycleModel *
find_built_in (const char *key)
{
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();

  for (guint i = 0; i < models->len; i++)
    if (strcmp (((const CwCycleModel *) models->pdata[i])->key, key) == 0)
      return g_ptr_array_steal_index (models, i);

  return g_ptr_array_steal_index (models, 0);
}

CwCycleModel *
cw_cycle_model_get (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_cycle_document);
  g_autofree char *key = NULL, *document = NULL;
  CwCycleModel *model;

  cw_stmt_bind_int (stmt, ":id", cycle);
  if (cw_stmt_next (stmt))
    {
      key = cw_stmt_dup_text (stmt, 0);
      document = cw_stmt_dup_text (stmt, 1);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (key == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such cycle");
      return NULL;
    }

  model = document == NULL ? NULL : cw_cycle_model_parse (document, -1, NULL);
  return model != NULL ? model : find_built_in (key);
}

gboolean
cw_cycle_model_set (CwStore *store,
                    gint64 cycle,
                    const CwCycleModel *model,
                    const CwMoment *moment,
                    GError **error)
{
  g_autofree char *document = cw_cycle_model_write (model);
  CwLine change;

  if (!cw_text_check ("the model", document, error) || !cw_circle_check (store, cycle, error))
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_text (&change, "document", document);
  return cw_circle_set (store, cycle, &change, "the model of a cycle", moment, error);
}
