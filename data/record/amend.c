#include "data/record/amend.h"

#include "data/record/act.h"
#include "data/record/project.h"

#include <string.h>

/* Where a new line about the record goes: beside its first line where that is ours to write. */
static const CwStream *
find_stream (CwStore *store, const CwFold *fold, GError **error)
{
  const CwStream *stream = fold->made->stream;

  return stream->is_own ? stream
                        : cw_store_stream (store, stream->audience, stream->scope, error);
}

static void
refer_to_lines (CwStore *store, const CwStream *stream, const GPtrArray *lines, GArray *refs)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const CwFoldLine *line = lines->pdata[i];
      CwRef ref;

      cw_log_make_ref (cw_store_log_of (store, line->id), stream, line->id, &ref);
      g_array_append_val (refs, ref);
    }
}

static gint64
append (CwStore *store,
        const CwFold *fold,
        const GPtrArray *parents,
        CwLine *line,
        GError **error)
{
  const CwStream *stream = find_stream (store, fold, error);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));

  if (stream == NULL)
    return 0;

  line->has_record = TRUE;
  if (!cw_log_make_ref (cw_store_log_of (store, fold->record), stream, fold->record,
                        &line->record))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
      return 0;
    }
  refer_to_lines (store, stream, parents, refs);
  line->parents = (const CwRef *) (gpointer) refs->data;
  line->parent_count = refs->len;
  return cw_act_add (store, stream, line, error);
}

gint64
cw_amend_append (CwStore *store, const CwFold *fold, CwLine *line, GError **error)
{
  g_autoptr (GPtrArray) heads = cw_fold_heads (fold);

  return append (store, fold, heads, line, error);
}

/* Writes @source anew with the cells of @change in the place of its own. */
static void
write_merged (const CwLine *source, const CwLine *change, GString *out)
{
  CwLine merged = *source;

  merged.cell_count = 0;
  for (guint i = 0, j = 0; i < source->cell_count || j < change->cell_count;)
    {
      int order = i == source->cell_count ? 1
                  : j == change->cell_count
                      ? -1
                      : strcmp (source->cells[i].name, change->cells[j].name);

      merged.cells[merged.cell_count++] = order < 0 ? source->cells[i++] : change->cells[j++];
      if (order == 0)
        i++;
    }
  cw_line_write (&merged, out);
}

/* Every field of @change has one current line at most, ours and unsent: the same one. */
static const CwFoldLine *
find_unsent_source (const CwFold *fold, const CwLine *change)
{
  const CwFoldLine *source = NULL;

  if (fold->seal != NULL)
    return NULL;

  for (guint i = 0; i < change->cell_count; i++)
    {
      const CwFoldField *field = cw_fold_get (fold, change->cells[i].name);
      const CwFoldLine *of_field = field->source != NULL ? field->source : fold->made;

      if (of_field->is_sealed || field->heads->len > 1 ||
          (source != NULL && of_field != source))
        return NULL;
      source = of_field;
    }

  return source;
}

static void
gather_heads (const CwFold *fold, const CwLine *change, GPtrArray *heads)
{
  for (guint i = 0; i < change->cell_count; i++)
    {
      const CwFoldField *field = cw_fold_get (fold, change->cells[i].name);

      for (guint j = 0; j < field->heads->len; j++)
        if (!g_ptr_array_find (heads, field->heads->pdata[j], NULL))
          g_ptr_array_add (heads, field->heads->pdata[j]);
    }
}

gboolean
cw_amend_set (CwStore *store, const CwFold *fold, const CwLine *change, GError **error)
{
  const CwFoldLine *source = find_unsent_source (fold, change);
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  CwLine line;

  if (source != NULL)
    {
      g_autoptr (GString) merged = g_string_new (NULL);

      write_merged (&source->line, change, merged);
      return cw_act_swap (store, fold->record, source->id, merged->str, merged->len, error);
    }

  line = *change;
  line.kind = fold->kind->name;
  gather_heads (fold, change, heads);
  return append (store, fold, heads, &line, error) != 0;
}

static gboolean
take_back (CwStore *store, const CwFold *fold, GError **error)
{
  /* From the last line back, so that what is left always makes sense. */
  for (guint i = fold->lines->len; i-- > 0;)
    {
      const CwFoldLine *old = fold->lines->pdata[i];

      if (!cw_act_swap (store, fold->record, old->id, "", 0, error))
        return FALSE;
    }

  return TRUE;
}

