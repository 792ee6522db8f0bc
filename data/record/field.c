#include "data/record/field.h"

#include "corewalk/id.h"
#include "corewalk/mark.h"
#include "data/base/text.h"

#include <string.h>

static const char *const tag_names[] = { "teacher", "student", "task" };

static gboolean
is_word (const char *at, gsize length, const char *word)
{
  return strlen (word) == length && memcmp (at, word, length) == 0;
}

gboolean
cw_field_parse_tags (const char *text, gint64 *tags)
{
  gint64 found = 0;

  while (*text != '\0')
    {
      gsize length = strcspn (text, ",");
      guint tag = 0;

      while (tag < G_N_ELEMENTS (tag_names) && !is_word (text, length, tag_names[tag]))
        tag++;
      if (tag == G_N_ELEMENTS (tag_names) || (found & 1 << tag) != 0)
        return FALSE;
      found |= 1 << tag;

      text += length;
      if (*text == ',' && *++text == '\0')
        return FALSE;
    }

  *tags = found;
  return TRUE;
}

char *
cw_field_format_tags (gint64 tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tag_names); i++)
    if ((tags & 1 << i) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", tag_names[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_choice (const char *choices, const char *text)
{
  for (const char *at = choices;; at++)
    {
      gsize length = strcspn (at, "|");

      if (is_word (at, length, text))
        return TRUE;
      at += length;
      if (*at == '\0')
        return FALSE;
    }
}

static gboolean
put_int (CwColumn *column, gint64 value)
{
  column->type = CW_COLUMN_INT;
  column->integer = value;
  return TRUE;
}

static gboolean
project_refs (CwLog *log,
              const CwStream *stream,
              const CwCell *cell,
              CwColumn *column,
              GString *lists)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  gsize start = lists->len;

  if (cell->type != CW_CELL_RAW || !cw_line_read_refs (cell->text, refs))
    return FALSE;

  g_string_append_c (lists, '[');
  for (guint i = 0; i < refs->len; i++)
    g_string_append_printf (lists, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            cw_log_name_ref (log, stream, &g_array_index (refs, CwRef, i),
                                             NULL));
  g_string_append_c (lists, ']');

  /* A row has one list at most, so that the string does not move under an earlier one. */
  g_assert (start == 0);
  column->type = CW_COLUMN_TEXT;
  column->text = lists->str;
  column->length = (gssize) lists->len;
  return TRUE;
}

static gboolean
project_ref (CwLog *log, const CwStream *stream, const CwCell *cell, CwColumn *column)
{
  CwRef ref = { 0 };
  gint64 id = 0;

  if (cell->type == CW_CELL_TEXT)
    id = cw_log_name_text (log, cell->text, cell->length, NULL);
  else if (cell->type == CW_CELL_INT && cell->integer > 0 && cell->integer <= G_MAXUINT32)
    {
      ref.seq = (guint32) cell->integer;
      id = cw_log_name_ref (log, stream, &ref, NULL);
    }

  return id != 0 && put_int (column, id);
}

gboolean
cw_field_project (CwLog *log,
                  const CwStream *stream,
                  const CwField *field,
                  const CwCell *cell,
                  CwColumn *column,
                  GString *lists)
{
  gint64 number;
  int value;

  switch (field->type)
    {
    case CW_FIELD_INT:
    case CW_FIELD_MOMENT:
      return cell->type == CW_CELL_INT && put_int (column, cell->integer);

    case CW_FIELD_REF:
      return project_ref (log, stream, cell, column);

    case CW_FIELD_REFS:
      return project_refs (log, stream, cell, column, lists);

    case CW_FIELD_MARK:
      if (cell->type == CW_CELL_INT)
        return put_int (column, cell->integer);
      return cell->type == CW_CELL_TEXT && cw_mark_parse (FALSE, cell->text, &value) &&
             put_int (column, value);

    case CW_FIELD_DAY:
      return cell->type == CW_CELL_TEXT && cw_day_parse (cell->text, &number) &&
             put_int (column, number);

    case CW_FIELD_TAGS:
      return cell->type == CW_CELL_TEXT && cw_field_parse_tags (cell->text, &number) &&
             put_int (column, number);

    case CW_FIELD_TEXT:
    case CW_FIELD_NAME:
    case CW_FIELD_JSON:
    case CW_FIELD_CHOICE:
      column->type = CW_COLUMN_TEXT;
      column->text = cell->text;
      column->length = (gssize) cell->length;
      return cell->type == CW_CELL_TEXT;
    }

  return FALSE;
}

static gboolean
refuse (const CwField *field, const char *what, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s must be %s", field->name, what);
  return FALSE;
}

