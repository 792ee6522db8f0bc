#include "data/record/fold.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "sql.h"

#include <string.h>

static void
free_line (gpointer data)
{
  CwFoldLine *line = data;

  cw_line_reader_free (line->reader);
  g_free (line->bytes);
  g_free (line);
}

void
cw_fold_free (CwFold *fold)
{
  if (fold == NULL)
    return;

  for (guint i = 0; i < fold->fields->len; i++)
    g_ptr_array_unref (g_array_index (fold->fields, CwFoldField, i).heads);
  g_array_unref (fold->fields);
  g_ptr_array_unref (fold->deletes);
  g_ptr_array_unref (fold->lines);
  g_free (fold);
}

static gboolean
add_line (CwStore *store, CwFold *fold, gint64 id, GError **error)
{
  CwLog *log = cw_store_log_of (store, id);
  CwFoldLine *line;
  CwEntry entry;

  if (!cw_log_get (log, id, &entry, error))
    return FALSE;
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE;

  line = g_new0 (CwFoldLine, 1);
  g_ptr_array_add (fold->lines, line);
  line->id = id;
  line->stream = entry.stream;
  line->is_sealed = entry.seq <= entry.stream->sealed_seq || !entry.stream->is_own;
  line->same = line;
  if (cw_log_has_twins (entry.stream))
    line->bytes = g_strndup (entry.bytes, entry.length);
  line->reader = cw_line_reader_new ();
  cw_log_to_uuid (log, id, &line->uuid);
  if (cw_line_read (line->reader, entry.bytes, entry.length, &line->line, error))
    return TRUE;

  g_prefix_error (error, "stream %d, line %u: ", entry.stream->number, entry.seq);
  return FALSE;
}

