#include "data/roster/roster-reader.h"

#include "data/roster/roster-model.h"
#include "data/roster/roster-word.h"

#include <string.h>

#define MOST_ID_BYTES 255

void
cw_roster_reader_tell (CwRosterReader *reader,
                       CwRosterIssueKind kind,
                       gint64 line,
                       const char *format,
                       ...)
{
  va_list args;

  if (kind == CW_ROSTER_REFUSED && reader->part)
    reader->part->refused_count++;
  va_start (args, format);
  cw_roster_file_tell (reader->file, kind, reader->file_name, line, "", "",
                       g_strdup_vprintf (format, args));
  va_end (args);
}

void
cw_roster_reader_name (CwRosterReader *reader, const char *id)
{
  GPtrArray *issues = reader->file->issues;
  CwRosterIssue *issue = issues->len > 0 ? issues->pdata[issues->len - 1] : NULL;

  if (!issue || reader->layout->kind > CW_ROSTER_CLASSES ||
      issues->len >= CW_ROSTER_MOST_ISSUES)
    return;
  g_free (issue->id);
  issue->id = g_strdup (id);
}

void
cw_roster_reader_dangle (CwRosterReader *reader,
                         const char *file,
                         gint64 line,
                         const char *id,
                         const char *target,
                         const char *what)
{
  cw_roster_file_tell (reader->file, CW_ROSTER_DANGLING, file, line, id, target,
                       *target ? g_strdup_printf ("%s “%s” is not in the files", what, target)
                               : g_strdup_printf ("%s is not in the files", what));
}

char *
cw_roster_reader_dup (CwRosterReader *reader, const CwRosterRecord *record, CwRosterField field)
{
  return cw_roster_word_line (cw_roster_sheet_cell (reader->sheet, record, field));
}

char *
cw_roster_reader_dup_choice (CwRosterReader *reader,
                             const CwRosterRecord *record,
                             CwRosterField field)
{
  return cw_roster_word_line (cw_roster_sheet_choice (reader->sheet, record, field));
}

char *
cw_roster_reader_dup_day (CwRosterReader *reader,
                          const CwRosterRecord *record,
                          CwRosterField field)
{
  const char *text = cw_roster_sheet_choice (reader->sheet, record, field);
  g_autofree char *quoted = cw_roster_header_shorten (text);
  CwRosterDate date;

  if (cw_roster_date_read (text, cw_roster_sheet_is_day_first (reader->sheet), &date) ==
      CW_ROSTER_DATE_IMPOSSIBLE)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, record->line,
                           "“%s” is not a date of the calendar; the row is kept without it",
                           quoted);
  return g_strdup (date.day);
}

/* A plain table of schools often has no ids but official codes, or names alone; a room's name is its
 * own only within its school. */
static char *
dup_stand_in (CwRosterReader *reader, const CwRosterRecord *record)
{
  CwRosterField field = reader->sheet->header->column[CW_ROSTER_FIELD_CODE] >= 0
                            ? CW_ROSTER_FIELD_CODE
                            : CW_ROSTER_FIELD_TITLE;
  char *id = cw_roster_reader_dup_choice (reader, record, field);
  g_autofree char *own = NULL;
  g_autofree char *school = NULL;

  if (reader->layout->kind != CW_ROSTER_CLASSES || *id == '\0')
    return id;
  own = id;
  school = cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_SCHOOL);
  return g_strconcat (school, "/", own, NULL);
}

static gboolean
begin_id (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  gboolean has_column = reader->sheet->header->column[CW_ROSTER_FIELD_ID] >= 0;

  if (!has_column && (!reader->map || reader->layout->kind > CW_ROSTER_CLASSES))
    {
      row->sourced_id = g_strdup ("");
      return TRUE;
    }
  row->sourced_id = has_column
                        ? cw_roster_reader_dup_choice (reader, record, CW_ROSTER_FIELD_ID)
                        : dup_stand_in (reader, record);
  if (*row->sourced_id != '\0' && strlen (row->sourced_id) <= MOST_ID_BYTES)
    return TRUE;
  cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, record->line,
                         *row->sourced_id ? "its sourcedId is longer than 255 bytes"
                                          : "it has no sourcedId");
  return FALSE;
}

