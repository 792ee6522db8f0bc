#include "data/keep/line-check.h"

#include "data/base/stmt.h"
#include "data/keep/amended.h"
#include "data/keep/fault-list.h"
#include "data/log/address.h"
#include "data/log/log-lines.h"
#include "data/record/life.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

/* Where the reading of one stream stands. */
typedef struct
{
  CwLineCheck *check;
  const CwStream *stream;
  CwFrame *frame;
  guint64 next;        /* the line that must come now */
  gint64 said_opening; /* by the last line that said one; -1 for none */
} Pass;

static void
add_line_fault (Pass *pass, guint32 seq, const char *what)
{
  cw_fault_add (pass->check->faults, "stream %d, line %u%s%s", pass->stream->number, seq,
                g_str_has_prefix (what, "byte ") ? ", " : ": ", what);
}

static gboolean
says_text (const CwLine *line, const char *name, const char *text)
{
  const CwCell *cell = cw_line_get (line, name);

  return cell == NULL ? text[0] == '\0'
                      : cell->type == CW_CELL_TEXT && strcmp (cell->text, text) == 0;
}

/* The first line of a stream says what the stream is. */
static void
check_first_line (Pass *pass, const CwLine *line)
{
  const CwStream *stream = pass->stream;
  const CwCell *sample = cw_line_get (line, "sample");
  char bits[17], key[sizeof stream->key * 2 + 1];

  g_snprintf (bits, sizeof bits, "%016" G_GINT64_MODIFIER "x", stream->bits);
  sodium_bin2hex (key, sizeof key, stream->key, sizeof stream->key);
  if (strcmp (line->kind, "stream") != 0 || !says_text (line, "stream", bits) ||
      !says_text (line, "audience", stream->audience) ||
      !says_text (line, "author", stream->author) ||
      !says_text (line, "scope", stream->scope) || !says_text (line, "key", key) ||
      sample == NULL || sample->type != CW_CELL_INT ||
      (sample->integer != 0) != stream->is_sample)
    add_line_fault (pass, 1, "it says other things of the stream than are known of it");
}

/* An id is only right when the line's opening is. */
static void
check_opening (Pass *pass, const CwEntry *entry)
{
  CwAddress address;
  CwUuid uuid;

  if (!cw_log_to_uuid (pass->check->log, entry->id, &uuid) ||
      !cw_address_from_uuid (&uuid, &address) || address.opening != pass->said_opening)
    add_line_fault (pass, entry->seq, "its id is not the one that it was written with");
}

static gboolean
check_amendment (Pass *pass, const CwEntry *entry, const CwLine *line, GError **error)
{
  CwLineCheck *check = pass->check;
  g_autoptr (CwStmt) stmt = NULL;
  gint64 record;

  /* What it is about may be missing, and a person wanted to see what came all the same. */
  if (cw_project_find_target (check->store, entry, line, &record, NULL) && record == 0)
    return TRUE;

  check->amendment_count++;
  stmt = cw_stmt_new (cw_log_get_db (check->log), cw_sql_amend_find);
  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_int (stmt, ":line", entry->id);
  if (record == 0 || !cw_stmt_next (stmt))
    {
      add_line_fault (pass, entry->seq, "it is not known to which record it belongs");
      check->is_partial = TRUE;
    }

  return cw_stmt_done (stmt, error);
}

/* A damaged page of a table is a fault; the log is read on. */
static gboolean
hold (CwLineCheck *check, const CwKind *kind, gint64 record, const CwRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_done = cw_row_check (check->rows, kind, record, row, &local);

  check->is_partial |= !is_done;
  return cw_fault_endure (check->faults, is_done, &local, error);
}

static gboolean
check_row (Pass *pass, const CwEntry *entry, const CwLine *line, GError **error)
{
  CwLineCheck *check = pass->check;
  const CwKind *kind = cw_kind_find_in (entry->stream->audience, line->kind);
  CwRow row = { .lists = check->lists };

  return kind == NULL || cw_amended_has (check->amended, entry->id) ||
         !cw_project_simple_row (check->store, kind, entry, line, &row) ||
         hold (check, kind, entry->id, &row, error);
}

static gboolean
read_line (Pass *pass, const CwEntry *entry, CwLine *line)
{
  g_autoptr (GError) local = NULL;

  cw_line_clear (line);
  if (entry->length == 0 ||
      cw_line_read (pass->check->reader, entry->bytes, entry->length, line, &local))
    return TRUE;

  add_line_fault (pass, entry->seq, local->message);
  pass->check->is_partial = TRUE;
  return FALSE;
}