static gboolean
add_amendments (CwStore *store, CwFold *fold, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt =
      cw_stmt_new (cw_log_get_db (cw_store_log_of (store, fold->record)), cw_sql_amend_list);

  cw_stmt_bind_int (stmt, ":record", fold->record);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!add_line (store, fold, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const CwFoldLine *one = *(CwFoldLine *const *) a, *other = *(CwFoldLine *const *) b;
  int order;

  if (one->line.moment.at_ms != other->line.moment.at_ms)
    return one->line.moment.at_ms < other->line.moment.at_ms ? -1 : 1;

  order = memcmp (one->uuid.bytes, other->uuid.bytes, sizeof one->uuid.bytes);
  return order != 0 ? order : g_strcmp0 (one->bytes, other->bytes);
}

/* Twins that say the same are one change: whoever names one of them names them all. */
static void
join_twins (CwFold *fold)
{
  for (guint i = 1; i < fold->lines->len; i++)
    {
      CwFoldLine *line = fold->lines->pdata[i], *before = fold->lines->pdata[i - 1];

      if (line->bytes == NULL || compare_lines (&line, &before) != 0)
        continue;
      line->same = before->same;
      before->same = line;
    }
}

static gboolean
is_about_life (const CwFoldLine *line)
{
  const char *kind = line->line.kind;

  return strcmp (kind, "delete") == 0 || strcmp (kind, "restore") == 0 ||
         strcmp (kind, "seal") == 0;
}

/* A branch names by number what lies in the stream that it branched from, too. */
static gboolean
is_numbered (const CwFoldLine *line, guint32 seq, const CwFoldLine *parent)
{
  const CwStream *stream = line->stream;

  while (stream->trunk != NULL && seq <= stream->fork_seq)
    stream = stream->trunk;

  return stream == parent->stream && seq == (guint32) parent->id;
}

static gboolean
names_just (const CwFoldLine *line, const CwFoldLine *parent)
{
  for (guint i = 0; i < line->line.parent_count; i++)
    {
      const CwRef *ref = &line->line.parents[i];

      if (ref->seq != 0 ? is_numbered (line, ref->seq, parent)
                        : memcmp (ref->uuid.bytes, parent->uuid.bytes, 16) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
cw_fold_names (const CwFoldLine *line, const CwFoldLine *parent)
{
  const CwFoldLine *twin = parent;

  do
    {
      if (names_just (line, twin))
        return TRUE;
      twin = twin->same;
    }
  while (twin != parent);

  return FALSE;
}

/* Reference data comes as whole snapshots: the newest by its files' own dates shows. */
static gboolean
is_newer_snapshot (const CwFoldLine *line, const CwFoldLine *than)
{
  const CwCell *dated = cw_line_get (&line->line, "dated");
  const CwCell *other = cw_line_get (&than->line, "dated");
  int order = g_strcmp0 (dated == NULL ? "" : dated->text, other == NULL ? "" : other->text);

  return order > 0 || (order == 0 && compare_lines (&line, &than) > 0);
}

static gboolean
is_replaced (const CwFold *fold, const CwFoldLine *line, const char *field)
{
  for (guint i = 0; i < fold->lines->len; i++)
    {
      const CwFoldLine *later = g_ptr_array_index (fold->lines, i);

      if (later == line || is_about_life (later))
        continue;
      if (fold->kind->is_snapshot
              ? is_newer_snapshot (later, line)
              : cw_line_get (&later->line, field) != NULL && cw_fold_names (later, line))
        return TRUE;
    }

  return FALSE;
}

/* The same number in two streams is two records, and one record has a number in one stream only. */
static gboolean
name_the_same (CwStore *store,
               const CwField *field,
               const CwFoldLine *one,
               const CwFoldLine *other)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) other_said = g_string_new (NULL);

  cw_field_spell (store, one->stream, field, cw_line_get (&one->line, field->name), said);
  cw_field_spell (store, other->stream, field, cw_line_get (&other->line, field->name),
                  other_said);
  return g_string_equal (said, other_said);
}

static gboolean
cells_equal (const CwCell *one, const CwCell *other)
{
  if (one->type != other->type)
    return FALSE;
  if (one->type == CW_CELL_INT)
    return one->integer == other->integer;

  return one->type == CW_CELL_NULL || strcmp (one->text, other->text) == 0;
}

static gboolean
heads_equal (CwStore *store,
             const CwField *field,
             const CwFoldLine *one,
             const CwFoldLine *other)
{
  if ((field->type == CW_FIELD_REF || field->type == CW_FIELD_REFS) &&
      one->stream != other->stream)
    return name_the_same (store, field, one, other);

  return cells_equal (cw_line_get (&one->line, field->name),
                      cw_line_get (&other->line, field->name));
}

static void
fold_field (CwStore *store, CwFold *fold, const CwField *field)
{
  CwFoldField folded = { .field = field, .heads = g_ptr_array_new () };

  /* From the latest line down, so that the one that shows comes first. */
  for (guint i = fold->lines->len; i-- > 0;)
    {
      CwFoldLine *line = g_ptr_array_index (fold->lines, i);
      const CwCell *cell = is_about_life (line) ? NULL : cw_line_get (&line->line, field->name);

      if (cell == NULL || cw_field_points_ahead (field, cell, (guint32) line->id) ||
          is_replaced (fold, line, field->name))
        continue;

      g_ptr_array_add (folded.heads, line);
      if (folded.cell == NULL)
        {
          folded.cell = cell;
          folded.source = line;
        }
      else if (!field->is_quiet && !heads_equal (store, field, folded.source, line))
        folded.is_conflict = TRUE;
    }

  g_array_append_val (fold->fields, folded);
}

GPtrArray *
cw_fold_heads (const CwFold *fold)
{
  GPtrArray *heads = g_ptr_array_new ();

  for (guint i = 0; i < fold->fields->len; i++)
    {
      const GPtrArray *of_field = g_array_index (fold->fields, CwFoldField, i).heads;

      for (guint j = 0; j < of_field->len; j++)
        if (!g_ptr_array_find (heads, of_field->pdata[j], NULL))
          g_ptr_array_add (heads, of_field->pdata[j]);
    }
  /* Several may have added the same school: it is gone when each of them took it back. */
  for (guint i = 0; fold->kind != NULL && fold->kind->is_snapshot && i < fold->lines->len; i++)
    if (!is_about_life (fold->lines->pdata[i]) &&
        !g_ptr_array_find (heads, fold->lines->pdata[i], NULL))
      g_ptr_array_add (heads, fold->lines->pdata[i]);
  if (heads->len == 0 && fold->made != NULL)
    g_ptr_array_add (heads, (gpointer) fold->made);

  return heads;
}

static gboolean
is_restored (const CwFold *fold, const CwFoldLine *delete)
{
  for (guint i = 0; i < fold->lines->len; i++)
    {
      const CwFoldLine *line = g_ptr_array_index (fold->lines, i);

      if (strcmp (line->line.kind, "restore") == 0 && cw_fold_names (line, delete))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_named_by_delete (const CwFold *fold, const CwFoldLine *head)
{
  for (guint i = 0; i < fold->deletes->len; i++)
    if (cw_fold_names (fold->deletes->pdata[i], head))
      return TRUE;

  return FALSE;
}

static void
fold_life (CwFold *fold)
{
  g_autoptr (GPtrArray) heads = cw_fold_heads (fold);

  for (guint i = 0; i < fold->lines->len; i++)
    {
      CwFoldLine *line = g_ptr_array_index (fold->lines, i);

      if (strcmp (line->line.kind, "delete") == 0 && !is_restored (fold, line))
        g_ptr_array_add (fold->deletes, line);
      if (strcmp (line->line.kind, "seal") == 0 && fold->seal == NULL)
        fold->seal = line;
    }

  fold->is_alive = fold->made == NULL;
  for (guint i = 0; i < heads->len; i++)
    if (!is_named_by_delete (fold, heads->pdata[i]))
      fold->is_alive = TRUE;
}

static gboolean
is_made_anew (const CwFold *fold)
{
  for (guint i = 0; i < fold->lines->len; i++)
    if (((CwFoldLine *) fold->lines->pdata[i])->line.makes_anew)
      return TRUE;

  return FALSE;
}

/* Of twins that nobody honest made one may be about something else: its number only is the record's. */
static void
drop_stranger (CwFold *fold)
{
  const CwFoldLine *first = fold->lines->len < 2 ? NULL : fold->lines->pdata[0];

  if (first != NULL && first->id == fold->record &&
      (first->line.has_record || first->line.has_named))
    g_ptr_array_remove_index (fold->lines, 0);
}

/* Nothing is shown before the line at its own address is here, or one that says all of it again. */
static gboolean
add_lines (CwStore *store, CwFold *fold, gint64 before, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (fold->record == before)
    return TRUE;
  if (fold->record >> 32 == 0 || add_line (store, fold, fold->record, &local))
    {
      if (!add_amendments (store, fold, error))
        return FALSE;
      drop_stranger (fold);
      return TRUE;
    }
  if (g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      if (!add_amendments (store, fold, error))
        return FALSE;
      if (is_made_anew (fold))
        return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Dead, and yet something lives on it: revive.h keeps that up to date. */
static gboolean
is_held (CwStore *store, const CwFold *fold)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (fold->kind == NULL || fold->kind->children == NULL)
    return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_dead_get);
  cw_stmt_bind_int (stmt, ":record", fold->record);
  return cw_stmt_next (stmt) && cw_stmt_int (stmt, 0) != 0;
}

CwFold *
cw_fold_new (CwStore *store, gint64 record, GError **error)
{
  return cw_fold_before (store, record, 0, error);
}

CwFold *
cw_fold_before (CwStore *store, gint64 record, gint64 line, GError **error)
{
  g_autoptr (CwFold) fold = g_new0 (CwFold, 1);

  fold->record = record;
  fold->lines = g_ptr_array_new_with_free_func (free_line);
  fold->fields = g_array_new (FALSE, FALSE, sizeof (CwFoldField));
  fold->deletes = g_ptr_array_new ();

  if (!add_lines (store, fold, line, error))
    return NULL;
  if (fold->lines->len == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
      return NULL;
    }

  g_ptr_array_sort (fold->lines, compare_lines);
  join_twins (fold);
  for (guint i = 0; i < fold->lines->len && fold->made == NULL; i++)
    {
      CwFoldLine *one = g_ptr_array_index (fold->lines, i);

      if (!one->line.has_record || one->line.makes_anew)
        fold->made = one;
    }
  if (fold->made != NULL)
    fold->kind = cw_kind_find_in (fold->made->stream->audience, fold->made->line.kind);
  if (fold->kind != NULL)
    for (const CwField *field = fold->kind->fields; field->name != NULL; field++)
      fold_field (store, fold, field);

  fold_life (fold);
  fold->is_shown = fold->is_alive || is_held (store, fold);
  return g_steal_pointer (&fold);
}

const CwFoldField *
cw_fold_get (const CwFold *fold, const char *field)
{
  for (guint i = 0; i < fold->fields->len; i++)
    {
      const CwFoldField *folded = &g_array_index (fold->fields, CwFoldField, i);

      if (strcmp (folded->field->name, field) == 0)
        return folded;
    }

  return NULL;
}

gboolean
cw_fold_is_unsent (const CwFold *fold)
{
  for (guint i = 0; i < fold->lines->len; i++)
    if (((CwFoldLine *) fold->lines->pdata[i])->is_sealed)
      return FALSE;

  return fold->seal == NULL;
}
