#include "corewalk/record.h"

#include "data/base/stmt.h"
#include "data/record/field.h"
#include "data/record/fold.h"
#include "sql.h"

#include <string.h>

/* What stood in one line before it was replaced, or taken back. */
typedef struct
{
  gint64 token;
  gint64 line;
  char *text; /* "" for a void line */
  CwMoment moment;
} Before;

typedef struct
{
  CwStore *store;
  gint64 record;
  CwFold *fold; /* NULL once nothing of it is left */
  const CwKind *kind;
  GArray *befores; /* of Before, in the order in which things were taken back */
  GPtrArray *entries;
} History;

static void
clear_before (gpointer data)
{
  g_free (((Before *) data)->text);
}

static void
free_entry (gpointer data)
{
  CwHistoryEntry *entry = data;

  g_free (entry->author);
  g_free (entry->field);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

static CwHistoryEntry *
add_entry (History *history, CwHistoryAct act, CwMoment moment, const char *author)
{
  CwHistoryEntry *entry = g_new0 (CwHistoryEntry, 1);

  entry->act = act;
  entry->moment = moment;
  entry->author = g_strdup (author);
  g_ptr_array_add (history->entries, entry);
  return entry;
}

static char *
show (History *history, const CwStream *stream, const char *field_name, const CwCell *cell)
{
  static const CwField unknown = { .type = CW_FIELD_TEXT };
  const CwField *field =
      history->kind == NULL ? NULL : cw_kind_field (history->kind, field_name);

  return cw_field_show (history->store, stream, field != NULL ? field : &unknown, cell);
}

/* In a stream lines follow one another; between streams only the clocks are there to ask. */
static gboolean
is_after_seal (const CwFold *fold, const CwFoldLine *line)
{
  const CwFoldLine *seal = fold->seal;

  if (seal == NULL || line == seal)
    return FALSE;
  if (line->stream == seal->stream)
    return (guint32) line->id > (guint32) seal->id;

  return line->line.moment.at_ms > seal->line.moment.at_ms;
}

/* The line whose value @line replaced: one that it names, or the one before it of a snapshot. */
static const CwFoldLine *
find_replaced (const CwFold *fold, guint at, const char *field)
{
  const CwFoldLine *line = fold->lines->pdata[at];

  for (guint i = at; i-- > 0;)
    {
      const CwFoldLine *earlier = fold->lines->pdata[i];

      if (cw_line_get (&earlier->line, field) != NULL &&
          (line->line.has_named || cw_fold_names (line, earlier)))
        return earlier;
    }
  for (guint i = at + 1; i < fold->lines->len; i++)
    {
      const CwFoldLine *later = fold->lines->pdata[i];

      if (cw_line_get (&later->line, field) != NULL && cw_fold_names (line, later))
        return later;
    }

  return NULL;
}

static void
add_changes (History *history, guint at)
{
  const CwFoldLine *line = history->fold->lines->pdata[at];

  for (guint i = 0; i < line->line.cell_count; i++)
    {
      const CwCell *cell = &line->line.cells[i];
      const CwFoldLine *replaced = find_replaced (history->fold, at, cell->name);
      g_autofree char *after = show (history, line->stream, cell->name, cell);
      g_autofree char *before = replaced == NULL
                                    ? NULL
                                    : show (history, replaced->stream, cell->name,
                                            cw_line_get (&replaced->line, cell->name));
      CwHistoryEntry *entry;

      /* Reference data comes whole each time, and mostly as it was. */
      if (line->line.has_named && g_strcmp0 (before, after) == 0)
        continue;

      entry = add_entry (history, CW_HISTORY_CHANGED, line->line.moment, line->stream->author);
      entry->field = g_strdup (cell->name);
      entry->before = g_steal_pointer (&before);
      entry->after = g_steal_pointer (&after);
      entry->is_amendment = is_after_seal (history->fold, line);
    }
}

static void
add_line (History *history, guint at)
{
  static const struct
  {
    const char *kind;
    CwHistoryAct act;
  } acts[] = { { "delete", CW_HISTORY_DELETED },
               { "restore", CW_HISTORY_RESTORED },
               { "seal", CW_HISTORY_SEALED } };
  const CwFoldLine *line = history->fold->lines->pdata[at];

  if (line == history->fold->made)
    {
      add_entry (history, CW_HISTORY_MADE, line->line.moment, line->stream->author);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (line->line.kind, acts[i].kind) == 0)
      {
        add_entry (history, acts[i].act, line->line.moment, line->stream->author)
            ->is_amendment = is_after_seal (history->fold, line);
        return;
      }

  add_changes (history, at);
}

static gboolean
read_befores (History *history, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (history->store->private, cw_sql_taken_back_list);

  cw_stmt_bind_int (stmt, ":record", history->record);
  while (cw_stmt_next (stmt))
    {
      Before before = { .token = cw_stmt_int (stmt, 0),
                        .line = cw_stmt_int (stmt, 1),
                        .text = cw_stmt_dup_text (stmt, 2),
                        .moment = { .at_ms = cw_stmt_int (stmt, 3),
                                    .offset_min = (int) cw_stmt_int (stmt, 4) } };

      g_array_append_val (history->befores, before);
    }

  return cw_stmt_done (stmt, error);
}

/* What came in the place of what stood there: until the next time, or until now. */
static char *
find_after (History *history, guint at)
{
  gint64 line = g_array_index (history->befores, Before, at).line;
  CwEntry entry;

  for (guint i = at + 1; i < history->befores->len; i++)
    if (g_array_index (history->befores, Before, i).line == line)
      return g_strdup (g_array_index (history->befores, Before, i).text);

  if (!cw_log_get (cw_store_log_of (history->store, line), line, &entry, NULL) ||
      cw_line_is_void (entry.bytes, entry.length))
    return g_strdup ("");

  return g_strndup (entry.bytes, entry.length);
}

static CwHistoryEntry *
add_taken_back (History *history, const Before *before)
{
  return add_entry (history, CW_HISTORY_TAKEN_BACK, before->moment,
                    history->store->person.name);
}

static void
add_replaced_fields (History *history,
                     const Before *before,
                     const CwLine *old,
                     const CwLine *new)
{
  const CwStream *stream =
      cw_log_stream_of (cw_store_log_of (history->store, before->line), before->line);

  /* An older state of the shared file may not know the line. */
  if (stream == NULL)
    return;

  for (guint i = 0; i < old->cell_count + new->cell_count; i++)
    {
      const char *name =
          i < old->cell_count ? old->cells[i].name : new->cells[i - old->cell_count].name;
      g_autofree char *was = show (history, stream, name, cw_line_get (old, name));
      g_autofree char *is = show (history, stream, name, cw_line_get (new, name));
      CwHistoryEntry *entry;

      if (g_strcmp0 (was, is) == 0 || (i >= old->cell_count && cw_line_get (old, name) != NULL))
        continue;

      entry = add_taken_back (history, before);
      entry->field = g_strdup (name);
      entry->before = g_steal_pointer (&was);
      entry->after = g_steal_pointer (&is);
    }
}

/* The words by which a person knows the record again. */
static char *
find_words (const CwKind *kind, const CwLine *line)
{
  const CwCell *cell = kind->words == NULL ? NULL : cw_line_get (line, kind->words);

  for (const CwField *field = kind->fields; cell == NULL && field->name != NULL; field++)
    if (field->type == CW_FIELD_NAME || field->type == CW_FIELD_TEXT)
      cell = cw_line_get (line, field->name);

  return cell == NULL ? NULL : g_strdup (cell->text);
}

static gboolean
makes_record (History *history, gint64 id, const CwLine *line)
{
  return id == history->record || line->has_named;
}

/* An amendment that went with its whole record needs no word of its own. */
static gboolean
goes_with_record (History *history, const Before *before)
{
  for (guint i = 0; i < history->befores->len; i++)
    {
      const Before *other = &g_array_index (history->befores, Before, i);

      if (other->token == before->token && other->line == history->record &&
          other->line != before->line && other->text[0] != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
add_gone (History *history, const Before *before, const CwLine *old)
{
  CwLine nothing;

  cw_line_clear (&nothing);
  if (makes_record (history, before->line, old))
    add_taken_back (history, before)->before = find_words (history->kind, old);
  else if (goes_with_record (history, before))
    return;
  else if (strcmp (old->kind, "delete") == 0)
    add_taken_back (history, before)->before = g_strdup ("the deletion");
  else if (strcmp (old->kind, "restore") == 0)
    add_taken_back (history, before)->before = g_strdup ("the restoring");
  else
    add_replaced_fields (history, before, old, &nothing);
}

static void
add_before (History *history, guint at)
{
  const Before *before = &g_array_index (history->befores, Before, at);
  g_autoptr (CwLineReader) old_reader = cw_line_reader_new ();
  g_autoptr (CwLineReader) new_reader = cw_line_reader_new ();
  g_autofree char *after = find_after (history, at);
  CwLine old, new;
  gboolean was = cw_line_read (old_reader, before->text, strlen (before->text), &old, NULL);
  gboolean is = cw_line_read (new_reader, after, strlen (after), &new, NULL);

  if (was && is)
    add_replaced_fields (history, before, &old, &new);
  else if (was)
    add_gone (history, before, &old);
  else if (is && makes_record (history, before->line, &new))
    add_entry (history, CW_HISTORY_RESTORED, before->moment, history->store->person.name);
}

/* A record of which nothing is left was made once all the same. */
static void
add_lost_making (History *history)
{
  for (guint i = 0; i < history->befores->len; i++)
    {
      const Before *before = &g_array_index (history->befores, Before, i);
      g_autoptr (CwLineReader) reader = cw_line_reader_new ();
      CwLine line;

      if (!cw_line_read (reader, before->text, strlen (before->text), &line, NULL) ||
          !makes_record (history, before->line, &line))
        continue;

      history->kind = cw_kind_find (line.kind);
      add_entry (history, CW_HISTORY_MADE, line.moment, history->store->person.name);
      return;
    }
}

/* Made first; then by the moments that the entries carry, as they came where those are equal. */
static void
sort_entries (GPtrArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    {
      CwHistoryEntry *entry = entries->pdata[i];
      guint at = i;

      while (at > 0 && ((CwHistoryEntry *) entries->pdata[at - 1])->act != CW_HISTORY_MADE &&
             (entry->act == CW_HISTORY_MADE ||
              ((CwHistoryEntry *) entries->pdata[at - 1])->moment.at_ms > entry->moment.at_ms))
        {
          entries->pdata[at] = entries->pdata[at - 1];
          at--;
        }
      entries->pdata[at] = entry;
    }
}

static void
gather (History *history)
{
  if (history->fold != NULL)
    history->kind = history->fold->kind;
  if (history->fold == NULL || history->fold->made == NULL)
    add_lost_making (history);

  for (guint i = 0; history->fold != NULL && i < history->fold->lines->len; i++)
    add_line (history, i);
  for (guint i = 0; history->kind != NULL && i < history->befores->len; i++)
    add_before (history, i);

  sort_entries (history->entries);
}

GPtrArray *
cw_record_history (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwFold) fold = NULL;
  g_autoptr (GArray) befores = g_array_new (FALSE, FALSE, sizeof (Before));
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GError) local = NULL;
  History history = { .store = store, .record = id, .befores = befores, .entries = entries };

  g_array_set_clear_func (befores, clear_before);
  if (!read_befores (&history, error))
    return NULL;

  history.fold = fold = cw_fold_new (store, id, &local);
  if (fold == NULL &&
      (befores->len == 0 || !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  gather (&history);
  if (entries->len > 0)
    return g_steal_pointer (&entries);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
  return NULL;
}
