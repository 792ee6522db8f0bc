#include "corewalk/inbox.h"

#include "data/base/file.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/inbox-file.h"
#include "sql.h"

#include <errno.h>
#include <glib/gstdio.h>

#define NAME "inbox.db"
#define INBOX_ID 0x4357696e /* "CWin" */

struct _CwInbox
{
  CwDb *db;
};

static const char *const migrations[] = { cw_sql_023_inbox };

static const CwDbForm form = {
  .name = NAME,
  .application_id = INBOX_ID,
  .migrations = migrations,
  .migration_count = G_N_ELEMENTS (migrations),
};

static void
remove_files (const char *path)
{
  static const char *const ends[] = { "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
}

/* Whole under its name, or not there: whatever stops it leaves an inbox that can be opened, or none. */
static gboolean
make_file (const char *directory, const char *path, GError **error)
{
  g_autofree char *unfinished = g_build_filename (directory, NAME ".new", NULL);
  CwDb *db;
  gboolean is_made;

  remove_files (unfinished);
  db = cw_db_open (unfinished, &form, CW_DB_CREATE, error);
  is_made = db != NULL && cw_db_wipe (db, error); /* nothing is left in its log */
  cw_db_close (db);
  if (is_made && g_rename (unfinished, path) != 0)
    is_made = cw_file_fail (NAME, errno, error);
  remove_files (unfinished);
  return is_made && cw_file_sync_folder (directory, error);
}

CwDb *
cw_inbox_open_file (const char *directory, gboolean may_make, GError **error)
{
  g_autofree char *path = g_build_filename (directory, NAME, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      (!may_make || !make_file (directory, path, error)))
    return NULL;

  return cw_db_open (path, &form, CW_DB_WRITE, error);
}

void
cw_inbox_remove_file (const char *directory, CwDb *db)
{
  g_autofree char *path = g_build_filename (directory, NAME, NULL);
  gboolean is_wiped = cw_db_wipe (db, NULL);

  cw_db_close (db);
  if (is_wiped)
    remove_files (path);
  cw_file_sync_folder (directory, NULL);
}

CwInbox *
cw_inbox_open (const char *directory, GError **error)
{
  CwDb *db = cw_inbox_open_file (directory, TRUE, error);
  CwInbox *inbox = db == NULL ? NULL : g_new0 (CwInbox, 1);

  if (inbox != NULL)
    inbox->db = db;
  return inbox;
}

void
cw_inbox_close (CwInbox *inbox)
{
  if (inbox == NULL)
    return;

  cw_db_close (inbox->db);
  g_free (inbox);
}

static void
bind_moment (CwStmt *stmt, const CwMoment *moment)
{
  cw_stmt_bind_int (stmt, ":at_ms", moment->at_ms);
  cw_stmt_bind_int (stmt, ":offset", moment->offset_min);
}

gint64
cw_inbox_put (CwInbox *inbox, const CwVisitAct *act, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (inbox->db, cw_sql_typed_add);

  cw_stmt_bind_int (stmt, ":kind", act->kind);
  cw_stmt_bind_int (stmt, ":visit", act->visit);
  bind_moment (stmt, &act->moment);
  cw_stmt_bind_text (stmt, ":text", act->text);
  cw_stmt_bind_text (stmt, ":name", act->name);
  cw_stmt_bind_int (stmt, ":tags", act->tags);
  cw_stmt_bind_int (stmt, ":item", act->item);
  cw_stmt_bind_int (stmt, ":number", act->number);
  cw_stmt_bind_int (stmt, ":n", act->of);
  return cw_stmt_run (stmt, error) ? sqlite3_last_insert_rowid (cw_db_get_handle (inbox->db))
                                   : 0;
}

gboolean
cw_inbox_set_draft (CwInbox *inbox,
                    const char *place,
                    const char *text,
                    const CwMoment *moment,
                    GError **error)
{
  const CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autoptr (CwStmt) stmt = NULL;

  if (text != NULL && *text != '\0' && !cw_text_check ("the text", text, error))
    return FALSE;

  stmt = cw_stmt_new (inbox->db, cw_sql_typed_draft_set);
  cw_stmt_bind_text (stmt, ":place", place);
  cw_stmt_bind_text (stmt, ":text", text == NULL ? "" : text);
  bind_moment (stmt, &at);
  return cw_stmt_run (stmt, error);
}
