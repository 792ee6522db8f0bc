#include "data/log/line.h"

#include "data/log/line-scan.h"

#include <stddef.h>
#include <string.h>

struct _CwLineReader
{
  CwScan scan;
  GArray *parents; /* of CwRef */
};

CwLineReader *
cw_line_reader_new (void)
{
  CwLineReader *reader = g_new0 (CwLineReader, 1);

  reader->parents = g_array_new (FALSE, FALSE, sizeof (CwRef));
  return reader;
}

void
cw_line_reader_free (CwLineReader *reader)
{
  if (reader == NULL)
    return;

  g_free (reader->scan.room);
  g_array_unref (reader->parents);
  g_free (reader);
}

static gboolean
read_uuid (CwScan *scan, CwUuid *uuid)
{
  const char *text;
  gsize length;

  return cw_scan_text (scan, &text, &length) &&
         ((cw_uuid_from_text (text, uuid) && strpbrk (text, "ABCDEF") == NULL) ||
          cw_scan_fail (scan, "no UUID in lower case"));
}

static gboolean
read_ref (CwScan *scan, CwRef *ref)
{
  gint64 seq;

  ref->seq = 0;
  if (cw_scan_peek (scan) == '"')
    return read_uuid (scan, &ref->uuid);
  if (!cw_scan_int (scan, 1, G_MAXUINT32, &seq))
    return FALSE;

  ref->seq = (guint32) seq;
  return TRUE;
}

static gboolean
read_ref_list (CwScan *scan, GArray *refs)
{
  if (!cw_scan_byte (scan, '['))
    return FALSE;

  do
    {
      CwRef ref;

      if (!read_ref (scan, &ref))
        return FALSE;
      g_array_append_val (refs, ref);
    }
  while (cw_scan_try (scan, ','));

  return cw_scan_byte (scan, ']');
}

static gboolean
read_cell (CwScan *scan, CwCell *cell)
{
  char first = cw_scan_peek (scan);

  switch (g_ascii_isdigit (first) ? '-' : first)
    {
    case '"':
      cell->type = CW_CELL_TEXT;
      return cw_scan_text (scan, &cell->text, &cell->length);

    case '-':
      cell->type = CW_CELL_INT;
      return cw_scan_int (scan, -CW_SCAN_INT_MOST, CW_SCAN_INT_MOST, &cell->integer);

    case 'n':
      cell->type = CW_CELL_NULL;
      return cw_scan_word (scan, "null");

    default:
      cell->type = CW_CELL_RAW;
      return cw_scan_raw (scan, &cell->text, &cell->length);
    }
}

/* Names seldom begin alike: the first byte decides mostly. */
static gboolean
is_behind (const char *name, const char *other)
{
  return name[0] != other[0] ? (guchar) name[0] > (guchar) other[0] : strcmp (name, other) > 0;
}

static gboolean
read_fields (CwScan *scan, CwLine *line)
{
  const char *last = "";

  if (!cw_scan_byte (scan, '{'))
    return FALSE;
  if (cw_scan_try (scan, '}'))
    return TRUE;

  do
    {
      CwCell cell = { 0 };
      gsize length;

      if (!cw_scan_text (scan, &cell.name, &length) || !cw_scan_byte (scan, ':'))
        return FALSE;
      if (!is_behind (cell.name, last))
        return cw_scan_fail (scan, "fields out of order or twice");
      if (!read_cell (scan, &cell))
        return FALSE;
      if (line->cell_count < CW_LINE_CELLS)
        line->cells[line->cell_count++] = cell;
      last = cell.name;
    }
  while (cw_scan_try (scan, ','));

  return cw_scan_byte (scan, '}');
}

static gboolean
read_small (CwScan *scan, gint64 least, gint64 most, guint32 *value)
{
  gint64 number;

  if (!cw_scan_int (scan, least, most, &number))
    return FALSE;

  *value = (guint32) number;
  return TRUE;
}

static gboolean
read_offset (CwScan *scan, int *offset_min)
{
  gint64 number;

  if (!cw_scan_int (scan, -1440, 1440, &number))
    return FALSE;

  *offset_min = (int) number;
  return TRUE;
}

