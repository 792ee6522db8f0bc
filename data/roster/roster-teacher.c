#include "data/roster/roster-teacher.h"

#include "data/base/stmt.h"
#include "data/record/act.h"
#include "data/roster/roster-issuer.h"
#include "data/roster/roster-line.h"
#include "sql.h"

#include <string.h>

/* sourcedId of a teacher -> GArray of CwUuid, their classes. */
static GHashTable *
index_classes (CwRosterImport *import)
{
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < import->file->classes->len; i++)
    {
      const CwRosterClass *class = import->file->classes->pdata[i];
      CwUuid uuid = cw_roster_issuer_uuid (import, "class", class->row.sourced_id);

      for (guint t = 0; t < class->teachers->len; t++)
        {
          char *id = ((CwRosterTeacher *) class->teachers->pdata[t])->row.sourced_id;
          GArray *classes = g_hash_table_lookup (index, id);

          if (!classes)
            {
              classes = g_array_new (FALSE, FALSE, sizeof (CwUuid));
              g_hash_table_insert (index, id, classes);
            }
          g_array_append_val (classes, uuid);
        }
    }
  return index;
}

static gboolean
holds_uuid (const GArray *uuids, const CwUuid *uuid)
{
  for (guint i = 0; i < uuids->len; i++)
    if (memcmp (&g_array_index (uuids, CwUuid, i), uuid, sizeof *uuid) == 0)
      return TRUE;
  return FALSE;
}

/* Where enrollments are a delta or left out, the classes that were known stay. */
static void
put_classes (CwRosterImport *import, CwLine *line, const GArray *now, const CwFoldLine *shown)
{
  CwRosterMode mode = import->file->parts[CW_ROSTER_ENROLLMENTS].mode;
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (CwUuid));
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  const CwCell *cell = shown ? cw_line_get (&shown->line, "classes") : NULL;

  if (now)
    g_array_append_vals (classes, now->data, now->len);
  if ((mode == CW_ROSTER_DELTA || mode == CW_ROSTER_ABSENT) && cell &&
      cell->type == CW_CELL_RAW && cw_line_read_refs (cell->text, refs))
    for (guint i = 0; i < refs->len; i++)
      {
        const CwRef *ref = &g_array_index (refs, CwRef, i);

        if (ref->seq == 0 && !holds_uuid (classes, &ref->uuid))
          g_array_append_val (classes, ref->uuid);
      }
  cw_roster_line_put_refs (import, line, "classes", classes);
}

static gint64
find_teacher (CwRosterImport *import, const char *key)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->private, cw_sql_teacher_find);

  cw_stmt_bind_text (stmt, ":key", key);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

static gboolean
take_teacher (CwRosterImport *import,
              const CwRosterTeacher *teacher,
              const GArray *classes,
              GError **error)
{
  CwUuid uuid = cw_roster_issuer_uuid (import, "teacher", teacher->row.sourced_id);
  g_autoptr (GError) failure = NULL;
  g_autoptr (CwFold) fold = NULL;
  char key[CW_UUID_TEXT_LENGTH + 1];
  gint64 record;
  CwLine line;

  cw_uuid_to_text (&uuid, key);
  record = find_teacher (import, key);
  fold = cw_roster_line_fold (import, record, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  cw_roster_line_begin (import, &line, "teacher", NULL);
  cw_line_put_text (&line, "key", key);
  cw_line_put_text (&line, "issuer", import->report->issuer);
  cw_line_put_text (&line, "scope", import->scope);
  cw_roster_line_put_text (import, &line, "given", teacher->given_name);
  cw_roster_line_put_text (import, &line, "family", teacher->family_name);
  put_classes (import, &line, classes, cw_roster_line_shown (fold));
  cw_roster_line_point (import, &line, record);
  if (!cw_roster_line_keep (import, &line, fold, teacher->row.status != CW_ROSTER_ACTIVE,
                            &import->report->teachers, error))
    return FALSE;
  record = find_teacher (import, key);
  g_hash_table_add (import->seen, g_memdup2 (&record, sizeof record));
  return TRUE;
}

static gboolean
end_teacher (CwRosterImport *import, gint64 record, GError **error)
{
  g_autoptr (CwFold) fold = cw_roster_line_fold (import, record, error);

  return fold && cw_roster_line_end (import, fold, record, &import->report->teachers, error);
}

static gboolean
end_unseen (CwRosterImport *import, GError **error)
{
  g_autoptr (GArray) unseen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->private, cw_sql_teacher_known);
  const CwRosterPart *users = &import->file->parts[CW_ROSTER_USERS];

  if (users->mode != CW_ROSTER_BULK || users->is_torn)
    return TRUE;
  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  cw_stmt_bind_text (stmt, ":scope", import->scope);
  while (cw_stmt_next (stmt))
    {
      gint64 record = cw_stmt_int (stmt, 0);

      if (!g_hash_table_contains (import->seen, &record))
        g_array_append_val (unseen, record);
    }
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  for (guint i = 0; i < unseen->len; i++)
    if (!end_teacher (import, g_array_index (unseen, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
take_all (CwRosterImport *import, GError **error)
{
  g_autoptr (GHashTable) classes = index_classes (import);

  for (guint i = 0; i < import->file->teachers->len; i++)
    {
      const CwRosterTeacher *teacher = import->file->teachers->pdata[i];

      if (!take_teacher (import, teacher,
                         g_hash_table_lookup (classes, teacher->row.sourced_id), error))
        return FALSE;
    }
  return end_unseen (import, error);
}

gboolean
cw_roster_teacher_take (CwRosterImport *import, GError **error)
{
  if (import->is_dry_run)
    return take_all (import, error);
  if (!cw_act_begin (import->store, TRUE, NULL, NULL, error))
    return FALSE;
  import->stream = cw_store_stream (import->store, "private", "", error);
  if (!import->stream || !take_all (import, error))
    return cw_act_abort (import->store);
  return cw_act_commit (import->store, error);
}