static gboolean
parse_int (const CwField *field, const char *typed, CwLine *line, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (typed, 10, -9007199254740992, 9007199254740992, &number, NULL))
    return refuse (field, "a whole number", error);

  cw_line_put_int (line, field->name, number);
  return TRUE;
}

static CwLog *
log_of (CwStore *store, const CwStream *stream)
{
  return strcmp (stream->audience, "private") == 0 ? store->private_log : store->log;
}

static gboolean
read_refs (const CwField *field, const CwCell *cell, GArray *refs)
{
  CwRef ref = { 0 };

  if (field->type == CW_FIELD_REFS)
    return cell->type == CW_CELL_RAW && cw_line_read_refs (cell->text, refs);
  if (field->type != CW_FIELD_REF)
    return FALSE;

  if (cell->type == CW_CELL_INT && cell->integer > 0 && cell->integer <= G_MAXUINT32)
    ref.seq = (guint32) cell->integer;
  else if (cell->type != CW_CELL_TEXT || !cw_uuid_from_text (cell->text, &ref.uuid))
    return FALSE;

  g_array_append_val (refs, ref);
  return TRUE;
}

gboolean
cw_field_points_ahead (const CwField *field, const CwCell *cell, guint32 seq)
{
  g_autoptr (GArray) refs = NULL;

  if (field->type == CW_FIELD_REF)
    return cell->type == CW_CELL_INT && cell->integer > seq;
  if (field->type != CW_FIELD_REFS || cell->type != CW_CELL_RAW)
    return FALSE;

  refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  if (!cw_line_read_refs (cell->text, refs))
    return FALSE;
  for (guint i = 0; i < refs->len; i++)
    if (g_array_index (refs, CwRef, i).seq > seq)
      return TRUE;

  return FALSE;
}

static void
put_refs (const CwField *field, const GArray *refs, CwLine *line, GStringChunk *room)
{
  const CwRef *first = (const CwRef *) (gpointer) refs->data;
  g_autoptr (GString) json = NULL;
  char text[CW_UUID_TEXT_LENGTH + 1];

  if (field->type == CW_FIELD_REFS)
    {
      json = g_string_new (NULL);
      cw_line_write_refs (first, refs->len, json);
      cw_line_put_raw (line, field->name, g_string_chunk_insert (room, json->str));
    }
  else if (first->seq != 0)
    cw_line_put_int (line, field->name, first->seq);
  else
    {
      cw_uuid_to_text (&first->uuid, text);
      cw_line_put_text (line, field->name, g_string_chunk_insert (room, text));
    }
}

static gboolean
make_ref (CwStore *store, const CwStream *stream, const char *typed, CwRef *ref, GError **error)
{
  gint64 id = cw_id_find (store, typed, error);

  return id != 0 && cw_log_make_ref (cw_store_log_of (store, id), stream, id, ref);
}

static gboolean
parse_refs (CwStore *store,
            const CwStream *stream,
            const CwField *field,
            const char *typed,
            CwLine *line,
            GStringChunk *room,
            GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (typed, " ,", -1);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));

  for (guint i = 0; words[i] != NULL; i++)
    {
      CwRef ref;

      if (words[i][0] == '\0')
        continue;
      if (!make_ref (store, stream, words[i], &ref, error))
        return FALSE;
      g_array_append_val (refs, ref);
    }

  if (field->type == CW_FIELD_REF && refs->len != 1)
    return refuse (field, "one record", error);

  put_refs (field, refs, line, room);
  return TRUE;
}

gboolean
cw_field_parse (CwStore *store,
                const CwStream *stream,
                const CwField *field,
                const char *typed,
                CwLine *line,
                GStringChunk *room,
                GError **error)
{
  gint64 number;
  int value;

  if (typed[0] == '\0' && !field->is_required)
    {
      cw_line_put_text (line, field->name, NULL);
      return TRUE;
    }

  switch (field->type)
    {
    case CW_FIELD_INT:
    case CW_FIELD_MOMENT:
      return parse_int (field, typed, line, error);

    case CW_FIELD_REF:
    case CW_FIELD_REFS:
      return parse_refs (store, stream, field, typed, line, room, error);

    case CW_FIELD_MARK:
      if (cw_mark_parse (FALSE, typed, &value))
        break;
      if (!cw_mark_parse (TRUE, typed, &value))
        return refuse (field, "seen, not-seen, not-observable or a level", error);
      cw_line_put_int (line, field->name, value);
      return TRUE;

    case CW_FIELD_DAY:
      if (!cw_day_parse (typed, &number))
        return refuse (field, "a day such as 2026-03-04", error);
      break;

    case CW_FIELD_TAGS:
      if (!cw_field_parse_tags (typed, &number))
        return refuse (field, "teacher, student, task, or several with commas", error);
      break;

    case CW_FIELD_CHOICE:
      if (!is_choice (field->choices, typed))
        return refuse (field, field->choices, error);
      break;

    case CW_FIELD_NAME:
      if (!cw_text_check_name (field->name, typed, error))
        return FALSE;
      break;

    case CW_FIELD_TEXT:
    case CW_FIELD_JSON:
      if (!cw_text_check (field->name, typed, error))
        return FALSE;
      break;
    }

  cw_line_put_text (line, field->name, g_string_chunk_insert (room, typed));
  return TRUE;
}

