#include "corewalk/conflict.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/exchange/merge-note.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/record/field.h"
#include "sql.h"

#include <string.h>

#define ALIVE "alive"
#define LEAST_DIGITS 8 /* of a change, to name it */

static void
free_head (gpointer data)
{
  CwConflictHead *head = data;

  g_free (head->value);
  g_free (head->author);
  g_free (head);
}

void
cw_conflict_free (CwConflict *conflict)
{
  if (conflict == NULL)
    return;

  g_ptr_array_unref (conflict->heads);
  g_free (conflict);
}

gint64
cw_conflict_count (CwStore *store, GError **error)
{
  gint64 count;

  return cw_merge_count_conflicts (store, &count, error) ? count : -1;
}

/* Twins have one UUID: all but the first are named by what they say, too. */
static void
name_head (const CwConflict *conflict, const CwFoldLine *line, char *out)
{
  guint8 hash[16];

  sodium_bin2hex (out, 33, line->uuid.bytes, sizeof line->uuid.bytes);
  for (guint i = 0; line->bytes != NULL && i < conflict->heads->len; i++)
    if (strcmp (((CwConflictHead *) conflict->heads->pdata[i])->change, out) == 0)
      {
        crypto_generichash (hash, sizeof hash, (const guint8 *) line->bytes,
                            strlen (line->bytes), line->uuid.bytes, sizeof line->uuid.bytes);
        sodium_bin2hex (out, 33, hash, sizeof hash);
      }
}

static void
add_head (CwConflict *conflict, const CwFoldLine *line, char *take_value)
{
  CwConflictHead *head = g_new0 (CwConflictHead, 1);

  name_head (conflict, line, head->change);
  head->value = take_value;
  head->author = g_strdup (line->stream->author);
  head->moment = line->line.moment;
  head->is_shown = conflict->heads->len == 0;
  g_ptr_array_add (conflict->heads, head);
}

static gboolean
is_named (const CwFold *fold, const CwFoldLine *line)
{
  for (guint i = 0; i < fold->deletes->len; i++)
    if (cw_fold_names (fold->deletes->pdata[i], line))
      return TRUE;

  return FALSE;
}

/* The latest first; what no delete in force names is why the record lives all the same, if not for what hangs on it. */
static void
add_lives (const CwFold *fold, CwConflict *conflict)
{
  g_autoptr (GPtrArray) heads = cw_fold_heads (fold);

  for (guint i = fold->lines->len; i-- > 0;)
    if (g_ptr_array_find (heads, fold->lines->pdata[i], NULL) &&
        (!fold->is_alive || !is_named (fold, fold->lines->pdata[i])))
      add_head (conflict, fold->lines->pdata[i], g_strdup ("kept"));
  for (guint i = fold->deletes->len; i-- > 0;)
    add_head (conflict, fold->deletes->pdata[i], g_strdup ("removed"));
}

static void
add_values (CwStore *store, const CwFoldField *folded, CwConflict *conflict)
{
  for (guint i = 0; i < folded->heads->len; i++)
    {
      const CwFoldLine *line = folded->heads->pdata[i];

      add_head (conflict, line,
                cw_field_show (store, line->stream, folded->field,
                               cw_line_get (&line->line, folded->field->name)));
    }
}

/* Both was removed and is there all the same. */
static gboolean
is_contested (const CwFold *fold)
{
  return fold->is_shown && fold->deletes->len > 0;
}

/* The question about @field of @fold, or NULL when there is none. */
static CwConflict *
describe (CwStore *store, const CwFold *fold, const char *field)
{
  gboolean is_alive = strcmp (field, ALIVE) == 0;
  const CwFoldField *folded = is_alive ? NULL : cw_fold_get (fold, field);
  CwConflict *conflict;

  if (fold->kind == NULL ||
      (is_alive ? !is_contested (fold) : folded == NULL || !folded->is_conflict))
    return NULL;

  conflict = g_new0 (CwConflict, 1);
  conflict->record = fold->record;
  conflict->kind = fold->kind->name;
  conflict->field = is_alive ? ALIVE : folded->field->name;
  conflict->heads = g_ptr_array_new_with_free_func (free_head);
  if (is_alive)
    add_lives (fold, conflict);
  else
    add_values (store, folded, conflict);
  return conflict;
}

/* A record and a field of the table. */
typedef struct
{
  gint64 record;
  CwUuid uuid;
  char *field;
} Question;

static void
clear_question (gpointer data)
{
  g_free (((Question *) data)->field);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const Question *one = a, *other = b;
  int order = memcmp (one->uuid.bytes, other->uuid.bytes, sizeof one->uuid.bytes);

  return order != 0 ? order : strcmp (one->field, other->field);
}

static GArray *
list_questions (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_conflict_list);
  g_autoptr (GArray) questions = g_array_new (FALSE, TRUE, sizeof (Question));

  g_array_set_clear_func (questions, clear_question);
  cw_stmt_bind_int (stmt, ":record", record);
  while (cw_stmt_next (stmt))
    {
      Question question = { .record = cw_stmt_int (stmt, 0),
                            .field = cw_stmt_dup_text (stmt, 1) };

      cw_id_to_uuid (store, question.record, &question.uuid);
      g_array_append_val (questions, question);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  g_array_sort (questions, compare_questions);
  return g_steal_pointer (&questions);
}

