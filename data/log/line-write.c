#include "data/log/line.h"

#include "data/log/plain-bytes.h"

#include <string.h>

/* g_string_append_len() without its call: a line is made of some thirty short pieces. */
static inline void
put (GString *out, const char *bytes, gsize length)
{
  if (out->len + length >= out->allocated_len)
    {
      g_string_append_len (out, bytes, (gssize) length);
      return;
    }

  memcpy (out->str + out->len, bytes, length);
  out->len += length;
  out->str[out->len] = '\0';
}

static void
put_escaped (GString *out, guchar byte)
{
  static const char
      letters[16] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
  char escape[] = "\\u0000";

  if (byte >= 0x20 || (byte < sizeof letters && letters[byte] != '\0'))
    {
      escape[1] = byte >= 0x20 ? (char) byte : letters[byte];
      put (out, escape, 2);
      return;
    }

  escape[4] = (char) ('0' + (byte >> 4));
  escape[5] = "0123456789abcdef"[byte & 15];
  put (out, escape, 6);
}

static inline gboolean
is_plain (guchar byte)
{
  const guint64 special = G_GUINT64_CONSTANT (0x4ffffffff); /* control characters, the quote */

  return byte < 64 ? (special >> byte & 1) == 0 : byte != '\\';
}

/* The first byte before @end that must be escaped, or @end. */
static inline const char *
skip_plain (const char *at, const char *end)
{
  for (; end - at >= 8; at += 8)
    {
      guint64 found = cw_plain_find_end (cw_plain_load (at));

      if (found != 0)
        return at + cw_plain_count (found);
    }

  while (at < end && is_plain ((guchar) *at))
    at++;
  return at;
}

static G_NO_INLINE void
write_odd_text (const char *text, const char *end, GString *out)
{
  put (out, "\"", 1);
  for (;;)
    {
      const char *plain = text;

      text = skip_plain (text, end);
      put (out, plain, (gsize) (text - plain));
      if (text == end)
        break;
      put_escaped (out, (guchar) *text++);
    }
  put (out, "\"", 1);
}

void
cw_line_write_text (const char *text, gsize length, GString *out)
{
  const char *end = text + length;
  char *at;

  if (skip_plain (text, end) != end || out->len + length + 2 >= out->allocated_len)
    {
      write_odd_text (text, end, out);
      return;
    }

  at = out->str + out->len;
  *at++ = '"';
  memcpy (at, text, length);
  at += length;
  *at++ = '"';
  *at = '\0';
  out->len += length + 2;
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
  put (out, at, (gsize) (digits + sizeof digits - at));
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
  put (out, "\"", 1);
  put (out, text, CW_UUID_TEXT_LENGTH);
  put (out, "\"", 1);
}

void
cw_line_write_refs (const CwRef *refs, guint count, GString *out)
{
  put (out, "[", 1);
  for (guint i = 0; i < count; i++)
    {
      if (i > 0)
        put (out, ",", 1);
      write_ref (&refs[i], out);
    }
  put (out, "]", 1);
}

static void
write_cell (const CwCell *cell, GString *out)
{
  cw_line_write_text (cell->name, strlen (cell->name), out);
  put (out, ":", 1);

  switch (cell->type)
    {
    case CW_CELL_NULL:
      put (out, "null", strlen ("null"));
      break;

    case CW_CELL_INT:
      write_int (cell->integer, out);
      break;

    case CW_CELL_TEXT:
      cw_line_write_text (cell->text, cell->length, out);
      break;

    case CW_CELL_RAW:
      put (out, cell->text, cell->length);
      break;
    }
}

static void
write_number (const char *key, gint64 value, GString *out)
{
  put (out, key, strlen (key));
  write_int (value, out);
}

void
cw_line_write (const CwLine *line, GString *out)
{
  write_number ("{\"at\":", line->moment.at_ms, out);
  put (out, ",\"f\":{", strlen (",\"f\":{"));
  for (guint i = 0; i < line->cell_count; i++)
    {
      if (i > 0)
        put (out, ",", 1);
      write_cell (&line->cells[i], out);
    }
  put (out, "}", 1);

  if (line->has_named)
    {
      const CwRef named = { .uuid = line->named };

      put (out, ",\"i\":", strlen (",\"i\":"));
      write_ref (&named, out);
    }
  put (out, ",\"k\":", strlen (",\"k\":"));
  cw_line_write_text (line->kind, strlen (line->kind), out);
  if (line->makes_anew)
    write_number (",\"m\":", 1, out);
  if (line->has_opening)
    write_number (",\"o\":", line->opening, out);
  if (line->parent_count > 0)
    {
      put (out, ",\"p\":", strlen (",\"p\":"));
      cw_line_write_refs (line->parents, line->parent_count, out);
    }
  if (line->has_record)
    {
      put (out, ",\"r\":", strlen (",\"r\":"));
      write_ref (&line->record, out);
    }
  if (line->together > 1)
    write_number (",\"x\":", line->together, out);
  write_number (",\"z\":", line->moment.offset_min, out);
  put (out, "}", 1);
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