void
cw_field_copy (CwStore *store,
               const CwStream *from,
               const CwStream *to,
               const CwField *field,
               const CwCell *cell,
               CwLine *line,
               GStringChunk *room)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));

  if (cell->type == CW_CELL_INT && (field == NULL || field->type != CW_FIELD_REF))
    cw_line_put_int (line, cell->name, cell->integer);
  else if (field != NULL && from != to && read_refs (field, cell, refs))
    {
      for (guint i = 0; i < refs->len; i++)
        {
          CwRef *ref = &g_array_index (refs, CwRef, i);
          gint64 id =
              ref->seq == 0 ? 0 : cw_log_name_ref (log_of (store, from), from, ref, NULL);

          if (id != 0)
            cw_log_make_ref (log_of (store, to), to, id, ref);
        }
      put_refs (field, refs, line, room);
    }
  else if (cell->type == CW_CELL_INT)
    cw_line_put_int (line, cell->name, cell->integer);
  else if (cell->type == CW_CELL_RAW)
    cw_line_put_raw (line, cell->name, cell->text);
  else
    cw_line_put_text (line, cell->name, cell->type == CW_CELL_NULL ? NULL : cell->text);
}

static void
spell_refs (CwStore *store,
            const CwStream *stream,
            const CwField *field,
            GArray *refs,
            GString *out)
{
  CwLog *log = log_of (store, stream);
  char text[CW_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < refs->len; i++)
    {
      CwRef *ref = &g_array_index (refs, CwRef, i);

      if (ref->seq != 0)
        cw_log_to_uuid (log, cw_log_name_ref (log, stream, ref, NULL), &ref->uuid);
      ref->seq = 0;
    }

  if (field->type == CW_FIELD_REFS)
    {
      cw_line_write_refs ((const CwRef *) (gpointer) refs->data, refs->len, out);
      return;
    }
  cw_uuid_to_text (&g_array_index (refs, CwRef, 0).uuid, text);
  g_string_append_printf (out, "\"%s\"", text);
}

void
cw_field_spell (CwStore *store,
                const CwStream *stream,
                const CwField *field,
                const CwCell *cell,
                GString *out)
{
  gboolean may_refer = field->type == CW_FIELD_REF || field->type == CW_FIELD_REFS;
  g_autoptr (GArray) refs = may_refer ? g_array_new (FALSE, FALSE, sizeof (CwRef)) : NULL;

  if (may_refer && cell->type != CW_CELL_NULL && read_refs (field, cell, refs))
    spell_refs (store, stream, field, refs, out);
  else if (cell->type == CW_CELL_NULL)
    g_string_append (out, "null");
  else if (cell->type == CW_CELL_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->integer);
  else if (cell->type == CW_CELL_TEXT)
    cw_line_write_text (cell->text, cell->length, out);
  else
    g_string_append_len (out, cell->text, (gssize) cell->length);
}

/* Records are named as in lists. */
static char *
show_refs (CwStore *store, const CwStream *stream, const CwRef *refs, guint count)
{
  CwLog *log = log_of (store, stream);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    {
      gint64 id = refs[i].seq != 0 ? cw_log_name_ref (log, stream, &refs[i], NULL)
                                   : cw_log_find_uuid (log, &refs[i].uuid);
      char uuid[CW_UUID_TEXT_LENGTH + 1] = "";
      g_autofree char *address = id == 0 ? NULL : cw_id_dup_address (store, id);

      if (address == NULL && refs[i].seq == 0)
        cw_uuid_to_text (&refs[i].uuid, uuid);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              address != NULL ? address : uuid);
    }

  return g_string_free (text, FALSE);
}

char *
cw_field_show (CwStore *store, const CwStream *stream, const CwField *field, const CwCell *cell)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));

  if (cell == NULL || cell->type == CW_CELL_NULL)
    return NULL;
  if (read_refs (field, cell, refs))
    return show_refs (store, stream, (const CwRef *) (gpointer) refs->data, refs->len);
  if (cell->type == CW_CELL_INT && field->type == CW_FIELD_MOMENT)
    return cw_moment_format_utc ((CwMoment){ .at_ms = cell->integer });
  if (cell->type == CW_CELL_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);

  return g_strdup (cell->text);
}
