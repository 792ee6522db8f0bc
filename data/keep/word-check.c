#include "data/keep/word-check.h"

#include "data/base/stmt.h"
#include "data/keep/fault-list.h"
#include "sql.h"

#define LONGEST_WORD 32768 /* bytes: FTS5 cuts off what is longer */

typedef struct
{
  guint64 sum;
  gint64 count;
} Sum;

struct _CwWordCheck
{
  CwDb *db;
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
  Sum expected, found;

  Sum *sum; /* of the text that is being cut */
  gint64 record;
  gint64 place;
};

/* As the table `word` says in data/schema. */
static const char *options[] = { "remove_diacritics", "2" };

static fts5_api *
find_api (CwDb *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (cw_db_get_handle (db), "SELECT fts5 (?1)", -1, &stmt, NULL) ==
      SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, (void *) &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

CwWordCheck *
cw_word_check_new (CwDb *shared, GError **error)
{
  g_autoptr (CwWordCheck) check = g_new0 (CwWordCheck, 1);
  fts5_api *api = find_api (shared);
  void *cutter;

  check->db = shared;
  if (api != NULL &&
      api->xFindTokenizer (api, "unicode61", &cutter, &check->methods) == SQLITE_OK &&
      check->methods.xCreate (cutter, options, G_N_ELEMENTS (options), &check->tokenizer) ==
          SQLITE_OK)
    return g_steal_pointer (&check);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_STORAGE,
                       "this computer's SQLite can't cut texts into words");
  return NULL;
}

void
cw_word_check_free (CwWordCheck *check)
{
  if (check == NULL)
    return;

  if (check->tokenizer != NULL)
    check->methods.xDelete (check->tokenizer);
  g_free (check);
}

static guint64
mix (guint64 number)
{
  number = (number ^ number >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ number >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return number ^ number >> 31;
}

static guint64
hash_word (const char *word, gsize length, gint64 record, gint64 place)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) word[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return mix (mix (hash ^ mix ((guint64) record)) ^ (guint64) place);
}

static void
add_word (Sum *sum, const char *word, gsize length, gint64 record, gint64 place)
{
  sum->sum += hash_word (word, length, record, place);
  sum->count++;
}

static int
add_word_cb (void *data, int flags, const char *word, int length, int start, int end)
{
  CwWordCheck *check = data;

  add_word (check->sum, word, MIN ((gsize) length, LONGEST_WORD), check->record,
            check->place++);
  return SQLITE_OK;
}

static void
add_text (CwWordCheck *check, Sum *sum, gint64 record, const char *text, gsize length)
{
  check->sum = sum;
  check->record = record;
  check->place = 0;
  check->methods.xTokenize (check->tokenizer, check, FTS5_TOKENIZE_DOCUMENT, text, (int) length,
                            add_word_cb);
}

void
cw_word_check_add (CwWordCheck *check, gint64 record, const char *text, gsize length)
{
  add_text (check, &check->expected, record, text, length);
}

static gboolean
add_index (CwWordCheck *check, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (check->db, cw_sql_word_places);

  while (cw_stmt_next (stmt))
    {
      gsize length;
      const char *word = cw_stmt_blob (stmt, 0, &length);

      add_word (&check->found, word, length, cw_stmt_int (stmt, 1), cw_stmt_int (stmt, 2));
    }

  return cw_stmt_done (stmt, error);
}

/* What the index does not have yet is searched in the tables. */
static gboolean
add_pending (CwWordCheck *check, GPtrArray *faults, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (check->db, cw_sql_pending_text);

  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);
      gsize length;
      const char *text = cw_stmt_blob (stmt, 1, &length);

      if (cw_stmt_is_null (stmt, 1))
        cw_fault_add (faults,
                      "search: its index waits for a record %" G_GINT64_FORMAT
                      " that is not there. 'rebuild' makes it anew",
                      record);
      else
        add_text (check, &check->found, record, text, length);
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_word_check_end (CwWordCheck *check, GPtrArray *faults, GError **error)
{
  if (!add_index (check, error) || !add_pending (check, faults, error))
    return FALSE;

  if (check->found.sum != check->expected.sum)
    cw_fault_add (faults,
                  "search: its index has %" G_GINT64_FORMAT
                  " words, the records have %" G_GINT64_FORMAT
                  ", and they differ. 'rebuild' makes it anew",
                  check->found.count, check->expected.count);

  return TRUE;
}
