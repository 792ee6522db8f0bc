#include "data/log/line.h"

#include <string.h>

void
cw_line_write_text (const char *text, gsize length, GString *out)
{
  static const char
      short_escape[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
  const char *end = text + length;
  const char *plain = text;

  g_string_append_c (out, '"');
  for (; text < end; text++)
    {
      guchar byte = (guchar) *text;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;

      g_string_append_len (out, plain, text - plain);
      plain = text + 1;
      if (byte >= 0x20)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) byte);
        }
      else if (byte < sizeof short_escape && short_escape[byte] != 0)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, short_escape[byte]);
        }
      else
        {
          g_string_append (out, "\\u00");
          g_string_append_c (out, "0123456789abcdef"[byte >> 4]);
          g_string_append_c (out, "0123456789abcdef"[byte & 15]);
        }
    }
  g_string_append_len (out, plain, text - plain);
  g_string_append_c (out, '"');
}

static void
write_int (gint64 value, GString *out)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);

  if (value < 0)
    *--at = '-';
  g_string_append_len (out, at, digits + sizeof digits - at);
}

static void
write_ref (const CwRef *ref, GString *out)
{
  char text[CW_UUID_TEXT_LENGTH + 1];

  if (ref->seq != 0)
    {
      write_int (ref->seq, out);
      return;
    }

  cw_uuid_to_text (&ref->uuid, text);
  g_string_append_c (out, '"');
  g_string_append_len (out, text, CW_UUID_TEXT_LENGTH);
  g_string_append_c (out, '"');
}

void
cw_line_write_refs (const CwRef *refs, guint count, GString *out)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < count; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_ref (&refs[i], out);
    }
  g_string_append_c (out, ']');
}

static void
write_cell (const CwCell *cell, GString *out)
{
  cw_line_write_text (cell->name, strlen (cell->name), out);
  g_string_append_c (out, ':');

  switch (cell->type)
    {
    case CW_CELL_NULL:
      g_string_append (out, "null");
      break;

    case CW_CELL_INT:
      write_int (cell->integer, out);
      break;

    case CW_CELL_TEXT:
      cw_line_write_text (cell->text, cell->length, out);
      break;

    case CW_CELL_RAW:
      g_string_append_len (out, cell->text, (gssize) cell->length);
      break;
    }
}

static void
write_number (const char *key, gint64 value, GString *out)
{
  g_string_append (out, key);
  write_int (value, out);
}

void
cw_line_write (const CwLine *line, GString *out)
{
  write_number ("{\"at\":", line->moment.at_ms, out);
  g_string_append (out, ",\"f\":{");
  for (guint i = 0; i < line->cell_count; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_cell (&line->cells[i], out);
    }
  g_string_append_c (out, '}');

  if (line->has_named)
    {
      const CwRef named = { .uuid = line->named };

      g_string_append (out, ",\"i\":");
      write_ref (&named, out);
    }
  g_string_append (out, ",\"k\":");
  cw_line_write_text (line->kind, strlen (line->kind), out);
  if (line->has_opening)
    write_number (",\"o\":", line->opening, out);
  if (line->parent_count > 0)
    {
      g_string_append (out, ",\"p\":");
      cw_line_write_refs (line->parents, line->parent_count, out);
    }
  if (line->has_record)
    {
      g_string_append (out, ",\"r\":");
      write_ref (&line->record, out);
    }
  if (line->together > 1)
    write_number (",\"x\":", line->together, out);
  write_number (",\"z\":", line->moment.offset_min, out);
  g_string_append_c (out, '}');
}

void
cw_line_write_void (const CwLine *line, GString *out)
{
  CwLine empty;

  if (!line->has_opening)
    return;

  cw_line_clear (&empty);
  empty.kind = "void";
  empty.has_opening = TRUE;
  empty.opening = line->opening;
  cw_line_write (&empty, out);
}

gboolean
cw_line_is_void (const char *bytes, gsize length)
{
  static const char start[] = "{\"at\":0,\"f\":{},\"k\":\"void\",";

  return length == 0 ||
         (length >= sizeof start - 1 && memcmp (bytes, start, sizeof start - 1) == 0);
}

/* Lines have few cells: each is put in its place. */
static CwCell *
add_cell (CwLine *line, const char *name, CwCellType type)
{
  guint at = line->cell_count;

  g_assert (line->cell_count < CW_LINE_CELLS);
  while (at > 0 && strcmp (line->cells[at - 1].name, name) > 0)
    {
      line->cells[at] = line->cells[at - 1];
      at--;
    }
  line->cell_count++;
  line->cells[at] = (CwCell){ .name = name, .type = type };
  return &line->cells[at];
}

void
cw_line_put_int (CwLine *line, const char *name, gint64 value)
{
  add_cell (line, name, CW_CELL_INT)->integer = value;
}

static void
put_string (CwLine *line, const char *name, CwCellType type, const char *value)
{
  CwCell *cell = add_cell (line, name, value == NULL ? CW_CELL_NULL : type);

  cell->text = value;
  cell->length = value == NULL ? 0 : strlen (value);
}

void
cw_line_put_text (CwLine *line, const char *name, const char *value)
{
  put_string (line, name, CW_CELL_TEXT, value);
}

void
cw_line_put_raw (CwLine *line, const char *name, const char *json)
{
  put_string (line, name, CW_CELL_RAW, json);
}
