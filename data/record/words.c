#include "data/record/words.h"

#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

#define LONGEST_TO_WAIT 4096 /* bytes: a longer text costs much, whenever it is taken */
#define MANY 512             /* records: search goes through so many within some milliseconds */

static gboolean
run_with_text (CwStore *store,
               const char *sql,
               gint64 record,
               const char *text,
               gssize length,
               GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":id", record);
  cw_stmt_put_text (stmt, cw_stmt_parameter (stmt, ":text"), text, length);
  return cw_stmt_run (stmt, error);
}

static gboolean
run_with_id (CwStore *store, const char *sql, gint64 record, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":id", record);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_words_add (CwStore *store, gint64 record, const char *text, gssize length, GError **error)
{
  if (store->words_pace == CW_WORDS_DEFERRED)
    return TRUE;
  if (store->words_pace == CW_WORDS_AT_ONCE || length > LONGEST_TO_WAIT)
    return run_with_text (store, cw_sql_word_add, record, text, length, error);

  store->pending_words++;
  return run_with_id (store, cw_sql_pending_add, record, error);
}

gboolean
cw_words_drop (CwStore *store, gint64 record, const char *text, gssize length, GError **error)
{
  if (store->words_pace == CW_WORDS_DEFERRED)
    return TRUE;
  if (!run_with_id (store, cw_sql_pending_drop, record, error))
    return FALSE;

  return sqlite3_changes (cw_db_get_handle (store->shared)) > 0 ||
         run_with_text (store, cw_sql_word_drop, record, text, length, error);
}

void
cw_words_set_pace (CwStore *store, CwWordsPace pace)
{
  store->words_pace = pace;
}

gboolean
cw_words_fill (CwStore *store, GError **error)
{
  const char *const steps[] = {
    cw_sql_pending_clear,  cw_sql_word_clear,        cw_sql_word_gather,
    cw_sql_word_fill_note, cw_sql_word_fill_answer,  cw_sql_word_fill_task,
    cw_sql_word_fill_card, cw_sql_word_fill_problem, cw_sql_word_fill_publication,
    cw_sql_word_settle,    cw_sql_word_gather_few,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!cw_db_run (store->shared, steps[i], error))
      return FALSE;

  return TRUE;
}

static gint64
count_pending (CwStore *store)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_pending_count);

  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

static gboolean
take_pending (CwStore *store, gboolean are_many)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (are_many && !cw_db_run (store->shared, cw_sql_word_gather, NULL))
    return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_pending_text);
  while (cw_stmt_next (stmt))
    {
      gsize length;
      const char *text = cw_stmt_blob (stmt, 1, &length);

      if (!run_with_text (store, cw_sql_word_add, cw_stmt_int (stmt, 0), text, (gssize) length,
                          NULL))
        return FALSE;
    }

  return cw_stmt_done (stmt, NULL) && cw_db_run (store->shared, cw_sql_pending_clear, NULL) &&
         (!are_many || cw_db_run (store->shared, cw_sql_word_gather_few, NULL));
}

void
cw_words_settle (CwStore *store)
{
  gint64 count = count_pending (store);

  store->pending_words = 0;
  if (count == 0 || !cw_db_begin (store->shared, NULL))
    return;

  if (take_pending (store, count > MANY))
    cw_db_commit (store->shared, NULL);
  else
    cw_db_rollback (store->shared);
}

void
cw_words_settle_many (CwStore *store)
{
  if (store->pending_words >= MANY)
    cw_words_settle (store);
}
