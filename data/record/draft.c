#include "corewalk/note.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/store/store-private.h"
#include "sql.h"

gboolean
cw_draft_set (CwStore *store,
              const char *place,
              const char *text,
              const CwMoment *moment,
              GError **error)
{
  gboolean is_kept = text != NULL && text[0] != '\0';
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_store_check_writer (store, error) ||
      (is_kept && !cw_text_check ("the text", text, error)))
    return FALSE;

  stmt = cw_stmt_new (store->private, is_kept ? cw_sql_draft_set : cw_sql_draft_drop);
  cw_stmt_bind_text (stmt, ":place", place);
  if (is_kept)
    {
      cw_stmt_bind_text (stmt, ":text", text);
      cw_stmt_bind_int (stmt, ":at_ms", at.at_ms);
      cw_stmt_bind_int (stmt, ":offset", at.offset_min);
    }
  return cw_stmt_run (stmt, error);
}

char *
cw_draft_dup (CwStore *store, const char *place, CwMoment *moment)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_draft_get);

  cw_stmt_bind_text (stmt, ":place", place);
  if (!cw_stmt_next (stmt))
    return NULL;

  if (moment != NULL)
    {
      moment->at_ms = cw_stmt_int (stmt, 1);
      moment->offset_min = (int) cw_stmt_int (stmt, 2);
    }
  return cw_stmt_dup_text (stmt, 0);
}
