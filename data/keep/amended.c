#include "data/keep/amended.h"

#include "data/base/stmt.h"
#include "sql.h"

GArray *
cw_amended_list (CwDb *db, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_amend_records);

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      g_array_append_val (records, record);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&records) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

gboolean
cw_amended_has (const GArray *amended, gint64 record)
{
  return g_array_binary_search ((GArray *) amended, &record, compare_ids, NULL);
}
