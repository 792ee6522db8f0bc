#include "corewalk/results.h"

#include "data/base/stmt.h"
#include "data/results/result-hide.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

void
cw_result_free (CwResult *result)
{
  if (result == NULL)
    return;

  g_free (result->school_name);
  g_free (result->instrument);
  g_free (result->kind);
  g_free (result->grade);
  g_free (result->subject);
  g_free (result->students);
  g_strfreev (result->levels);
  g_free (result->counts);
  g_free (result->source);
  g_free (result);
}

/* What came from elsewhere may say anything; FALSE for what can't be shown. */
static gboolean
read_counts (CwResult *result, const char *levels, const char *counts)
{
  g_auto (GStrv) numbers = g_strsplit (counts, " ", -1);

  result->levels = g_strsplit (levels, "\n", -1);
  result->level_count = g_strv_length (result->levels);
  if (result->level_count == 0 || result->level_count > CW_RESULT_MOST_LEVELS ||
      result->level_count != g_strv_length (numbers))
    return FALSE;

  result->counts = g_new0 (gint64, result->level_count);
  for (guint i = 0; i < result->level_count; i++)
    {
      guint64 count;

      if (!g_ascii_string_to_unsigned (numbers[i], 10, 0, 1000000, &count, NULL))
        return FALSE;
      result->counts[i] = (gint64) count;
      result->tested += (gint64) count;
    }
  return TRUE;
}

static CwResult *
read_row (CwStmt *stmt)
{
  g_autoptr (CwResult) result = g_new0 (CwResult, 1);

  result->id = cw_stmt_int (stmt, 0);
  result->school = cw_stmt_int (stmt, 1);
  result->school_name = cw_stmt_is_null (stmt, 2) ? g_strdup ("") : cw_stmt_dup_text (stmt, 2);
  result->instrument = cw_stmt_dup_text (stmt, 3);
  result->kind = cw_stmt_dup_text (stmt, 4);
  result->day = cw_stmt_int (stmt, 5);
  result->grade = cw_stmt_dup_text (stmt, 6);
  result->subject = cw_stmt_dup_text (stmt, 7);
  result->students = cw_stmt_dup_text (stmt, 8);
  result->source = cw_stmt_dup_text (stmt, 11);
  result->is_matched = !cw_stmt_is_null (stmt, 12);
  return read_counts (result, cw_stmt_text (stmt, 9), cw_stmt_text (stmt, 10))
             ? g_steal_pointer (&result)
             : NULL;
}

GPtrArray *
cw_result_list (CwStore *store,
                const CwResultQuestion *question,
                const CwSuppressRule *rule,
                GError **error)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_result_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_result_list);

  cw_stmt_bind_int (stmt, ":school", question->school);
  cw_stmt_bind_text (stmt, ":instrument", question->instrument);
  cw_stmt_bind_text (stmt, ":grade", question->grade);
  cw_stmt_bind_text (stmt, ":subject", question->subject);
  cw_stmt_bind_int (stmt, ":from_day", question->from_day);
  cw_stmt_bind_int (stmt, ":to_day", question->to_day);
  while (cw_stmt_next (stmt))
    {
      CwResult *result = read_row (stmt);

      if (result != NULL)
        g_ptr_array_add (results, result);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  if (rule != NULL)
    cw_result_hide (results, rule);
  return g_steal_pointer (&results);
}