/* The keys have one letter each, but for "at"; what has more is a newer program's. */
static char
letter_of (const char *key)
{
  if (key[0] != '\0' && key[1] == '\0')
    return key[0] == 'a' ? '\0' : key[0];

  return strcmp (key, "at") == 0 ? 'a' : '\0';
}

static gboolean
read_value (CwLineReader *reader, char letter, CwLine *line)
{
  CwScan *scan = &reader->scan;
  const char *text;
  gsize length;
  guint32 one;

  switch (letter)
    {
    case 'a':
      return cw_scan_int (scan, CW_MOMENT_LEAST_MS, CW_MOMENT_MOST_MS, &line->moment.at_ms);
    case 'f':
      return read_fields (scan, line);
    case 'i':
      return (line->has_named = read_uuid (scan, &line->named));
    case 'k':
      return cw_scan_text (scan, &line->kind, &length);
    case 'm':
      return (line->makes_anew = read_small (scan, 1, 1, &one));
    case 'o':
      return (line->has_opening = read_small (scan, 0, (1 << 26) - 1, &line->opening));
    case 'p':
      return read_ref_list (scan, reader->parents);
    case 'r':
      return (line->has_record = read_ref (scan, &line->record));
    case 'x':
      return read_small (scan, 2, G_MAXUINT32, &line->together);
    case 'z':
      return read_offset (scan, &line->moment.offset_min);
    default:
      return cw_scan_raw (scan, &text, &length);
    }
}

static gboolean
read_line (CwLineReader *reader, CwLine *line)
{
  CwScan *scan = &reader->scan;
  const char *last = "";
  gboolean has_time = FALSE, has_fields = FALSE, has_offset = FALSE;

  if (!cw_scan_byte (scan, '{'))
    return FALSE;

  do
    {
      const char *key;
      gsize length;
      char letter;

      if (!cw_scan_text (scan, &key, &length) || !cw_scan_byte (scan, ':'))
        return FALSE;
      if (!is_behind (key, last))
        return cw_scan_fail (scan, "keys out of order or twice");
      letter = letter_of (key);
      if (!read_value (reader, letter, line))
        return FALSE;

      has_time |= letter == 'a';
      has_fields |= letter == 'f';
      has_offset |= letter == 'z';
      last = key;
    }
  while (cw_scan_try (scan, ','));

  if (!cw_scan_byte (scan, '}'))
    return FALSE;
  if (!has_time || !has_fields || !has_offset || line->kind == NULL)
    return cw_scan_fail (scan, "a key is missing");

  return scan->at == scan->end || cw_scan_fail (scan, "something after the end");
}

void
cw_line_clear (CwLine *line)
{
  /* Cells beyond cell_count are never read. */
  memset (line, 0, offsetof (CwLine, cells));
  line->together = 1;
}

gboolean
cw_line_read (CwLineReader *reader,
              const char *bytes,
              gsize length,
              CwLine *line,
              GError **error)
{
  cw_line_clear (line);
  g_array_set_size (reader->parents, 0);

  if (length > CW_LINE_MOST)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "byte %d: the line is longer than that",
                   CW_LINE_MOST);
      return FALSE;
    }

  cw_scan_begin (&reader->scan, bytes, length);
  if (!read_line (reader, line))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "byte %" G_GSIZE_FORMAT ": %s",
                   cw_scan_place (&reader->scan), reader->scan.fault);
      return FALSE;
    }

  line->parents = (const CwRef *) (gpointer) reader->parents->data;
  line->parent_count = reader->parents->len;
  return TRUE;
}

gboolean
cw_line_read_refs (const char *json, GArray *refs)
{
  CwScan scan = { 0 };
  gboolean is_list;

  if (strcmp (json, "[]") == 0)
    return TRUE;

  cw_scan_begin (&scan, json, strlen (json));
  is_list = read_ref_list (&scan, refs) && scan.at == scan.end;
  g_free (scan.room);
  return is_list;
}

const CwCell *
cw_line_get (const CwLine *line, const char *name)
{
  for (guint i = 0; i < line->cell_count; i++)
    if (line->cells[i].name[0] == name[0] && strcmp (line->cells[i].name, name) == 0)
      return &line->cells[i];

  return NULL;
}