GPtrArray *
cw_conflict_list (CwStore *store, gint64 record, guint limit, GError **error)
{
  g_autoptr (GArray) questions = list_questions (store, record, error);
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_conflict_free);
  g_autoptr (CwFold) fold = NULL;

  if (questions == NULL)
    return NULL;

  for (guint i = 0; i < questions->len && (limit == 0 || conflicts->len < limit); i++)
    {
      const Question *question = &g_array_index (questions, Question, i);
      CwConflict *conflict;

      if (fold == NULL || fold->record != question->record)
        {
          g_clear_pointer (&fold, cw_fold_free);
          fold = cw_fold_new (store, question->record, error);
        }
      if (fold == NULL)
        return NULL;
      conflict = describe (store, fold, question->field);
      if (conflict != NULL)
        g_ptr_array_add (conflicts, conflict);
    }

  return g_steal_pointer (&conflicts);
}

static gboolean
fail (const char *cause, GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, cause);
  return FALSE;
}

/* The open question about @field with the fold of its record; FALSE with @error. */
static gboolean
find_open (CwStore *store,
           gint64 record,
           const char *field,
           CwFold **fold,
           CwConflict **conflict,
           GError **error)
{
  *fold = cw_fold_new (store, record, error);
  if (*fold == NULL)
    return FALSE;

  *conflict = describe (store, *fold, field);
  if (*conflict != NULL)
    return TRUE;

  g_clear_pointer (fold, cw_fold_free);
  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
               "there is no open question about its '%s'. Somebody may have settled it", field);
  return FALSE;
}

/* The place of the head that @change names; -1 with @error. */
static int
find_head (const CwConflict *conflict, const char *change, GError **error)
{
  g_autofree char *digits = g_ascii_strdown (change, -1);
  int found = -1;

  for (guint i = 0; i < conflict->heads->len; i++)
    {
      const CwConflictHead *head = conflict->heads->pdata[i];

      if (!g_str_has_prefix (head->change, digits))
        continue;
      if (found >= 0)
        {
          fail ("several changes begin so. Give more of its digits", error);
          return -1;
        }
      found = (int) i;
    }
  if (strlen (digits) >= LEAST_DIGITS && found >= 0)
    return found;

  fail ("there is no such change in question. Give 8 of its digits or more", error);
  return -1;
}

/* What @line says of @field stands. */
static gboolean
keep_value (CwStore *store,
            const CwFold *fold,
            const CwFoldField *folded,
            const CwFoldLine *line,
            const CwMoment *moment,
            GError **error)
{
  g_autofree char *title = g_strdup_printf ("the settling of %s", fold->kind->title);
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  const CwStream *stream;
  CwLine change;

  if (!cw_act_begin (store, FALSE, title, moment, error))
    return FALSE;

  cw_line_clear (&change);
  stream = cw_amend_place (store, fold, error);
  if (stream == NULL)
    return cw_act_abort (store);

  cw_field_copy (store, line->stream, stream, folded->field,
                 cw_line_get (&line->line, folded->field->name), &change, room);
  if (!cw_amend_set (store, fold, &change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

static gboolean
keep_life (CwStore *store,
           gint64 record,
           gboolean is_kept,
           const CwMoment *moment,
           GError **error)
{
  return is_kept ? cw_record_restore (store, record, moment, error)
                 : cw_record_delete (store, record, moment, error);
}

gboolean
cw_conflict_keep (CwStore *store,
                  gint64 record,
                  const char *field,
                  const char *change,
                  const CwMoment *moment,
                  GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  CwConflict *conflict = NULL;
  const CwFoldField *folded;
  gboolean is_kept;
  int head;

  if (!find_open (store, record, field, &fold, &conflict, error))
    return FALSE;

  head = find_head (conflict, change, error);
  is_kept = head >= 0 && g_strcmp0 (((CwConflictHead *) conflict->heads->pdata[head])->value,
                                    "removed") != 0;
  cw_conflict_free (conflict);
  if (head < 0)
    return FALSE;
  if (strcmp (field, ALIVE) == 0)
    return keep_life (store, record, is_kept, moment, error);

  folded = cw_fold_get (fold, field);
  return keep_value (store, fold, folded, folded->heads->pdata[head], moment, error);
}

gboolean
cw_conflict_write (CwStore *store,
                   gint64 record,
                   const char *field,
                   const char *value,
                   const CwMoment *moment,
                   GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  CwConflict *conflict = NULL;
  gboolean is_kept = strcmp (value, "kept") == 0;

  if (!find_open (store, record, field, &fold, &conflict, error))
    return FALSE;

  cw_conflict_free (conflict);
  if (strcmp (field, ALIVE) != 0)
    return cw_record_edit (store, record, field, value, moment, error);
  if (is_kept || strcmp (value, "removed") == 0)
    return keep_life (store, record, is_kept, moment, error);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "alive must be kept or removed");
  return FALSE;
}