static gboolean
check_line (const CwEntry *entry, gpointer user_data, GError **error)
{
  Pass *pass = user_data;
  CwLine line;

  pass->check->line_count++;
  if (!read_line (pass, entry, &line))
    return TRUE;
  if (line.has_opening)
    pass->said_opening = line.opening;
  check_opening (pass, entry);
  if (cw_line_is_void (entry->bytes, entry->length))
    return TRUE;

  if (entry->seq == 1)
    check_first_line (pass, &line);
  if (cw_project_is_amendment (pass->check->store, entry, &line))
    return check_amendment (pass, entry, &line, error);

  return check_row (pass, entry, &line, error);
}

static gboolean
report (CwLineCheck *check, GError **error)
{
  double fraction = (double) check->line_count / (double) MAX (check->line_total, 1);

  if (check->progress == NULL || check->progress (MIN (fraction, 1.0), check->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

/* A person wants to see what came beyond a gap: the opening that holds there was said by a bundle. */
static gboolean
is_accepted_gap (Pass *pass, guint64 first)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (pass->check->log != pass->check->store->log)
    return FALSE;

  stmt = cw_stmt_new (pass->check->store->shared, cw_sql_span_shown);
  cw_stmt_bind_int (stmt, ":stream", pass->stream->number);
  cw_stmt_bind_int (stmt, ":first", (gint64) first);
  if (!cw_stmt_next (stmt))
    return FALSE;

  pass->said_opening = cw_stmt_int (stmt, 0);
  return TRUE;
}

static void
check_gap (Pass *pass, guint64 first)
{
  if (first == pass->next || (first > pass->next && is_accepted_gap (pass, first)))
    return;

  pass->check->is_partial = TRUE;
  if (first > pass->next)
    cw_fault_add (pass->check->faults,
                  "stream %d: lines %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT " are missing",
                  pass->stream->number, pass->next, first - 1);
  else
    cw_fault_add (pass->check->faults,
                  "stream %d: lines from %" G_GUINT64_FORMAT " on are there twice",
                  pass->stream->number, first);
}

/* What a frame that can't be read held is not known; what comes after it is. */
static gboolean
check_frame (Pass *pass, CwStmt *stmt, GError **error)
{
  CwLineCheck *check = pass->check;
  g_autoptr (GError) local = NULL;

  check_gap (pass, (guint32) cw_stmt_int (stmt, 0));
  if (cw_frame_unpack (stmt, pass->frame, &local))
    {
      pass->next = (guint64) pass->frame->last + 1;
      return cw_lines_each (check->log, pass->frame, check_line, pass, error);
    }

  cw_fault_add (check->faults, "%s", local->message);
  check->is_partial = TRUE;
  pass->said_opening = -1;
  pass->next = (guint64) MAX (cw_stmt_int (stmt, 1), pass->frame->first) + 1;
  return TRUE;
}

gboolean
cw_line_check_stream (CwLineCheck *check, const CwStream *stream, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (cw_log_get_db (check->log), cw_sql_frame_range);
  g_autoptr (CwFrame) frame = cw_frame_new ();
  g_autoptr (GError) local = NULL;
  Pass pass = { .check = check,
                .stream = stream,
                .frame = frame,
                .next = (guint64) stream->fork_seq + 1,
                .said_opening = -1 };

  if (stream->trunk != NULL)
    pass.said_opening = cw_log_opening_at (check->log, stream, stream->fork_seq, NULL);

  cw_stmt_bind_int (stmt, ":from", cw_log_make_id (stream->number, 0));
  cw_stmt_bind_int (stmt, ":to", cw_log_make_id (stream->number, G_MAXUINT32));
  while (cw_stmt_next (stmt))
    if (!report (check, error) || !check_frame (&pass, stmt, error))
      return FALSE;
  if (cw_stmt_done (stmt, &local))
    return TRUE;

  /* A damaged page hides the frames after it; other streams may lie on whole ones. */
  check->is_partial = TRUE;
  cw_fault_add (check->faults, "stream %d, lines from %" G_GUINT64_FORMAT " on: %s",
                stream->number, pass.next, local->message);
  return TRUE;
}

static void
count_life (CwLineCheck *check, const CwFold *fold)
{
  g_autoptr (GArray) roots = cw_life_list_roots (check->store, fold);

  if (cw_log_id_is_private (fold->record))
    return;

  check->dead_count += cw_life_is_dead_host (fold);
  check->went_count += roots->len;
}

static gboolean
check_folded (CwLineCheck *check, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (check->store, record, &local);
  CwRow row = { .lists = check->lists };

  if (fold != NULL)
    count_life (check, fold);
  if (fold != NULL)
    return !cw_project_row (check->store, fold, &row) ||
           hold (check, fold->kind, record, &row, error);

  /* What can't be read was told when the lines were gone through. */
  if (!g_error_matches (local, CW_ERROR, CW_ERROR_STORAGE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cw_line_check_amended (CwLineCheck *check, GError **error)
{
  for (guint i = 0; i < check->amended->len; i++)
    if ((i % 256 == 0 && !report (check, error)) ||
        !check_folded (check, g_array_index (check->amended, gint64, i), error))
      return FALSE;

  return TRUE;
}
