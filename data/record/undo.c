#include "data/record/undo.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/act-words.h"
#include "data/record/act.h"
#include "data/record/project.h"
#include "data/record/reverse.h"
#include "sql.h"

#include <string.h>

typedef struct
{
  gint64 act, token, step;
  char *title;
  GArray *lines; /* of gint64: everything that the act wrote, latest first */
} Turn;

static void
clear_turn (Turn *turn)
{
  g_free (turn->title);
  g_clear_pointer (&turn->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turn, clear_turn)

static void
add_ranges (const char *added, GArray *lines)
{
  while (*added != '\0')
    {
      char *end;
      gint64 first = g_ascii_strtoll (added, &end, 10);
      gint64 count = *end == '+' ? g_ascii_strtoll (end + 1, &end, 10) : 0;

      for (gint64 i = 0; i < count; i++)
        {
          gint64 line = first + i;

          g_array_prepend_val (lines, line);
        }
      added = *end == ' ' ? end + 1 : end + strlen (end);
    }
}

/* Reads the next row of query/act-*.sql, if there is one. */
static gboolean
read_turn (CwStore *store, CwStmt *stmt, Turn *turn, gboolean *found, GError **error)
{
  g_autoptr (CwStmt) swaps = NULL;

  *found = cw_stmt_next (stmt);
  if (!*found)
    return cw_stmt_done (stmt, error);

  turn->act = cw_stmt_int (stmt, 0);
  turn->token = cw_stmt_int (stmt, 1);
  turn->title = cw_stmt_dup_text (stmt, 2);
  turn->step = cw_stmt_int (stmt, 4);
  turn->lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  swaps = cw_stmt_new (store->shared, cw_sql_act_swaps);
  cw_stmt_bind_int (swaps, ":act", turn->act);
  while (cw_stmt_next (swaps))
    {
      gint64 line = cw_stmt_int (swaps, 0);

      g_array_append_val (turn->lines, line);
    }
  add_ranges (cw_stmt_text (stmt, 3), turn->lines);
  return cw_stmt_done (swaps, error);
}

/* The line that stood there before the turn: "" for one that was void or not there; NULL with @error:
 * what can't be read is not taken for void. */
static char *
find_taken_back (CwStore *store, const Turn *turn, gint64 line, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_taken_back_get);
  g_autofree char *text = NULL;

  cw_stmt_bind_int (stmt, ":token", turn->token);
  cw_stmt_bind_int (stmt, ":line", line);
  cw_stmt_bind_int (stmt, ":step", turn->step);
  if (cw_stmt_next (stmt))
    text = cw_stmt_dup_text (stmt, 0);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static gboolean
is_sealed (CwStore *store, gint64 line)
{
  const CwStream *stream = cw_log_stream_of (cw_store_log_of (store, line), line);

  return stream == NULL || !stream->is_own || (guint32) line <= stream->sealed_seq;
}

/* Which record the text of a line is about, or its own record when it is void. */
static gint64
find_record (CwStore *store, gint64 id, const char *bytes)
{
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  CwLog *log = cw_store_log_of (store, id);
  CwEntry entry = { .id = id, .stream = cw_log_stream_of (log, id) };
  CwLine line;

  if (bytes[0] == '\0' || !cw_line_read (reader, bytes, strlen (bytes), &line, NULL))
    return 0;

  return cw_project_target (store, &entry, &line, NULL);
}

static gboolean
turn_line (CwStore *store, gint64 id, const char *before, GError **error)
{
  g_autofree char *now = NULL;
  gint64 record;
  CwEntry entry;

  if (!cw_log_get (cw_store_log_of (store, id), id, &entry, error))
    return FALSE;

  now = g_strndup (entry.bytes, entry.length);
  record = find_record (store, id, before[0] != '\0' ? before : now);
  return cw_act_swap (store, record == 0 ? id : record, id, before, strlen (before), error);
}

static gboolean
has_sent (CwStore *store, const Turn *turn)
{
  for (guint i = 0; i < turn->lines->len; i++)
    if (is_sealed (store, g_array_index (turn->lines, gint64, i)))
      return TRUE;

  return FALSE;
}

/* Inside an act: what was sent stays, and new lines say that it is not so any more. */
static gboolean
turn_lines (CwStore *store, const Turn *turn, GError **error)
{
  for (guint i = 0; i < turn->lines->len; i++)
    {
      gint64 line = g_array_index (turn->lines, gint64, i);
      g_autofree char *before = find_taken_back (store, turn, line, error);

      if (before == NULL ||
          !(is_sealed (store, line) ? cw_reverse_line (store, line, before, error)
                                    : turn_line (store, line, before, error)))
        return FALSE;
    }

  return TRUE;
}

/* What is done again by new lines is a new act, so that it can be undone like any other. */
static gboolean
turn_over (CwStore *store, const Turn *turn, gboolean is_undo, GError **error)
{
  gboolean is_private =
      turn->lines->len > 0 && cw_log_id_is_private (g_array_index (turn->lines, gint64, 0));
  gboolean is_sent = has_sent (store, turn);

  if (!cw_act_begin (store, is_private, is_sent && !is_undo ? turn->title : NULL, NULL, error))
    return FALSE;

  if (is_sent && !is_undo)
    cw_act_retire (store, turn->act);
  else
    cw_act_set_turn (store, turn->act, turn->token, turn->step + 1,
                     is_sent   ? CW_TURNED_FOR_GOOD
                     : is_undo ? CW_TURNED_UNDONE
                               : CW_TURNED_IN_FORCE);
  if (!turn_lines (store, turn, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

static char *
turn_last (CwStore *store, const char *sql, gboolean is_undo, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;
  g_auto (Turn) turn = { 0 };
  gboolean found, is_done;

  if (!cw_store_check_writer (store, error))
    return NULL;

  stmt = cw_stmt_new (store->shared, sql);
  if (!read_turn (store, stmt, &turn, &found, error))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           is_undo ? "there is nothing to undo"
                                   : "there is nothing to do again");
      return NULL;
    }
  g_clear_pointer (&stmt, cw_stmt_free);

  is_done = turn_over (store, &turn, is_undo, error);
  return is_done ? cw_act_words_dup (turn.title) : NULL;
}

char *
cw_undo (CwStore *store, GError **error)
{
  return turn_last (store, cw_sql_act_last, TRUE, error);
}

char *
cw_redo (CwStore *store, GError **error)
{
  return turn_last (store, cw_sql_act_last_undone, FALSE, error);
}

static gboolean
has_line (const Turn *turn, gint64 line)
{
  for (guint i = 0; i < turn->lines->len; i++)
    if (g_array_index (turn->lines, gint64, i) == line)
      return TRUE;

  return FALSE;
}

gboolean
cw_undo_bring_back_with (CwStore *store, gint64 line, gboolean *found, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_act_with_swaps);
  g_auto (Turn) turn = { 0 };

  do
    {
      clear_turn (&turn);
      memset (&turn, 0, sizeof turn);
      if (!read_turn (store, stmt, &turn, found, error))
        return FALSE;
    }
  while (*found && !has_line (&turn, line));
  g_clear_pointer (&stmt, cw_stmt_free);

  return !*found || turn_lines (store, &turn, error);
}

gboolean
cw_undo_bring_back (CwStore *store, gint64 line, gboolean *found, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_act_of_line);
  g_auto (Turn) turn = { 0 };

  cw_stmt_bind_int (stmt, ":line", line);
  if (!read_turn (store, stmt, &turn, found, error))
    return FALSE;

  return !*found || turn_lines (store, &turn, error);
}
