#include "data/roster/roster-sheet.h"

#include <string.h>

#define HEAD_BYTES (64 * 1024)
#define HEAD_RECORDS 12 /* how far down the names of the columns may stand */
#define LEGEND_RECORDS 3

static const char delimiters[] = { ',', '\t', ';', '|' };

/* One try to see the head of a file as delimited by one character. */
typedef struct
{
  const CwRosterColumn *columns;
  CwRosterHeader *best;
  char **best_cells;
  gint64 best_line;
  guint n_records;
  guint n_widest;
} Try;

static gboolean
take_head_cb (const char *bytes, gsize n, gpointer data, GError **error)
{
  GString *head = data;

  g_string_append_len (head, bytes, n);
  return head->len < HEAD_BYTES;
}

static char **
dup_cells (const CwRosterRecord *record)
{
  char **cells = g_new0 (char *, record->n_cells + 1);

  for (guint i = 0; i < record->n_cells; i++)
    cells[i] = g_strdup (record->cells[i]);
  return cells;
}

static gboolean
try_record_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  Try *attempt = data;
  CwRosterHeader *header =
      cw_roster_header_match (attempt->columns, record->cells, record->n_cells);

  attempt->n_widest = MAX (attempt->n_widest, record->n_cells);
  if (cw_roster_header_beats (header, attempt->best))
    {
      cw_roster_header_free (attempt->best);
      g_strfreev (attempt->best_cells);
      attempt->best = header;
      attempt->best_cells = dup_cells (record);
      attempt->best_line = record->line;
    }
  else
    cw_roster_header_free (header);
  return ++attempt->n_records < HEAD_RECORDS;
}

/* "sep=;" is what spreadsheets write above a table for each other. */
static char
declared_delimiter (const char *text)
{
  return g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' &&
                 memchr (delimiters, text[4], sizeof delimiters) && strchr ("\r\n", text[5])
             ? text[4]
             : '\0';
}

static void
find_header (CwRosterSheet *sheet, const GString *text)
{
  char declared = declared_delimiter (text->str);
  guint widest = 0;

  for (guint i = 0; i < sizeof delimiters; i++)
    {
      Try attempt = { .columns = sheet->columns };
      g_autoptr (CwRosterTable) table = NULL;
      gboolean is_better;

      if (declared && declared != delimiters[i])
        continue;
      table = cw_roster_table_new (delimiters[i], try_record_cb, &attempt);
      /* A bad end is found again, with its message, when the whole file is read. */
      if (cw_roster_table_feed (table, text->str, text->len, NULL))
        cw_roster_table_end (table, NULL);
      is_better =
          cw_roster_header_beats (attempt.best, sheet->header) ||
          (!cw_roster_header_beats (sheet->header, attempt.best) && attempt.n_widest > widest);
      if (attempt.best && is_better)
        {
          cw_roster_header_free (sheet->header);
          g_strfreev (sheet->header_cells);
          sheet->header = g_steal_pointer (&attempt.best);
          sheet->header_cells = g_steal_pointer (&attempt.best_cells);
          sheet->header_line = attempt.best_line;
          sheet->delimiter = delimiters[i];
          widest = attempt.n_widest;
        }
      cw_roster_header_free (attempt.best);
      g_strfreev (attempt.best_cells);
    }
}

static gboolean
read_head (CwRosterSheet *sheet, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwRosterDecoder) decoder = NULL;
  g_autoptr (GError) failure = NULL;

  cw_roster_source_read (sheet->source, sheet->member, take_head_cb, head, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  sheet->encoding = cw_roster_encoding_guess (head->str, head->len);
  decoder = cw_roster_decoder_new (sheet->encoding);
  cw_roster_decoder_feed (decoder, head->str, head->len, text);
  if (cw_roster_decoder_verdict (decoder) == CW_ROSTER_CP1252)
    {
      cw_roster_decoder_free (decoder);
      decoder = cw_roster_decoder_new (CW_ROSTER_CP1252);
      g_string_truncate (text, 0);
      cw_roster_decoder_feed (decoder, head->str, head->len, text);
    }
  sheet->delimiter = ',';
  find_header (sheet, text);
  return TRUE;
}

/* A reading of the whole file, from bytes to rows. */
typedef struct
{
  CwRosterSheet *sheet;
  CwRosterDecoder *decoder;
  CwRosterTable *table;
  GString *text;
  CwRosterRecordFunc func;
  gpointer data;
  char **names; /* of the columns, to know the header again */
  guint legend_left;
  guint again_count;
} Reading;

static gboolean
take_bytes_cb (const char *bytes, gsize n, gpointer data, GError **error)
{
  Reading *reading = data;

  g_string_truncate (reading->text, 0);
  cw_roster_decoder_feed (reading->decoder, bytes, n, reading->text);
  return cw_roster_table_feed (reading->table, reading->text->str, reading->text->len, error);
}

static gboolean
is_header_again (Reading *reading, const CwRosterRecord *record)
{
  guint n = g_strv_length (reading->names);

  if (n != record->n_cells)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = cw_roster_header_key (record->cells[i]);

      if (!g_str_equal (key, reading->names[i]))
        return FALSE;
    }
  return TRUE;
}

