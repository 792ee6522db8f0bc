#include "data/roster/roster-line.h"

#include "data/record/act.h"
#include "data/record/writer.h"
#include "data/roster/roster-word.h"

#include <string.h>

#define MOST_CHARACTERS 200

void
cw_roster_line_begin (CwRosterImport *import,
                      CwLine *line,
                      const char *kind,
                      const CwUuid *uuid)
{
  g_string_chunk_clear (import->room);
  cw_line_clear (line);
  line->kind = kind;
  line->has_named = uuid != NULL;
  if (uuid)
    line->named = *uuid;
}

void
cw_roster_line_put_text (CwRosterImport *import,
                         CwLine *line,
                         const char *name,
                         const char *text)
{
  g_autofree char *one_line = cw_roster_word_line (text);

  if (*one_line == '\0')
    return;
  if (g_utf8_strlen (one_line, -1) > MOST_CHARACTERS)
    *g_utf8_offset_to_pointer (one_line, MOST_CHARACTERS) = '\0';
  cw_line_put_text (line, name, g_string_chunk_insert (import->room, one_line));
}

void
cw_roster_line_put_ref (CwRosterImport *import,
                        CwLine *line,
                        const char *name,
                        const CwUuid *uuid)
{
  char text[CW_UUID_TEXT_LENGTH + 1];

  cw_uuid_to_text (uuid, text);
  cw_line_put_text (line, name, g_string_chunk_insert (import->room, text));
}

void
cw_roster_line_put_refs (CwRosterImport *import,
                         CwLine *line,
                         const char *name,
                         const GArray *uuids)
{
  g_autofree CwRef *refs = g_new0 (CwRef, uuids->len + 1);
  g_autoptr (GString) json = g_string_new (NULL);

  if (uuids->len == 0)
    return;
  for (guint i = 0; i < uuids->len; i++)
    refs[i].uuid = g_array_index (uuids, CwUuid, i);
  cw_line_write_refs (refs, uuids->len, json);
  cw_line_put_raw (line, name, g_string_chunk_insert (import->room, json->str));
}

void
cw_roster_line_point (CwRosterImport *import, CwLine *line, gint64 record)
{
  if (record != 0 && !import->is_dry_run)
    line->has_record =
        cw_log_make_ref (import->store->private_log, import->stream, record, &line->record);
}

static void
put_cell (CwRosterImport *import, CwLine *line, const CwCell *cell)
{
  if (cell->type == CW_CELL_INT)
    cw_line_put_int (line, cell->name, cell->integer);
  else if (cell->type == CW_CELL_TEXT)
    cw_line_put_text (line, cell->name, cell->text);
  else if (cell->type == CW_CELL_RAW)
    cw_line_put_raw (line, cell->name, cell->text);
}

void
cw_roster_line_put_shown (CwRosterImport *import,
                          CwLine *line,
                          const char *name,
                          const CwFoldLine *shown)
{
  const CwCell *cell = shown ? cw_line_get (&shown->line, name) : NULL;

  if (cell)
    put_cell (import, line, cell);
}

const CwFoldLine *
cw_roster_line_shown (const CwFold *fold)
{
  if (!fold || !fold->kind || !fold->is_alive)
    return NULL;
  /* The newest line shows whole, so that any field that it sets leads to it. */
  for (guint i = 0; i < fold->fields->len; i++)
    if (g_array_index (fold->fields, CwFoldField, i).source)
      return g_array_index (fold->fields, CwFoldField, i).source;
  return NULL;
}

CwFold *
cw_roster_line_fold (CwRosterImport *import, gint64 record, GError **error)
{
  g_autoptr (GError) failure = NULL;
  CwFold *fold = record != 0 ? cw_fold_new (import->store, record, &failure) : NULL;

  if (failure && !g_error_matches (failure, CW_ERROR, CW_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return fold;
}

static gboolean
is_about_import (const CwCell *cell)
{
  return strcmp (cell->name, "dated") == 0 || strcmp (cell->name, "snapshot") == 0;
}

static gboolean
cells_equal (const CwCell *a, const CwCell *b)
{
  if (strcmp (a->name, b->name) != 0 || a->type != b->type)
    return FALSE;
  if (a->type == CW_CELL_INT)
    return a->integer == b->integer;
  return a->type == CW_CELL_NULL || strcmp (a->text, b->text) == 0;
}

/* Whether two lines say the same, but for the import that they come from. */
static gboolean
lines_equal (const CwLine *a, const CwLine *b)
{
  guint i = 0;
  guint j = 0;

  for (;;)
    {
      while (i < a->cell_count && is_about_import (&a->cells[i]))
        i++;
      while (j < b->cell_count && is_about_import (&b->cells[j]))
        j++;
      if (i == a->cell_count || j == b->cell_count)
        return i == a->cell_count && j == b->cell_count;
      if (!cells_equal (&a->cells[i++], &b->cells[j++]))
        return FALSE;
    }
}

static const char *
text_of (const CwFoldLine *line, const char *name)
{
  const CwCell *cell = cw_line_get (&line->line, name);

  return cell && cell->type == CW_CELL_TEXT ? cell->text : "";
}

static gboolean
write_line (CwRosterImport *import, CwLine *line, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];

  if (import->is_dry_run)
    return TRUE;
  cw_line_put_text (line, "dated", import->report->dated);
  cw_writer_put_ref (import->store, import->stream, line, "snapshot", import->snapshot, room);
  return cw_act_add (import->store, import->stream, line, error) != 0;
}

/* What an older roster alone has, and a newer one that is whole has not, was gone by then. */
static gboolean
is_gone_since (CwRosterImport *import, const char *kind)
{
  return strstr (import->newer_bulk, kind) != NULL;
}

gboolean
cw_roster_line_keep (CwRosterImport *import,
                     CwLine *line,
                     const CwFold *fold,
                     gboolean is_gone,
                     CwRosterChange *change,
                     GError **error)
{
  const CwFoldLine *shown = cw_roster_line_shown (fold);
  gboolean was_gone = shown && cw_line_get (&shown->line, "gone");
  int age = shown ? strcmp (import->report->dated, text_of (shown, "dated")) : 1;

  if (is_gone || (!shown && is_gone_since (import, line->kind)))
    cw_line_put_int (line, "gone", 1);
  if (!shown)
    change->added++;
  else if (age < 0 || lines_equal (line, &shown->line))
    {
      change->unchanged++;
      if (age <= 0)
        return TRUE;
    }
  else if (is_gone && !was_gone)
    change->gone++;
  else
    change->changed++;
  return write_line (import, line, error);
}

gboolean
cw_roster_line_end (CwRosterImport *import,
                    const CwFold *fold,
                    gint64 record,
                    CwRosterChange *change,
                    GError **error)
{
  const CwFoldLine *shown = cw_roster_line_shown (fold);
  gboolean is_private = cw_log_id_is_private (record);
  CwUuid uuid;
  CwLine line;

  if (!shown || strcmp (import->report->dated, text_of (shown, "dated")) < 0)
    return TRUE;
  cw_log_to_uuid (cw_store_log_of (import->store, record), record, &uuid);
  cw_roster_line_begin (import, &line, fold->kind->name, is_private ? NULL : &uuid);
  if (is_private)
    cw_roster_line_point (import, &line, record);
  for (guint i = 0; i < shown->line.cell_count; i++)
    if (!is_about_import (&shown->line.cells[i]) &&
        strcmp (shown->line.cells[i].name, "gone") != 0)
      put_cell (import, &line, &shown->line.cells[i]);
  return cw_roster_line_keep (import, &line, fold, TRUE, change, error);
}