/* A stray quote swallows the rows below it: then nobody knows what else was in the file. */
static void
refuse_width (CwRosterReader *reader, const CwRosterRecord *record, const char *id)
{
  guint n = reader->sheet->header->n_cells;

  if (record->last_line > record->line)
    {
      reader->part->is_torn = TRUE;
      cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, record->line,
                             "it runs on to line %" G_GINT64_FORMAT
                             " and swallows what stands there; a quote is missing",
                             record->last_line);
    }
  else
    cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, record->line,
                           record->n_cells > n ? "%u cells where %u columns have names"
                                               : "it ends after %u of %u cells",
                           record->n_cells, n);
  cw_roster_reader_name (reader, id);
}

static gboolean
is_used (const CwRosterHeader *header, guint cell)
{
  for (int field = 0; field < CW_ROSTER_N_FIELDS; field++)
    if (header->column[field] == (int) cell)
      return TRUE;
  return FALSE;
}

/* A quote in the wrong place has made two cells one. */
static gboolean
has_stray_quote (CwRosterReader *reader, const CwRosterRecord *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (strchr (record->cells[i], '"') && strchr (record->cells[i], reader->sheet->delimiter))
      return TRUE;
  return FALSE;
}

/* A cell of several lines with a whole row's delimiters: a row that fits and has eaten others. */
static gboolean
swallows_rows (CwRosterReader *reader, const CwRosterRecord *record)
{
  guint n = reader->sheet->header->n_cells;

  for (guint i = 0; record->last_line > record->line && i < record->n_cells; i++)
    {
      guint count = 0;

      if (n < (is_used (reader->sheet->header, i) ? 3 : 8) ||
          !strpbrk (record->cells[i], "\r\n"))
        continue;
      for (const char *p = record->cells[i]; *p; p++)
        count += *p == reader->sheet->delimiter;
      if (count >= n - 1)
        return TRUE;
    }
  return FALSE;
}

/* Spreadsheets leave out blank cells at the end of a row. */
static gboolean
reaches_required (CwRosterReader *reader, const CwRosterRecord *record)
{
  for (const CwRosterColumn *c = reader->sheet->columns; c->name; c++)
    if (c->is_required && reader->sheet->header->column[c->field] >= (int) record->n_cells)
      return FALSE;
  return TRUE;
}

static gboolean
has_right_width (CwRosterReader *reader, const CwRosterRecord *record, const char *id)
{
  guint n = reader->sheet->header->n_cells;

  if (swallows_rows (reader, record))
    {
      refuse_width (reader, record, id);
      return FALSE;
    }
  for (guint i = n; i < record->n_cells; i++)
    if (record->cells[i][strspn (record->cells[i], " \t")] != '\0')
      {
        refuse_width (reader, record, id);
        return FALSE;
      }
  if (record->n_cells >= n)
    return TRUE;
  if (has_stray_quote (reader, record) || !reaches_required (reader, record))
    {
      refuse_width (reader, record, id);
      return FALSE;
    }
  if (reader->short_count++ == 0)
    reader->first_short_line = record->line;
  return TRUE;
}

static void
read_modified (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  const char *text = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_MODIFIED);
  gboolean is_day_first = cw_roster_sheet_is_day_first (reader->sheet);
  CwRosterDate date;

  if (cw_roster_date_read (text, is_day_first, &date) == CW_ROSTER_DATE_IMPOSSIBLE)
    cw_roster_reader_tell (reader, CW_ROSTER_NOTE, record->line,
                           "dateLastModified is not a date of the calendar; the row is kept");
  row->modified_ms = date.at_ms;
  reader->file->newest_ms = MAX (reader->file->newest_ms, date.at_ms);
}

gboolean
cw_roster_reader_begin (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  const char *status;

  reader->part->row_count++;
  *row = (CwRosterRow){ .line = record->line };
  if (record->has_nul)
    {
      cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, record->line, "it holds a zero byte");
      cw_roster_reader_name (reader, cw_roster_sheet_choice (reader->sheet, record,
                                                             CW_ROSTER_FIELD_ID));
      return FALSE;
    }
  if (!begin_id (reader, record, row) || !has_right_width (reader, record, row->sourced_id))
    return FALSE;
  status = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_STATUS);
  if (!cw_roster_word_status (status, &row->status))
    cw_roster_reader_tell (
        reader, CW_ROSTER_NOTE, record->line,
        "its status is none of active, inactive and tobedeleted; read as active");
  read_modified (reader, record, row);
  return TRUE;
}