static char **
dup_keys (const CwRosterRecord *record)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < record->n_cells; i++)
    {
      g_autofree char *key = cw_roster_header_key (record->cells[i]);

      g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

static gboolean
take_record_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  Reading *reading = data;

  if (record->is_blank || record->line < reading->sheet->header_line)
    return TRUE;
  if (!reading->names)
    {
      reading->names = dup_keys (record);
      return TRUE;
    }
  if (reading->legend_left > 0)
    {
      reading->legend_left--;
      if (cw_roster_header_is_legend (record->cells, record->n_cells))
        {
          reading->again_count++;
          return TRUE;
        }
      reading->legend_left = 0;
    }
  if (is_header_again (reading, record))
    {
      reading->again_count++;
      return TRUE;
    }
  return reading->func ? reading->func (record, reading->data, error) : TRUE;
}

static gboolean
read_whole (Reading *reading, CwRosterEncoding encoding, GError **error)
{
  CwRosterSheet *sheet = reading->sheet;
  g_autoptr (CwRosterDecoder) decoder = cw_roster_decoder_new (encoding);
  g_autoptr (CwRosterTable) table =
      cw_roster_table_new (sheet->delimiter, take_record_cb, reading);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  gboolean is_whole;

  reading->decoder = decoder;
  reading->table = table;
  reading->text = text;
  reading->legend_left = LEGEND_RECORDS;
  is_whole =
      cw_roster_source_read (sheet->source, sheet->member, take_bytes_cb, reading, error);
  if (is_whole)
    {
      g_string_truncate (text, 0);
      cw_roster_decoder_end (decoder, text);
      is_whole = cw_roster_table_feed (table, text->str, text->len, error) &&
                 cw_roster_table_end (table, error);
    }
  names = g_steal_pointer (&reading->names);
  sheet->encoding = cw_roster_decoder_verdict (decoder);
  sheet->bad_count = cw_roster_decoder_bad_count (decoder);
  return is_whole;
}

static gboolean
survey_record_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  static const CwRosterField dates[] = { CW_ROSTER_FIELD_MODIFIED, CW_ROSTER_FIELD_START,
                                         CW_ROSTER_FIELD_END };
  CwRosterSheet *sheet = data;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    cw_roster_date_look (cw_roster_sheet_choice (sheet, record, dates[i]), &sheet->hint);
  return TRUE;
}

CwRosterSheet *
cw_roster_sheet_open (CwRosterSource *source,
                      const CwRosterMember *member,
                      const CwRosterColumn *columns,
                      GError **error)
{
  g_autoptr (CwRosterSheet) sheet = g_new0 (CwRosterSheet, 1);
  Reading reading = { .sheet = sheet, .func = survey_record_cb, .data = sheet };

  sheet->source = source;
  sheet->member = member;
  sheet->columns = columns;
  sheet->notes = g_ptr_array_new_with_free_func (g_free);
  if (!read_head (sheet, error) || !read_whole (&reading, sheet->encoding, error))
    return NULL;
  if (sheet->header_line > 1)
    g_ptr_array_add (sheet->notes,
                     g_strdup_printf ("the columns are named on line %" G_GINT64_FORMAT
                                      "; what stands above is not read",
                                      sheet->header_line));
  if (reading.again_count > 0)
    g_ptr_array_add (sheet->notes,
                     g_strdup_printf ("%u more header rows are not read", reading.again_count));
  return g_steal_pointer (&sheet);
}

void
cw_roster_sheet_close (CwRosterSheet *sheet)
{
  if (!sheet)
    return;
  cw_roster_header_free (sheet->header);
  g_strfreev (sheet->header_cells);
  g_ptr_array_unref (sheet->notes);
  g_free (sheet);
}

gboolean
cw_roster_sheet_read (CwRosterSheet *sheet,
                      CwRosterRecordFunc func,
                      gpointer data,
                      GError **error)
{
  Reading reading = { .sheet = sheet, .func = func, .data = data };

  return read_whole (&reading, sheet->encoding, error);
}

/* In place: the cell's room is free until the next record. Non-breaking spaces come from pages. */
static const char *
trim (char *text)
{
  for (;;)
    if (g_ascii_isspace (*text))
      text++;
    else if (g_str_has_prefix (text, "\u00a0"))
      text += 2;
    else if (g_str_has_prefix (text, "\ufeff"))
      text += 3;
    else
      break;
  g_strchomp (text);
  while (g_str_has_suffix (text, "\u00a0"))
    {
      text[strlen (text) - 2] = '\0';
      g_strchomp (text);
    }
  return text;
}

const char *
cw_roster_sheet_cell (CwRosterSheet *sheet, const CwRosterRecord *record, CwRosterField field)
{
  int column = sheet->header ? sheet->header->column[field] : -1;

  return column >= 0 && column < (int) record->n_cells ? trim (record->cells[column]) : "";
}

const char *
cw_roster_sheet_choice (CwRosterSheet *sheet, const CwRosterRecord *record, CwRosterField field)
{
  static const char *const nothing[] = {
    "null", "n/a", "#n/a", "na", "none", "\\n", "nil", "-"
  };
  const char *text = cw_roster_sheet_cell (sheet, record, field);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (g_ascii_strcasecmp (text, nothing[i]) == 0)
      return "";
  return text;
}

gboolean
cw_roster_sheet_is_day_first (CwRosterSheet *sheet)
{
  if (sheet->date_order != CW_ROSTER_DATES_BY_FILE)
    return sheet->date_order == CW_ROSTER_DATES_DAY_FIRST;
  return sheet->hint.first_over > 0 && sheet->hint.second_over == 0;
}