static char *
list_records (CwStore *store, const CwStream *stream, const GPtrArray *folds)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  GString *json = g_string_new (NULL);

  for (guint i = 0; i < folds->len; i++)
    {
      const CwFold *fold = folds->pdata[i];
      CwRef ref;

      if (cw_log_make_ref (cw_store_log_of (store, fold->record), stream, fold->record, &ref))
        g_array_append_val (refs, ref);
    }
  cw_line_write_refs ((const CwRef *) (gpointer) refs->data, refs->len, json);
  return g_string_free (json, FALSE);
}

gboolean
cw_amend_delete (CwStore *store, const CwFold *fold, const GPtrArray *with, GError **error)
{
  g_autoptr (GPtrArray) heads = NULL;
  g_autofree char *list = NULL;
  const CwStream *stream;
  CwLine line;

  if (cw_fold_is_unsent (fold))
    return take_back (store, fold, error);

  stream = find_stream (store, fold, error);
  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = "delete";
  if (with != NULL && with->len > 0)
    {
      list = list_records (store, stream, with);
      cw_line_put_raw (&line, "with", list);
    }
  heads = cw_fold_heads (fold);
  return append (store, fold, heads, &line, error) != 0;
}

gboolean
cw_amend_restore (CwStore *store, const CwFold *fold, GError **error)
{
  CwLine line;

  cw_line_clear (&line);
  line.kind = "restore";
  return append (store, fold, fold->deletes, &line, error) != 0;
}

GArray *
cw_amend_find_taken_along (CwStore *store, const CwFold *fold)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < fold->deletes->len; i++)
    {
      const CwFoldLine *delete = fold->deletes->pdata[i];
      const CwCell *with = cw_line_get (&delete->line, "with");
      g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));

      if (with == NULL || with->type != CW_CELL_RAW || !cw_line_read_refs (with->text, refs))
        continue;
      for (guint j = 0; j < refs->len; j++)
        {
          gint64 id = cw_log_name_ref (cw_store_log_of (store, delete->id), delete->stream,
                                       &g_array_index (refs, CwRef, j), NULL);

          if (id != 0)
            g_array_append_val (ids, id);
        }
    }

  return ids;
}

static const CwFoldLine *
find_line (const CwFold *fold, gint64 id)
{
  for (guint i = 0; i < fold->lines->len; i++)
    if (((CwFoldLine *) fold->lines->pdata[i])->id == id)
      return fold->lines->pdata[i];

  return NULL;
}

/* The value that @line replaced in one field: its parent's, or nothing. */
static const CwCell *
find_before (const CwFold *fold, const CwFoldLine *line, const char *field)
{
  for (guint i = fold->lines->len; i-- > 0;)
    {
      const CwFoldLine *earlier = fold->lines->pdata[i];
      const CwCell *cell = cw_line_get (&earlier->line, field);

      if (earlier != line && cell != NULL && cw_fold_names (line, earlier))
        return cell;
    }

  return NULL;
}

static gboolean
reverse_edit (CwStore *store, const CwFold *fold, const CwFoldLine *line, GError **error)
{
  CwLine change;

  cw_line_clear (&change);
  for (guint i = 0; i < line->line.cell_count; i++)
    {
      const char *name = line->line.cells[i].name;
      const CwCell *before = find_before (fold, line, name);

      change.cells[change.cell_count] = before != NULL ? *before : (CwCell){ .name = name };
      change.cells[change.cell_count++].name = name;
    }

  return cw_amend_set (store, fold, &change, error);
}

gboolean
cw_amend_reverse (CwStore *store, gint64 id, GError **error)
{
  CwLog *log = cw_store_log_of (store, id);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (CwFold) fold = NULL;
  const CwFoldLine *line;
  CwEntry entry;
  CwLine read;
  gint64 record;

  if (!cw_log_get (log, id, &entry, error))
    return FALSE;
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE;
  if (!cw_line_read (reader, entry.bytes, entry.length, &read, error))
    return FALSE;

  record = cw_project_target (store, &entry, &read, error);
  fold = record == 0 ? NULL : cw_fold_new (store, record, error);
  if (fold == NULL)
    return FALSE;

  line = find_line (fold, id);
  if (fold->kind == NULL || line == NULL || strcmp (line->line.kind, "seal") == 0)
    return TRUE;
  if (strcmp (line->line.kind, "delete") == 0)
    return fold->is_alive || cw_amend_restore (store, fold, error);
  if (line == fold->made || strcmp (line->line.kind, "restore") == 0)
    return !fold->is_alive || cw_amend_delete (store, fold, NULL, error);

  return reverse_edit (store, fold, line, error);
}
