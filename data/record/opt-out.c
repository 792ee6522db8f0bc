#include "corewalk/opt-out.h"

#include "corewalk/record.h"
#include "corewalk/same.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/amend.h"
#include "data/record/writer.h"
#include "sql.h"

void
cw_opt_out_free (CwOptOut *opt_out)
{
  if (opt_out == NULL)
    return;

  cw_host_room_free (opt_out->room);
  g_free (opt_out->note);
  g_free (opt_out);
}

static gboolean
check (CwStore *store,
       gint64 class_id,
       gint64 since,
       gint64 until,
       const char *note,
       GError **error)
{
  g_autoptr (CwHostRoom) room = cw_host_room_get (store, class_id, error);

  if (room == NULL || (note != NULL && !cw_text_check ("the note", note, error)))
    return FALSE;
  if (until != G_MININT64 && until < since)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the last day is before the first");
      return FALSE;
    }
  if (cw_opt_out_find (store, class_id, since) != 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_EXISTS, "%s opts out on that day already",
                   room->title);
      return FALSE;
    }

  return TRUE;
}

gint64
cw_opt_out_add (CwStore *store,
                gint64 class_id,
                gint64 since,
                gint64 until,
                const char *note,
                const CwMoment *moment,
                GError **error)
{
  static const CwHost nothing = { 0 };
  g_autofree char *first = cw_day_format (since);
  g_autofree char *last = until == G_MININT64 ? NULL : cw_day_format (until);
  char room[CW_UUID_TEXT_LENGTH + 1], class_room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!check (store, class_id, since, until, note, error))
    return 0;
  stream = cw_writer_begin (store, "optout", &nothing, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  cw_writer_put_ref (store, stream, &line, "class", class_id, class_room);
  cw_line_put_text (&line, "since", first);
  if (last != NULL)
    cw_line_put_text (&line, "until", last);
  if (note != NULL)
    cw_line_put_text (&line, "note", note);
  return cw_writer_finish (store, stream, &line, error);
}

static gint64
find_since (CwStore *store, gint64 opt_out, gint64 *since, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_optout_get);
  gint64 found = 0;

  cw_stmt_bind_int (stmt, ":id", opt_out);
  if (cw_stmt_next (stmt))
    {
      found = cw_stmt_int (stmt, 0);
      *since = cw_stmt_int (stmt, 2);
    }
  if (cw_stmt_done (stmt, error) && found == 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "no room opts out by that");
  return found;
}

gboolean
cw_opt_out_end (CwStore *store,
                gint64 opt_out,
                gint64 last,
                const CwMoment *moment,
                GError **error)
{
  g_autofree char *day = cw_day_format (last);
  gint64 since;

  if (find_since (store, opt_out, &since, error) == 0)
    return FALSE;

  return last < since ? cw_record_delete (store, opt_out, moment, error)
                      : cw_record_edit (store, opt_out, "until", day, moment, error);
}

gint64
cw_opt_out_find (CwStore *store, gint64 class_id, gint64 day)
{
  g_autoptr (GArray) entries = cw_same_list (store, class_id, NULL);
  gint64 found = 0;

  for (guint i = 0; entries != NULL && i < entries->len && found == 0; i++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_optout_of_class);

      cw_stmt_bind_int (stmt, ":class", g_array_index (entries, gint64, i));
      cw_stmt_bind_int (stmt, ":day", day);
      found = cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
    }

  return found;
}

GPtrArray *
cw_opt_out_list (CwStore *store, gint64 day, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_opt_out_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_optout_list);

  cw_stmt_bind_int (stmt, ":day", day);
  while (cw_stmt_next (stmt))
    {
      CwHostRoom *room = cw_host_room_get (store, cw_stmt_int (stmt, 1), NULL);
      CwOptOut *opt_out;

      if (room == NULL)
        continue;
      opt_out = g_new0 (CwOptOut, 1);
      opt_out->id = cw_stmt_int (stmt, 0);
      opt_out->room = room;
      opt_out->since = cw_stmt_int (stmt, 2);
      opt_out->until = cw_stmt_is_null (stmt, 3) ? G_MININT64 : cw_stmt_int (stmt, 3);
      opt_out->note = cw_stmt_dup_text (stmt, 4);
      g_ptr_array_add (list, opt_out);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}
