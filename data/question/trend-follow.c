#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/store/store-private.h"
#include "sql.h"

/* Two columns of the statement for each. */
static const char *const labels[] = {
  N_ ("cycles with a goal"),
  N_ ("cycles in which something was done"),
  N_ ("cycles with a visit"),
  N_ ("cycles with a talk after the visit, of those with a visit"),
  N_ ("cycles with students' work at the beginning"),
  N_ ("cycles with students' work at both ends, of the closed ones"),
  N_ ("goals met, of the closed cycles"),
  N_ ("steps checked on in time, of those due"),
  N_ ("steps checked on late"),
  N_ ("steps not checked on"),
};

/* Cycles belong to their partners, who see their own: nothing is hidden from them. */
CwTrendTable *
cw_trend_ask_follow (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_follow);
  g_autoptr (CwTrendTable) table = cw_trend_table_new (question, CW_TREND_COUNT);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    cw_trend_table_add_row (table, 0, "", labels[i]);
  cw_trend_table_add_column (table, "how many");
  cw_trend_table_fill (table);

  cw_stmt_bind_int (stmt, ":from_day", question->from_day);
  cw_stmt_bind_int (stmt, ":to_day", question->to_day);
  cw_stmt_bind_int (stmt, ":today", question->today);
  if (cw_stmt_next (stmt))
    for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
      {
        gint64 of = cw_stmt_int (stmt, (int) (2 * i + 1));

        if (of == 0)
          continue;
        cw_trend_set_count (table, i, 0, cw_stmt_int (stmt, (int) (2 * i)));
        cw_trend_table_at (table, i, 0)->of = of;
      }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&table) : NULL;
}
