#include "corewalk/record.h"

#include "corewalk/id.h"
#include "data/base/stmt.h"
#include "data/log/seal.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/record/field.h"
#include "data/record/meaning.h"
#include "data/record/record-private.h"
#include "sql.h"

#include <string.h>

void
cw_record_free (CwRecord *record)
{
  if (record == NULL)
    return;

  for (guint i = 0; i < record->fields->len; i++)
    g_free (g_array_index (record->fields, CwFieldValue, i).text);
  g_array_unref (record->fields);
  g_free (record->author);
  g_free (record);
}

static char *
refs_to_uuids (CwStore *store, const CwFoldField *folded)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  g_autoptr (GString) json = g_string_new (NULL);
  CwLog *log = cw_store_log_of (store, folded->source->id);

  if (!cw_line_read_refs (folded->cell->text, refs))
    return g_strdup (folded->cell->text);

  for (guint i = 0; i < refs->len; i++)
    {
      CwRef *ref = &g_array_index (refs, CwRef, i);

      if (ref->seq != 0)
        cw_log_to_uuid (log, cw_log_name_ref (log, folded->source->stream, ref, NULL),
                        &ref->uuid);
      ref->seq = 0;
    }
  cw_line_write_refs ((const CwRef *) (gpointer) refs->data, refs->len, json);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static void
read_ref (CwStore *store, const CwFoldField *folded, CwFieldValue *value)
{
  CwLog *log = cw_store_log_of (store, folded->source->id);
  const CwCell *cell = folded->cell;
  CwRef ref = { .seq = cell->type == CW_CELL_INT ? (guint32) cell->integer : 0 };

  value->type = CW_VALUE_REF;
  if (ref.seq == 0 &&
      (cell->type != CW_CELL_TEXT || !cw_uuid_from_text (cell->text, &ref.uuid)))
    {
      value->text = g_strdup (cell->text);
      return;
    }

  if (ref.seq != 0)
    {
      value->integer = cw_log_name_ref (log, folded->source->stream, &ref, NULL);
      cw_log_to_uuid (log, value->integer, &ref.uuid);
    }
  else
    value->integer = cw_log_find_uuid (log, &ref.uuid);
  value->text = g_malloc (CW_UUID_TEXT_LENGTH + 1);
  cw_uuid_to_text (&ref.uuid, value->text);
}

CwFieldValue
cw_record_value (CwStore *store, const CwFoldField *folded)
{
  CwFieldValue value = { .name = folded->field->name, .type = CW_VALUE_NULL };
  const CwCell *cell = folded->cell;

  if (cell == NULL || cell->type == CW_CELL_NULL)
    return value;

  if (folded->field->type == CW_FIELD_REF)
    read_ref (store, folded, &value);
  else if (folded->field->type == CW_FIELD_REFS)
    {
      value.type = CW_VALUE_REFS;
      value.text = refs_to_uuids (store, folded);
    }
  else if (cell->type == CW_CELL_INT)
    {
      value.type = CW_VALUE_INT;
      value.integer = cell->integer;
    }
  else
    {
      value.type = CW_VALUE_TEXT;
      value.text = g_strdup (cell->text);
    }

  return value;
}

/* The fold of a living or deleted record of a known kind. */
static CwFold *
fold_known (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, id, error);

  if (fold == NULL || fold->kind != NULL)
    return g_steal_pointer (&fold);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
  return NULL;
}

CwRecord *
cw_record_read (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwFold) fold = fold_known (store, id, error);
  CwRecord *record;

  if (fold == NULL)
    return NULL;

  record = g_new0 (CwRecord, 1);
  record->id = id;
  record->kind = fold->kind->name;
  record->is_alive = fold->is_shown;
  record->is_sealed = fold->seal != NULL;
  record->is_private = cw_kind_is_private (fold->kind);
  record->made = fold->made->line.moment;
  record->author = g_strdup (fold->made->stream->author);
  record->fields = g_array_new (FALSE, FALSE, sizeof (CwFieldValue));
  for (guint i = 0; i < fold->fields->len; i++)
    {
      CwFieldValue value =
          cw_record_value (store, &g_array_index (fold->fields, CwFoldField, i));

      g_array_append_val (record->fields, value);
    }

  return record;
}

const CwFieldValue *
cw_record_get_field (const CwRecord *record, const char *name)
{
  for (guint i = 0; i < record->fields->len; i++)
    {
      const CwFieldValue *value = &g_array_index (record->fields, CwFieldValue, i);

      if (strcmp (value->name, name) == 0)
        return value;
    }

  return NULL;
}

static gboolean
say_fields (const CwKind *kind, const char *wrong, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const CwField *field = kind->fields; field->name != NULL; field++)
    if (!field->is_fixed)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", field->name);

  if (names->len == 0)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s can't be edited", kind->title);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s has no '%s' to edit. It has %s",
                 kind->title, wrong, names->str);
  return FALSE;
}

static gboolean
check_alive (const CwFold *fold, GError **error)
{
  if (fold->is_shown)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "%s is deleted. Restore it first",
               fold->kind->title);
  return FALSE;
}

