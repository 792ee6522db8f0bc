#include "data/record/reverse.h"

#include "data/base/stmt.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/record/field.h"
#include "data/record/life.h"
#include "data/record/project.h"
#include "sql.h"

#include <string.h>

/* A line as it is or was, and the record that it is about. */
typedef struct
{
  CwLineReader *reader;
  CwLine line;
  const CwStream *stream;
  gint64 record;
} Said;

static void
clear_said (Said *said)
{
  cw_line_reader_free (said->reader);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, clear_said)

static gboolean
read_said (CwStore *store,
           gint64 id,
           const char *bytes,
           gsize length,
           Said *said,
           GError **error)
{
  CwEntry entry = { .id = id, .stream = cw_log_stream_of (cw_store_log_of (store, id), id) };

  said->reader = cw_line_reader_new ();
  said->stream = entry.stream;
  if (!cw_line_read (said->reader, bytes, length, &said->line, error))
    return FALSE;

  said->record = cw_project_target (store, &entry, &said->line, error);
  return said->record != 0;
}

static gboolean
is_kind (const CwLine *line, const char *kind)
{
  return strcmp (line->kind, kind) == 0;
}

static const CwFoldLine *
find_line (const CwFold *fold, gint64 id)
{
  for (guint i = 0; i < fold->lines->len; i++)
    if (((CwFoldLine *) fold->lines->pdata[i])->id == id)
      return fold->lines->pdata[i];

  return NULL;
}

/* The line whose value of one field @line replaced. */
static const CwFoldLine *
find_parent (const CwFold *fold, const CwFoldLine *line, const char *field)
{
  for (guint i = fold->lines->len; i-- > 0;)
    {
      const CwFoldLine *earlier = fold->lines->pdata[i];

      if (earlier != line && cw_line_get (&earlier->line, field) != NULL &&
          cw_fold_names (line, earlier))
        return earlier;
    }

  return NULL;
}

static gboolean
reverse_edit (CwStore *store, const CwFold *fold, const CwFoldLine *line, GError **error)
{
  const CwStream *stream = cw_amend_place (store, fold, error);
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  CwLine change;

  if (stream == NULL)
    return FALSE;

  cw_line_clear (&change);
  for (guint i = 0; i < line->line.cell_count; i++)
    {
      const char *name = line->line.cells[i].name;
      const CwFoldLine *parent = find_parent (fold, line, name);

      if (parent == NULL)
        cw_line_put_text (&change, name, NULL);
      else
        cw_field_copy (store, parent->stream, stream, cw_kind_field (fold->kind, name),
                       cw_line_get (&parent->line, name), &change, room);
    }

  return cw_amend_set (store, fold, &change, error);
}

/* What an amendment said is not so any more. */
static gboolean
say_opposite (CwStore *store, gint64 id, const Said *now, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, now->record, error);
  const CwFoldLine *line = fold == NULL ? NULL : find_line (fold, id);

  if (fold == NULL)
    return FALSE;
  if (fold->kind == NULL || line == NULL || is_kind (&line->line, "seal"))
    return TRUE;
  if (is_kind (&line->line, "delete"))
    return fold->is_alive || cw_amend_restore (store, fold, error);
  if (is_kind (&line->line, "restore"))
    return !fold->is_alive || cw_amend_delete (store, fold, 0, error);

  return reverse_edit (store, fold, line, error);
}

static gboolean
cells_equal (const CwCell *one, const CwCell *other)
{
  gboolean is_nothing = one == NULL || one->type == CW_CELL_NULL;

  if (is_nothing || other == NULL || one->type != other->type)
    return is_nothing && (other == NULL || other->type == CW_CELL_NULL);
  if (one->type == CW_CELL_INT)
    return one->integer == other->integer;

  return g_strcmp0 (one->text, other->text) == 0;
}

/* The fields that either line sets are edited to what the earlier one said. */
static gboolean
set_back (CwStore *store,
          const CwFold *fold,
          const Said *before,
          const Said *now,
          GError **error)
{
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  const CwStream *stream = cw_amend_place (store, fold, error);
  CwLine change;

  if (stream == NULL)
    return FALSE;

  cw_line_clear (&change);
  for (const CwField *field = fold->kind->fields; field->name != NULL; field++)
    {
      const CwCell *old = cw_line_get (&before->line, field->name);
      const CwCell *shown = now != NULL ? cw_line_get (&now->line, field->name)
                                        : cw_fold_get (fold, field->name)->cell;

      if (cells_equal (old, shown))
        continue;
      if (old == NULL)
        cw_line_put_text (&change, field->name, NULL);
      else
        cw_field_copy (store, before->stream, stream, field, old, &change, room);
    }

  return change.cell_count == 0 || cw_amend_set (store, fold, &change, error);
}

static void
copy_cells (CwStore *store,
            const Said *from,
            const CwStream *to,
            CwLine *line,
            GStringChunk *room)
{
  static const CwField with = { .name = "with", .type = CW_FIELD_REFS };
  const CwKind *kind = cw_kind_find (from->line.kind);

  for (guint i = 0; i < from->line.cell_count; i++)
    {
      const CwCell *cell = &from->line.cells[i];
      const CwField *field = kind != NULL ? cw_kind_field (kind, cell->name)
                             : strcmp (cell->name, cw_life_for.name) == 0 ? &cw_life_for
                                                                          : &with;

      cw_field_copy (store, from->stream, to, field, cell, line, room);
    }
}

