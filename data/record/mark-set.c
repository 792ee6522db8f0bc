#include "corewalk/mark.h"

#include "corewalk/form.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/meaning.h"
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
  g_autoptr (CwItem) known = NULL;
  gboolean is_level;
  const CwStream *stream;
  gint64 mark;
  CwHost host;
  CwLine line;

  if (!cw_host_find_visit (store, visit, &host, error))
    return 0;

  known = cw_meaning_find_item (store, host.form, item, error);
  is_level = known != NULL && known->level_count > 0;
  if (known == NULL || !cw_meaning_check_mark (known, is_level, value, error))
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