gboolean
cw_record_edit (CwStore *store,
                gint64 id,
                const char *field_name,
                const char *value,
                const CwMoment *moment,
                GError **error)
{
  g_autoptr (CwFold) fold = fold_known (store, id, error);
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  g_autofree char *title = NULL;
  const CwStream *stream;
  const CwField *field;
  CwLine change;

  if (fold == NULL || !check_alive (fold, error))
    return FALSE;

  field = cw_kind_field (fold->kind, field_name);
  if (field == NULL || field->is_fixed)
    return say_fields (fold->kind, field_name, error);

  cw_line_clear (&change);
  title = g_strdup_printf ("the change of %s", fold->kind->title);
  if (!cw_act_begin (store, cw_kind_is_private (fold->kind), title, moment, error))
    return FALSE;

  /* What is named by its number is named in the stream where the line will lie. */
  stream = cw_amend_place (store, fold, error);
  if (stream == NULL || !cw_field_parse (store, stream, field, value, &change, room, error) ||
      !cw_meaning_check (store, fold, &change, error) ||
      !cw_amend_set (store, fold, &change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

/* The record and all that hangs on it, the record first. */
static gboolean
gather (CwStore *store, gint64 id, GPtrArray *folds, GError **error)
{
  CwFold *fold = fold_known (store, id, error);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = NULL;

  if (fold == NULL)
    return FALSE;

  g_ptr_array_add (folds, fold);
  if (fold->kind->children == NULL)
    return TRUE;

  stmt = cw_stmt_new (store->shared, fold->kind->children);
  cw_stmt_bind_int (stmt, ":id", id);
  while (cw_stmt_next (stmt))
    {
      gint64 child = cw_stmt_int (stmt, 0);

      g_array_append_val (children, child);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, cw_stmt_free);

  for (guint i = 0; i < children->len; i++)
    if (!gather (store, g_array_index (children, gint64, i), folds, error))
      return FALSE;

  return TRUE;
}

gboolean
cw_record_delete (CwStore *store, gint64 id, const CwMoment *moment, GError **error)
{
  g_autoptr (GPtrArray) folds = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_fold_free);
  g_autofree char *title = NULL;
  const CwFold *fold;

  if (!gather (store, id, folds, error))
    return FALSE;

  fold = folds->pdata[0];
  if (fold->kind->is_final)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s can't be deleted", fold->kind->title);
      return FALSE;
    }
  if (!fold->is_shown)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "%s is deleted already",
                   fold->kind->title);
      return FALSE;
    }

  title = g_strdup_printf ("the deletion of %s", fold->kind->title);
  if (!cw_act_begin (store, cw_kind_is_private (fold->kind), title, moment, error))
    return FALSE;

  /* What hangs on it goes first, so that nothing is ever left hanging on nothing. */
  for (guint i = folds->len; i-- > 0;)
    if (!cw_amend_delete (store, folds->pdata[i], i > 0 ? id : 0, error))
      return cw_act_abort (store);

  return cw_act_commit (store, error);
}

/* BLAKE2b-256 over the shown values: what a seal says the state was. */
static void
hash_state (CwStore *store, const CwFold *fold, char *hex)
{
  g_autoptr (GString) text = g_string_new (fold->kind->name);
  guint8 hash[32];

  for (guint i = 0; i < fold->fields->len; i++)
    {
      CwFieldValue value =
          cw_record_value (store, &g_array_index (fold->fields, CwFoldField, i));

      g_string_append_printf (text, "\n%s=", value.name);
      if (value.type == CW_VALUE_INT)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, value.integer);
      else if (value.text != NULL)
        cw_line_write_text (value.text, strlen (value.text), text);
      g_free (value.text);
    }
  crypto_generichash (hash, sizeof hash, (const guint8 *) text->str, text->len, NULL, 0);
  sodium_bin2hex (hex, 65, hash, sizeof hash);
}

static gboolean
seal_streams (CwStore *store, const CwFold *fold, GError **error)
{
  CwLog *log = cw_store_log_of (store, fold->record);
  GPtrArray *streams = cw_log_get_streams (log);

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      gboolean holds_it = FALSE;

      for (guint j = 0; j < fold->lines->len; j++)
        holds_it |= ((CwFoldLine *) fold->lines->pdata[j])->stream == stream;
      if (holds_it && stream->is_own && !cw_seal_stream (log, stream, store->secret, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_record_seal (CwStore *store, gint64 id, const CwMoment *moment, GError **error)
{
  g_autoptr (CwFold) fold = fold_known (store, id, error);
  char hex[65];
  CwLine line;

  if (fold == NULL || !check_alive (fold, error))
    return FALSE;
  if (fold->seal != NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is sealed already",
                   fold->kind->title);
      return FALSE;
    }

  hash_state (store, fold, hex);
  cw_line_clear (&line);
  line.kind = "seal";
  cw_line_put_text (&line, "state", hex);
  if (!cw_act_begin (store, cw_kind_is_private (fold->kind), NULL, moment, error))
    return FALSE;
  if (cw_amend_append (store, fold, &line, error) == 0 || !seal_streams (store, fold, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}
