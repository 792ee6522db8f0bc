#include "data/exchange/sent-note.h"

#include "corewalk/json.h"
#include "corewalk/place.h"
#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/exchange/run-list.h"
#include "sql.h"

#include <string.h>

static const char *
find_name (const GPtrArray *trusted, const char *recipient)
{
  for (guint i = 0; trusted != NULL && i < trusted->len; i++)
    {
      const CwSenderCard *card = ((const CwTrusted *) trusted->pdata[i])->card;

      if (strcmp (card->recipient, recipient) == 0)
        return card->name;
    }
  return "";
}

/* JSON: the names of whom it is for, [] for an open file. */
static char *
dup_recipients (CwStore *store, const CwExportPlan *plan)
{
  g_autoptr (GPtrArray) trusted = cw_trust_list (store, NULL);
  GString *text = g_string_new (NULL);
  CwJsonWriter *json = cw_json_writer_new (text, CW_JSON_COMPACT);

  cw_json_begin_array (json, NULL);
  for (guint i = 0; plan->recipients != NULL && i < plan->recipients->len; i++)
    cw_json_add_string (json, NULL, find_name (trusted, plan->recipients->pdata[i]));
  cw_json_end_array (json);
  cw_json_writer_free (json);
  return g_string_free (text, FALSE);
}

static char *
dup_school (CwStore *store, gint64 id)
{
  g_autoptr (GPtrArray) schools = id != 0 ? cw_school_list (store, NULL) : NULL;

  for (guint i = 0; schools != NULL && i < schools->len; i++)
    if (((const CwSchool *) schools->pdata[i])->id == id)
      return g_strdup (((const CwSchool *) schools->pdata[i])->name);
  return NULL;
}

static gboolean
add_run (CwStore *store, gint64 number, const CwHeldRun *held, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_sent_run_add);

  cw_stmt_bind_int (stmt, ":sent", number);
  cw_stmt_bind_int (stmt, ":stream", held->stream);
  cw_stmt_bind_text (stmt, ":audience", held->run->audience);
  cw_stmt_bind_int (stmt, ":first", held->run->first);
  cw_stmt_bind_int (stmt, ":last", held->run->last);
  return cw_stmt_run (stmt, error);
}

static gint64
add_file (CwStore *store,
          const CwExportPlan *plan,
          const char *file,
          const GPtrArray *held,
          GError **error)
{
  CwMoment now = cw_moment_now ();
  g_autofree char *recipients = dup_recipients (store, plan);
  g_autofree char *school = dup_school (store, plan->school);
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_sent_add);
  gint64 number = 0, lines = 0;

  for (guint i = 0; i < held->len; i++)
    {
      const CwRun *run = ((const CwHeldRun *) held->pdata[i])->run;

      lines += (gint64) run->last - run->first + 1;
    }
  cw_stmt_bind_int (stmt, ":at_ms", now.at_ms);
  cw_stmt_bind_int (stmt, ":offset", now.offset_min);
  cw_stmt_bind_text (stmt, ":file", name);
  cw_stmt_bind_text (stmt, ":scope", cw_bundle_scope_name (plan->scope));
  cw_stmt_bind_text (stmt, ":school", school);
  cw_stmt_bind_text (stmt, ":recipients", recipients);
  cw_stmt_bind_int (stmt, ":lines", lines);
  while (cw_stmt_next (stmt))
    number = cw_stmt_int (stmt, 0);
  return cw_stmt_done (stmt, error) ? number : 0;
}

gint64
cw_sent_note (CwStore *store,
              const CwExportPlan *plan,
              const char *file,
              const GPtrArray *held,
              GError **error)
{
  gint64 number;
  gboolean is_done;

  if (!cw_db_begin (store->private, error))
    return 0;

  number = add_file (store, plan, file, held, error);
  is_done = number != 0;
  for (guint i = 0; is_done && i < held->len; i++)
    is_done = add_run (store, number, held->pdata[i], error);
  if (is_done && cw_db_commit (store->private, error))
    return number;

  if (!is_done)
    cw_db_rollback (store->private);
  return 0;
}

static void
run_for (CwStore *store, const char *sql, gint64 number, gint64 bytes)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, sql);

  cw_stmt_bind_int (stmt, ":number", number);
  if (bytes > 0)
    cw_stmt_bind_int (stmt, ":bytes", bytes);
  cw_stmt_run (stmt, NULL);
}

void
cw_sent_note_end (CwStore *store, gint64 number, gint64 bytes)
{
  if (bytes > 0)
    {
      run_for (store, cw_sql_sent_end, number, bytes);
      return;
    }

  run_for (store, cw_sql_sent_run_drop, number, 0);
  run_for (store, cw_sql_sent_drop, number, 0);
}
