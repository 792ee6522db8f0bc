#include "corewalk/memo.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

void
cw_memo_free (CwMemo *memo)
{
  if (memo == NULL)
    return;

  g_free (memo->text);
  g_free (memo);
}

gint64
cw_memo_add (CwStore *store, const char *text, const CwMoment *moment, GError **error)
{
  static const CwHost nothing = { 0 };
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!cw_text_check ("the memo", text, error))
    return 0;

  stream = cw_writer_begin (store, "memo", &nothing, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "text", text);
  return cw_writer_finish (store, stream, &line, error);
}

GPtrArray *
cw_memo_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) memos = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_memo_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_memo_list);

  while (cw_stmt_next (stmt))
    {
      CwMemo *memo = g_new0 (CwMemo, 1);

      memo->id = cw_stmt_int (stmt, 0);
      memo->moment.at_ms = cw_stmt_int (stmt, 1);
      memo->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      memo->text = cw_stmt_dup_text (stmt, 3);
      g_ptr_array_add (memos, memo);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&memos) : NULL;
}
