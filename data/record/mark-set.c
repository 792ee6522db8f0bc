#include "corewalk/mark.h"

#include "corewalk/form.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/writer.h"
#include "sql.h"

static gint64
find_mark (CwStore *store, gint64 visit, gint64 item)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_mark_find);

  cw_stmt_bind_int (stmt, ":visit", visit);
  cw_stmt_bind_int (stmt, ":item", item);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

static gboolean
check_value (CwStore *store,
             const CwHost *host,
             gint64 item,
             int value,
             gboolean *is_level,
             GError **error)
{
  g_autoptr (GPtrArray) items = cw_form_items (store, host->form, error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const CwItem *known = items->pdata[i];

      if (known->id != item)
        continue;

      *is_level = known->level_count > 0;
      if (value == CW_MARK_NOT_OBSERVABLE ||
          (*is_level ? value >= 1 && value <= known->level_count : value == 0 || value == 1))
        return TRUE;

      if (*is_level)
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                     "'%s' takes a level from 1 to %d, or not-observable", known->key,
                     known->level_count);
      else
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                     "'%s' takes seen, not-seen or not-observable", known->key);
      return FALSE;
    }

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                       "the walk's form has no such look-for");
  return FALSE;
}

gint64
cw_mark_set (CwStore *store,
             gint64 visit,
             gint64 item,
             int value,
             const CwMoment *moment,
             GError **error)
{
  char visit_room[CW_UUID_TEXT_LENGTH + 1], item_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *text = NULL;
  gboolean is_level;
  const CwStream *stream;
  gint64 mark;
  CwHost host;
  CwLine line;

  if (!cw_host_find_visit (store, visit, &host, error) ||
      !check_value (store, &host, item, value, &is_level, error))
    return 0;

  text = cw_mark_dup_text (is_level, value);
  mark = find_mark (store, visit, item);
  if (mark != 0)
    return cw_record_edit (store, mark, "value", text, moment, error) ? mark : 0;

  stream = cw_writer_begin (store, "mark", &host, moment, &line, visit_room, error);
  if (stream == NULL)
    return 0;

  cw_writer_put_ref (store, stream, &line, "item", item, item_room);
  if (is_level && value > 0)
    cw_line_put_int (&line, "value", value);
  else
    cw_line_put_text (&line, "value", text);
  return cw_writer_finish (store, stream, &line, error);
}

GArray *
cw_mark_list (CwStore *store, gint64 visit, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CwMark));
  g_autoptr (GPtrArray) items = NULL;
  CwHost host;

  if (!cw_host_find_visit (store, visit, &host, error))
    return NULL;

  items = cw_form_items (store, host.form, error);
  if (items == NULL)
    return NULL;

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_mark_find);
      CwMark mark = { .item = ((CwItem *) items->pdata[i])->id };

      cw_stmt_bind_int (stmt, ":visit", visit);
      cw_stmt_bind_int (stmt, ":item", mark.item);
      if (cw_stmt_next (stmt))
        {
          mark.id = cw_stmt_int (stmt, 0);
          mark.value = (int) cw_stmt_int (stmt, 1);
          mark.moment.at_ms = cw_stmt_int (stmt, 2);
          mark.moment.offset_min = (int) cw_stmt_int (stmt, 3);
          g_array_append_val (marks, mark);
        }
      if (!cw_stmt_done (stmt, error))
        return NULL;
    }

  return g_steal_pointer (&marks);
}
