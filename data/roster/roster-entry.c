#include "corewalk/roster.h"

#include "corewalk/roster-file.h"
#include "data/base/stmt.h"
#include "data/record/act.h"
#include "data/roster/roster-delta.h"
#include "data/roster/roster-issuer.h"
#include "data/roster/roster-take.h"
#include "data/roster/roster-teacher.h"
#include "sql.h"

void
cw_roster_report_free (CwRosterReport *report)
{
  if (!report)
    return;
  g_free (report->issuer);
  g_free (report->dated);
  cw_roster_file_free (report->file);
  g_free (report);
}

static void
clear_import (CwRosterImport *import)
{
  g_free (import->scope);
  g_free (import->newer_bulk);
  g_clear_pointer (&import->orgs, g_hash_table_unref);
  g_clear_pointer (&import->courses, g_hash_table_unref);
  g_clear_pointer (&import->seen, g_hash_table_unref);
  g_clear_pointer (&import->room, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwRosterImport, clear_import)

/* The date in the files decides; files without one are as old as their packing, or new today. */
static char *
find_date (const CwRosterFile *file)
{
  CwMoment moment = cw_moment_now ();

  moment.offset_min = 0;
  if (file->packed_ms != 0)
    moment.at_ms = file->packed_ms;
  if (file->newest_ms != 0)
    moment.at_ms = file->newest_ms;
  return cw_moment_format_utc (moment);
}

/* What newer rosters of this issuer said all about, and whether there are any. */
static gboolean
find_newer (CwRosterImport *import, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, cw_sql_snapshot_newer);
  g_autoptr (GString) bulk = g_string_new (NULL);

  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  cw_stmt_bind_text (stmt, ":scope", import->scope);
  cw_stmt_bind_text (stmt, ":dated", import->report->dated);
  while (cw_stmt_next (stmt))
    {
      import->report->is_past = TRUE;
      g_string_append_printf (bulk, "%s ", cw_stmt_text (stmt, 0));
    }
  import->newer_bulk = g_string_free (g_steal_pointer (&bulk), FALSE);
  return cw_stmt_done (stmt, error);
}

/* The same roster is here if it is the latest one, or if one of its meaning and date is. */
static gboolean
find_same (CwRosterImport *import, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, cw_sql_snapshot_same);

  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  cw_stmt_bind_text (stmt, ":scope", import->scope);
  cw_stmt_bind_text (stmt, ":hash", import->file->hash);
  cw_stmt_bind_text (stmt, ":dated", import->report->dated);
  if (cw_stmt_next (stmt))
    import->report->snapshot = cw_stmt_int (stmt, 0);
  import->report->is_new = import->report->snapshot == 0;
  return cw_stmt_done (stmt, error);
}

static gboolean
add_snapshot (CwRosterImport *import, GError **error)
{
  g_autofree char *bulk = cw_roster_take_bulk (import->file);
  CwLine line;

  cw_line_clear (&line);
  line.kind = "snapshot";
  cw_line_put_text (&line, "source", import->file->source);
  cw_line_put_text (&line, "hash", import->file->hash);
  cw_line_put_text (&line, "dated", import->report->dated);
  cw_line_put_text (&line, "issuer", import->report->issuer);
  cw_line_put_text (&line, "scope", import->scope);
  cw_line_put_text (&line, "bulk", bulk);
  import->snapshot = cw_act_add (import->store, import->stream, &line, error);
  import->report->snapshot = import->snapshot;
  return import->snapshot != 0;
}

static gboolean
write_shared (CwRosterImport *import, GError **error)
{
  if (!cw_act_begin (import->store, FALSE, "a roster", NULL, error))
    return FALSE;
  import->stream = cw_store_stream (import->store, "reference", "", error);
  if (!import->stream || !add_snapshot (import, error) || !cw_roster_take (import, error))
    return cw_act_abort (import->store);
  return cw_act_commit (import->store, error);
}

static void
count_all_unchanged (CwRosterReport *report)
{
  report->orgs.unchanged = report->file->orgs->len;
  report->terms.unchanged = report->file->terms->len;
  report->courses.unchanged = report->file->courses->len;
  report->classes.unchanged = report->file->classes->len;
}

static void
add_up (CwRosterReport *report)
{
  const CwRosterChange *const changes[] = { &report->orgs, &report->terms, &report->courses,
                                            &report->classes, &report->teachers };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      report->all.added += changes[i]->added;
      report->all.changed += changes[i]->changed;
      report->all.unchanged += changes[i]->unchanged;
      report->all.gone += changes[i]->gone;
    }
}

static void
init_import (CwRosterImport *import,
             CwStore *store,
             CwRosterReport *report,
             gboolean is_dry_run)
{
  *import = (CwRosterImport){ .store = store,
                              .report = report,
                              .file = report->file,
                              .is_dry_run = is_dry_run };
  import->orgs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import->courses = g_hash_table_new (g_str_hash, g_str_equal);
  import->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import->room = g_string_chunk_new (4096);
}

static gboolean
run_import (CwRosterImport *import, const char *issuer, GError **error)
{
  if (!cw_roster_issuer_find (import, issuer, error) || !find_newer (import, error) ||
      !find_same (import, error))
    return FALSE;
  if (!import->report->is_new)
    {
      import->snapshot = import->report->snapshot;
      count_all_unchanged (import->report);
    }
  else if (!cw_roster_delta_check (import, error) ||
           !(import->is_dry_run ? cw_roster_take (import, error)
                                : write_shared (import, error)))
    return FALSE;
  cw_roster_delta_tell_kept (import);
  return cw_roster_teacher_take (import, error);
}

CwRosterReport *
cw_roster_import (CwStore *store,
                  const char *path,
                  const CwRosterOptions *options,
                  GError **error)
{
  const CwRosterOptions none = { 0 };
  g_autoptr (CwRosterReport) report = NULL;
  g_auto (CwRosterImport) import = { 0 };
  const char *issuer;

  g_return_val_if_fail (store != NULL && path != NULL, NULL);
  options = options ? options : &none;
  if (!options->is_dry_run && !cw_store_check_writer (store, error))
    return NULL;
  report = g_new0 (CwRosterReport, 1);
  report->file = cw_roster_file_read (path, options->map, options->progress,
                                      options->progress_data, error);
  if (!report->file)
    return NULL;
  report->dated = find_date (report->file);
  issuer = options->issuer        ? options->issuer
           : options->map != NULL ? cw_roster_map_get_issuer (options->map)
                                  : NULL;
  init_import (&import, store, report, options->is_dry_run);
  if (!run_import (&import, issuer, error))
    return NULL;
  add_up (report);
  return g_steal_pointer (&report);
}
