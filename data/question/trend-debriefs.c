#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/question/trend-answer.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

static const char *const states[] = { N_ ("open"), N_ ("overdue"), N_ ("done in time"),
                                      N_ ("done late"), N_ ("dropped") };

static guint
find_state (CwStmt *stmt, gint64 today)
{
  gboolean has_due = !cw_stmt_is_null (stmt, 3), is_done = !cw_stmt_is_null (stmt, 4);
  gint64 due = cw_stmt_int (stmt, 3);

  if (!is_done)
    return has_due && due < today ? 1 : 0;
  if (strcmp (cw_stmt_text (stmt, 5), "dropped") == 0)
    return 4;
  return has_due && cw_stmt_int (stmt, 4) > due ? 3 : 2;
}

static const char *
find_group (CwStmt *stmt, CwBy by, char *month)
{
  const char *school = cw_stmt_text (stmt, 1);

  if (by == CW_BY_SCHOOL)
    return school == NULL ? "" : school;
  if (by != CW_BY_MONTH)
    return "all";

  month[7] = '\0';
  return month;
}

/* Next steps say nothing of single rooms: none is hidden. */
static CwTrendTable *
ask_next (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_next);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_auto (CwTrendRooms) rooms = { 0 };
  g_autofree guint *order = NULL;
  CwTrendTable *table;

  while (cw_stmt_next (stmt))
    {
      g_autofree char *day = cw_day_format (cw_stmt_int (stmt, 0));
      guint group;

      if (!cw_trend_wants (question, cw_stmt_int (stmt, 2), cw_stmt_int (stmt, 0)))
        continue;
      group = cw_trend_name (&rooms.groups, find_group (stmt, question->by, day));
      if (counts->len < (group + 1) * G_N_ELEMENTS (states))
        g_array_set_size (counts, (group + 1) * G_N_ELEMENTS (states));
      g_array_index (counts, gint64,
                     group * G_N_ELEMENTS (states) + find_state (stmt, question->today))++;
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  table = cw_trend_table_new (question, CW_TREND_COUNT);
  order = cw_trend_names_order (&rooms.groups);
  for (guint i = 0; i < cw_trend_names_count (&rooms.groups); i++)
    cw_trend_table_add_row (table, 0, "", rooms.groups.names->pdata[order[i]]);
  for (guint j = 0; j < G_N_ELEMENTS (states); j++)
    cw_trend_table_add_column (table, states[j]);
  cw_trend_table_fill (table);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (states); j++)
      cw_trend_set_count (table, i, j,
                          g_array_index (counts, gint64, order[i] * G_N_ELEMENTS (states) + j));
  return table;
}

typedef struct
{
  gint64 n, of;
} Pattern;

static CwTrendTable *
ask_patterns (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_trend_pattern);
  g_autoptr (GArray) patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_autoptr (CwTrendTable) table = cw_trend_table_new (question, CW_TREND_SHARE);

  cw_stmt_bind_int (stmt, ":from_day", question->from_day);
  cw_stmt_bind_int (stmt, ":to_day", question->to_day);
  cw_stmt_bind_int (stmt, ":school", question->school);
  while (cw_stmt_next (stmt))
    {
      gint64 rooms = cw_stmt_int (stmt, 2);
      Pattern pattern = { rooms, MAX (rooms, cw_stmt_int (stmt, 3)) };

      cw_trend_table_add_row (table, cw_stmt_int (stmt, 0), "", cw_stmt_text (stmt, 1));
      g_array_append_val (patterns, pattern);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  cw_trend_table_add_column (table, "rooms");
  cw_trend_table_fill (table);
  for (guint i = 0; i < patterns->len; i++)
    {
      const Pattern *pattern = &g_array_index (patterns, Pattern, i);

      cw_trend_set_rate (table, i, 0, pattern->n, pattern->of);
    }
  return g_steal_pointer (&table);
}

CwTrendTable *
cw_trend_ask_debriefs (CwStore *store, const CwTrendQuestion *question, GError **error)
{
  return question->kind == CW_TREND_NEXT ? ask_next (store, question, error)
                                         : ask_patterns (store, question, error);
}
