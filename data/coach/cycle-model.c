#include "corewalk/cycle-model.h"

#include "built-in-models.h"
#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/coach/circle.h"
#include "sql.h"

#include <string.h>

#define MOST_WORDS 2000 /* bytes of one text of a model */

static void
free_phase (gpointer data)
{
  CwCyclePhase *phase = data;

  g_free (phase->key);
  g_free (phase->title);
  g_free (phase->about);
  g_free (phase);
}

static void
free_hint (gpointer data)
{
  CwCycleHint *hint = data;

  g_free (hint->kind);
  g_free (hint->phase);
  g_free (hint->focus);
  g_free (hint);
}

void
cw_cycle_model_free (CwCycleModel *model)
{
  if (model == NULL)
    return;

  g_free (model->key);
  g_free (model->title);
  g_free (model->about);
  g_ptr_array_unref (model->phases);
  g_ptr_array_unref (model->goal_check);
  g_ptr_array_unref (model->stems);
  g_ptr_array_unref (model->hints);
  g_hash_table_unref (model->questions);
  g_free (model);
}

static CwCycleModel *
new_model (void)
{
  CwCycleModel *model = g_new0 (CwCycleModel, 1);

  model->phases = g_ptr_array_new_with_free_func (free_phase);
  model->goal_check = g_ptr_array_new_with_free_func (g_free);
  model->stems = g_ptr_array_new_with_free_func (g_free);
  model->hints = g_ptr_array_new_with_free_func (free_hint);
  model->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);
  return model;
}

/* The text of member @name; "" where it may be left out. NULL with @error. */
static char *
read_text (const CwJson *object, const char *name, gboolean is_required, GError **error)
{
  const CwJson *member = cw_json_member (object, name);

  if (member == NULL && !is_required)
    return g_strdup ("");
  if (member == NULL)
    cw_json_fail (object, error, "there is no \"%s\"", name);
  else if (cw_json_kind (member) != CW_JSON_STRING)
    cw_json_fail (member, error, "%s must be a string, not %s", name,
                  cw_json_kind_name (cw_json_kind (member)));
  else if (strlen (cw_json_string (member)) > MOST_WORDS)
    cw_json_fail (member, error, "%s is longer than %d bytes", name, MOST_WORDS);
  else
    return g_strdup (cw_json_string (member));
  return NULL;
}

typedef gpointer (*ReadOne) (const CwJson *value, GError **error);

static gboolean
read_list (const CwJson *object,
           const char *name,
           ReadOne read_one,
           GPtrArray *list,
           GError **error)
{
  const CwJson *member = cw_json_member (object, name);

  if (member == NULL)
    return TRUE;
  if (cw_json_kind (member) != CW_JSON_ARRAY)
    {
      cw_json_fail (member, error, "%s must be an array", name);
      return FALSE;
    }

  for (guint i = 0; i < cw_json_length (member); i++)
    {
      gpointer one = read_one (cw_json_at (member, i), error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (list, one);
    }
  return TRUE;
}

static gpointer
read_words (const CwJson *value, GError **error)
{
  if (cw_json_kind (value) == CW_JSON_STRING && strlen (cw_json_string (value)) <= MOST_WORDS)
    return g_strdup (cw_json_string (value));

  cw_json_fail (value, error, "this must be a string of at most %d bytes", MOST_WORDS);
  return NULL;
}

static gboolean
is_object (const CwJson *value, GError **error)
{
  if (cw_json_kind (value) == CW_JSON_OBJECT)
    return TRUE;

  cw_json_fail (value, error, "this must be an object, not %s",
                cw_json_kind_name (cw_json_kind (value)));
  return FALSE;
}

static gpointer
read_phase (const CwJson *value, GError **error)
{
  CwCyclePhase *phase;

  if (!is_object (value, error))
    return NULL;

  phase = g_new0 (CwCyclePhase, 1);
  phase->key = read_text (value, "key", TRUE, error);
  phase->title = phase->key == NULL ? NULL : read_text (value, "title", TRUE, error);
  phase->about = phase->title == NULL ? NULL : read_text (value, "about", FALSE, error);
  if (phase->about != NULL)
    return phase;

  free_phase (phase);
  return NULL;
}

static gpointer
read_hint (const CwJson *value, GError **error)
{
  const CwJson *minutes;
  CwCycleHint *hint;

  if (!is_object (value, error))
    return NULL;

  hint = g_new0 (CwCycleHint, 1);
  minutes = cw_json_member (value, "minutes");
  if (minutes != NULL && cw_json_kind (minutes) == CW_JSON_INTEGER)
    hint->minutes = CLAMP (cw_json_integer (minutes), 0, 480);
  hint->kind = read_text (value, "kind", TRUE, error);
  hint->phase = hint->kind == NULL ? NULL : read_text (value, "phase", FALSE, error);
  hint->focus = hint->phase == NULL ? NULL : read_text (value, "focus", FALSE, error);
  if (hint->focus != NULL)
    return hint;

  free_hint (hint);
  return NULL;
}

static gboolean
read_questions (const CwJson *object, CwCycleModel *model, GError **error)
{
  const CwJson *member = cw_json_member (object, "questions");

  if (member == NULL)
    return TRUE;
  if (!is_object (member, error))
    return FALSE;

  for (guint i = 0; i < cw_json_length (member); i++)
    {
      const char *kind = cw_json_key (cw_json_at (member, i));
      GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

      g_hash_table_insert (model->questions, g_strdup (kind), list);
      if (!read_list (member, kind, read_words, list, error))
        return FALSE;
    }
  return TRUE;
}

CwCycleModel *
cw_cycle_model_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (CwJson) json =
      cw_json_parse (text, length < 0 ? strlen (text) : (gsize) length, error);
  g_autoptr (CwCycleModel) model = new_model ();

  if (json == NULL || !is_object (json, error))
    return NULL;

  model->key = read_text (json, "key", TRUE, error);
  model->title = model->key == NULL ? NULL : read_text (json, "title", TRUE, error);
  model->about = model->title == NULL ? NULL : read_text (json, "about", FALSE, error);
  if (model->about == NULL || !read_list (json, "phases", read_phase, model->phases, error) ||
      !read_list (json, "goal_check", read_words, model->goal_check, error) ||
      !read_list (json, "stems", read_words, model->stems, error) ||
      !read_list (json, "hints", read_hint, model->hints, error) ||
      !read_questions (json, model, error))
    return NULL;

  return g_steal_pointer (&model);
}

GPtrArray *
cw_cycle_model_list (void)
{
  GPtrArray *models = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_cycle_model_free);

  for (guint i = 0; cw_built_in_models[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      CwCycleModel *model = cw_cycle_model_parse (cw_built_in_models[i], -1, &error);

      g_assert_no_error (error);
      g_ptr_array_add (models, model);
    }
  return models;
}

const CwCyclePhase *
cw_cycle_model_find_phase (const CwCycleModel *model, const char *text)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  for (guint i = 0; i < model->phases->len; i++)
    {
      const CwCyclePhase *phase = model->phases->pdata[i];
      g_autofree char *title = g_utf8_casefold (phase->title, -1);

      if (strcmp (phase->key, text) == 0 || strcmp (title, wanted) == 0)
        return phase;
    }

  return NULL;
}

const GPtrArray *
cw_cycle_model_get_questions (const CwCycleModel *model, const char *kind)
{
  return g_hash_table_lookup (model->questions, kind);
}
