#include "data/record/amend.h"

#include "data/record/act.h"
#include "data/record/life.h"
#include "data/record/project.h"

#include <string.h>

const CwStream *
cw_amend_stream (CwStore *store, const CwStream *beside, GError **error)
{
  return beside->is_own ? beside
                        : cw_store_stream (store, beside->audience, beside->scope, error);
}

static gboolean
is_replaced (const CwFold *fold, const CwFoldLine *line)
{
  for (guint i = 0; i < fold->lines->len; i++)
    {
      const CwFoldLine *other = fold->lines->pdata[i];

      if (other->line.has_named && cw_fold_names (other, line))
        return TRUE;
    }

  return FALSE;
}

const CwStream *
cw_amend_place (CwStore *store, const CwFold *fold, GError **error)
{
  const CwStream *beside = fold->made->stream;

  for (guint i = 0; strcmp (beside->audience, "pair") == 0 && i < fold->lines->len; i++)
    {
      const CwFoldLine *line = fold->lines->pdata[i];

      if (line->line.has_named && !is_replaced (fold, line))
        beside = line->stream;
    }

  return cw_amend_stream (store, beside, error);
}

/* Of twins the UUID is the same. */
static gboolean
is_named_before (const GPtrArray *lines, guint at)
{
  const CwFoldLine *line = lines->pdata[at];

  for (guint i = 0; i < at; i++)
    if (memcmp (((CwFoldLine *) lines->pdata[i])->uuid.bytes, line->uuid.bytes, 16) == 0)
      return TRUE;

  return FALSE;
}

static void
refer_to_lines (CwStore *store, const CwStream *stream, const GPtrArray *lines, GArray *refs)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const CwFoldLine *line = lines->pdata[i];
      CwRef ref;

      cw_log_make_ref (cw_store_log_of (store, line->id), stream, line->id, &ref);
      if (!is_named_before (lines, i))
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
  const CwStream *stream = cw_amend_place (store, fold, error);
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

/* A line that is replaced where it stands may come to name what was written after it. */
static void
name_what_is_ahead (CwStore *store,
                    const CwFold *fold,
                    const CwFoldLine *source,
                    CwLine *change,
                    GStringChunk *room)
{
  for (guint i = 0; i < change->cell_count; i++)
    {
      const CwField *field = cw_fold_get (fold, change->cells[i].name)->field;
      CwCell *cell = &change->cells[i];
      g_autoptr (GString) spelled = g_string_new (NULL);

      if (!cw_field_points_ahead (field, cell, (guint32) source->id))
        continue;

      cw_field_spell (store, source->stream, field, cell, spelled);
      if (field->type == CW_FIELD_REF)
        {
          /* The UUID, without its quotes. */
          g_string_truncate (spelled, spelled->len - 1);
          g_string_erase (spelled, 0, 1);
        }
      cell->type = field->type == CW_FIELD_REF ? CW_CELL_TEXT : CW_CELL_RAW;
      cell->text = g_string_chunk_insert (room, spelled->str);
      cell->length = spelled->len;
    }
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
      g_autoptr (GStringChunk) room = g_string_chunk_new (256);

      line = *change;
      name_what_is_ahead (store, fold, source, &line, room);
      write_merged (&source->line, &line, merged);
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

static void
put_root (CwStore *store, const CwStream *stream, gint64 root, CwLine *line, char *uuid)
{
  CwRef ref;

  if (root == 0 || !cw_log_make_ref (cw_store_log_of (store, root), stream, root, &ref))
    return;

  if (ref.seq != 0)
    {
      cw_line_put_int (line, cw_life_for.name, ref.seq);
      return;
    }
  cw_uuid_to_text (&ref.uuid, uuid);
  cw_line_put_text (line, cw_life_for.name, uuid);
}

gboolean
cw_amend_delete (CwStore *store, const CwFold *fold, gint64 root, GError **error)
{
  g_autoptr (GPtrArray) heads = NULL;
  char uuid[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (cw_fold_is_unsent (fold))
    return take_back (store, fold, error);

  stream = cw_amend_place (store, fold, error);
  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = "delete";
  put_root (store, stream, root, &line, uuid);
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
          const CwRef *ref = &g_array_index (refs, CwRef, j);
          gint64 id = ref->seq >= (guint32) delete->id
                          ? 0
                          : cw_log_name_ref (cw_store_log_of (store, delete->id),
                                             delete->stream, ref, NULL);

          if (id != 0)
            g_array_append_val (ids, id);
        }
    }

  return ids;
}

gboolean
cw_amend_set_moment (CwStore *store,
                     gint64 record,
                     const char *field,
                     gint64 ms,
                     GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, record, error);
  CwLine change;

  if (fold == NULL)
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_int (&change, field, ms);
  return cw_amend_set (store, fold, &change, error);
}
