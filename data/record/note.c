#include "corewalk/note.h"

#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/field.h"
#include "data/record/writer.h"
#include "sql.h"

#define LIVE_MS (10 * 60 * 1000) /* given so near to now, it is not a late entry */
#define CLOCK_ERROR_MS                                                                         \
  (24 * 60 * 60 * 1000) /* a line further ahead was given a time, or a wrong clock's */

void
cw_note_free (CwNote *note)
{
  if (note == NULL)
    return;

  g_free (note->text);
  g_free (note);
}

/*
 * What is typed now comes after what was typed before, also when the clock was set back between
 * two runs of the program; a late entry keeps the time that it was given.
 */
static CwMoment
keep_order (CwStore *store, gint64 visit, const CwMoment *given)
{
  CwMoment now = cw_moment_now ();
  CwMoment moment = given != NULL ? *given : now;
  g_autoptr (CwStmt) stmt = NULL;

  if (ABS (moment.at_ms - now.at_ms) > LIVE_MS)
    return moment;

  stmt = cw_stmt_new (store->shared, cw_sql_note_latest);
  cw_stmt_bind_int (stmt, ":visit", visit);
  if (cw_stmt_next (stmt) && cw_stmt_int (stmt, 0) >= moment.at_ms &&
      cw_stmt_int (stmt, 0) - moment.at_ms < CLOCK_ERROR_MS)
    moment.at_ms = cw_stmt_int (stmt, 0) + 1;

  return moment;
}

gint64
cw_note_add (CwStore *store,
             gint64 visit,
             CwTags tags,
             const char *text,
             const CwMoment *moment,
             GError **error)
{
  g_autofree char *tag_names = cw_field_format_tags (tags);
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwMoment at;
  CwHost host;
  CwLine line;

  if (!cw_text_check ("the line", text, error) ||
      !cw_host_find_visit (store, visit, &host, error))
    return 0;

  at = keep_order (store, visit, moment);
  stream = cw_writer_begin (store, "note", &host, &at, &line, room, error);
  if (stream == NULL)
    return 0;

  if (tags != CW_TAG_NONE)
    cw_line_put_text (&line, "tags", tag_names);
  cw_line_put_text (&line, "text", text);
  return cw_writer_finish (store, stream, &line, error);
}

static CwNote *
read_note (CwStmt *stmt)
{
  CwNote *note = g_new0 (CwNote, 1);

  note->id = cw_stmt_int (stmt, 0);
  note->visit = cw_stmt_int (stmt, 1);
  note->moment.at_ms = cw_stmt_int (stmt, 2);
  note->moment.offset_min = (int) cw_stmt_int (stmt, 3);
  note->tags = (CwTags) cw_stmt_int (stmt, 4);
  note->item = cw_stmt_int (stmt, 5);
  note->text = cw_stmt_dup_text (stmt, 6);
  return note;
}

GPtrArray *
cw_note_list (CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_note_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_note_list);

  cw_stmt_bind_int (stmt, ":visit", visit);
  while (cw_stmt_next (stmt))
    g_ptr_array_add (notes, read_note (stmt));

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&notes) : NULL;
}

CwNote *
cw_note_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_note_get);
  g_autoptr (CwNote) note = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    note = read_note (stmt);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (note == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such line");

  return g_steal_pointer (&note);
}

gboolean
cw_note_link (CwStore *store, gint64 note, gint64 item, const CwMoment *moment, GError **error)
{
  char text[CW_UUID_TEXT_LENGTH + 1] = "";
  CwUuid uuid;

  if (item != 0)
    {
      if (!cw_log_to_uuid (store->log, item, &uuid))
        {
          g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                               "there is no such look-for");
          return FALSE;
        }
      cw_uuid_to_text (&uuid, text);
    }

  return cw_record_edit (store, note, "item", text, moment, error);
}