/* Nothing is left of the record: all that the line said of it is said again. */
static gboolean
make_again (CwStore *store, const Said *before, GError **error)
{
  const CwStream *stream = cw_amend_stream (store, before->stream, error);
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  CwLine line;

  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = before->line.kind;
  line.moment = before->line.moment;
  line.makes_anew = TRUE;
  line.has_record = TRUE;
  /* Never by its number: who has this line and not those before it must see what record it is. */
  if (!cw_log_to_uuid (cw_store_log_of (store, before->record), before->record,
                       &line.record.uuid))
    return FALSE;

  copy_cells (store, before, stream, &line, room);
  return cw_act_add_again (store, stream, &line, error) != 0;
}

/* The record is there: what the line said of it is said again. */
static gboolean
amend_again (CwStore *store, const CwFold *fold, const Said *before, GError **error)
{
  const CwStream *stream = cw_amend_place (store, fold, error);
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  CwLine line;

  if (stream == NULL)
    return FALSE;
  if (is_kind (&before->line, "restore"))
    return fold->is_alive || cw_amend_restore (store, fold, error);

  cw_line_clear (&line);
  copy_cells (store, before, stream, &line, room);
  if (cw_kind_find (before->line.kind) != NULL)
    return cw_amend_set (store, fold, &line, error);

  line.kind = before->line.kind;
  return cw_amend_append (store, fold, &line, error) != 0;
}

static gboolean
makes_record (const Said *said, gint64 id)
{
  return said->record == id || said->line.has_named || said->line.makes_anew;
}

/* Somebody else said of the same record that it is; a twin of the line is not somebody else. */
static gboolean
is_made_twice (CwStore *store, const CwFold *fold, gint64 id)
{
  CwUuid uuid;

  if (!cw_log_to_uuid (cw_store_log_of (store, id), id, &uuid))
    return FALSE;

  for (guint i = 0; i < fold->lines->len; i++)
    {
      const CwFoldLine *line = fold->lines->pdata[i];

      if (memcmp (&line->uuid, &uuid, sizeof uuid) != 0 && line->line.has_named)
        return TRUE;
    }

  return FALSE;
}

/* @before NULL: the record was not there. */
static gboolean
reverse_making (CwStore *store,
                gint64 id,
                const CwFold *fold,
                const Said *before,
                GError **error)
{
  gboolean is_there = fold != NULL && fold->made != NULL && fold->kind != NULL;

  if (before == NULL)
    return !is_there || !fold->is_alive || is_made_twice (store, fold, id) ||
           cw_amend_delete (store, fold, 0, error);
  if (!is_there)
    return make_again (store, before, error);
  if (!fold->is_alive && !cw_amend_restore (store, fold, error))
    return FALSE;

  return set_back (store, fold, before, NULL, error);
}

static gboolean
reverse_amendment (CwStore *store,
                   gint64 id,
                   const CwFold *fold,
                   const Said *before,
                   const Said *now,
                   GError **error)
{
  gboolean is_there = fold != NULL && fold->made != NULL && fold->kind != NULL;

  if (!is_there || (before == NULL && now == NULL))
    return TRUE;
  if (before == NULL)
    return say_opposite (store, id, now, error);
  if (now == NULL)
    return amend_again (store, fold, before, error);

  return set_back (store, fold, before, now, error);
}

/* The record of a line of which nothing is left now, and nothing was before. */
static char *
find_last_text (CwStore *store, gint64 line, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_taken_back_of_line);
  g_autofree char *text = NULL;

  cw_stmt_bind_int (stmt, ":line", line);
  text = cw_stmt_next (stmt) ? cw_stmt_dup_text (stmt, 0) : g_strdup ("");
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&text) : NULL;
}

/* How a line was, is or ever was: all that are there are about one record. */
typedef struct
{
  Said before, now, once;
} Story;

static void
clear_story (Story *story)
{
  clear_said (&story->before);
  clear_said (&story->now);
  clear_said (&story->once);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, clear_story)

static gboolean
read_story (CwStore *store, gint64 line, const char *before, Story *story, GError **error)
{
  g_autofree char *once = find_last_text (store, line, error);
  CwEntry entry;

  if (once == NULL || !cw_log_get (cw_store_log_of (store, line), line, &entry, error))
    return FALSE;
  if (!cw_line_is_void (entry.bytes, entry.length) &&
      !read_said (store, line, entry.bytes, entry.length, &story->now, error))
    return FALSE;
  if (before[0] != '\0' &&
      !read_said (store, line, before, strlen (before), &story->before, error))
    return FALSE;

  return once[0] == '\0' || read_said (store, line, once, strlen (once), &story->once, error);
}

gboolean
cw_reverse_line (CwStore *store, gint64 line, const char *before, GError **error)
{
  g_auto (Story) story = { 0 };
  g_autoptr (CwFold) fold = NULL;
  g_autoptr (GError) local = NULL;
  const Said *was, *is, *any;

  if (!read_story (store, line, before, &story, error))
    return FALSE;

  was = story.before.record != 0 ? &story.before : NULL;
  is = story.now.record != 0 ? &story.now : NULL;
  any = was != NULL ? was : is != NULL ? is : story.once.record != 0 ? &story.once : NULL;
  if (any == NULL)
    return TRUE;

  fold = cw_fold_new (store, any->record, &local);
  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return makes_record (any, line) ? reverse_making (store, line, fold, was, error)
                                  : reverse_amendment (store, line, fold, was, is, error);
}
