#include "data/roster/roster-issuer.h"

#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

CwUuid
cw_roster_issuer_uuid (CwRosterImport *import, const char *kind, const char *sourced_id)
{
  CwUuid uuid;

  cw_uuid_named (import->report->issuer, kind, sourced_id, &uuid);
  return uuid;
}

/* How many organisations of the file this issuer has sent before, with the same name or code. */
static guint
count_met (CwRosterImport *import, const char *issuer)
{
  guint count = 0;

  for (guint i = 0; i < import->file->orgs->len; i++)
    {
      const CwRosterOrg *org = import->file->orgs->pdata[i];
      g_autoptr (CwStmt) stmt =
          cw_stmt_new (import->store->shared, cw_sql_organization_sourced);

      cw_stmt_bind_text (stmt, ":issuer", issuer);
      cw_stmt_bind_text (stmt, ":sourced", org->row.sourced_id);
      if (cw_stmt_next (stmt))
        count += g_str_equal (cw_stmt_text (stmt, 1), org->name) ||
                 (*org->code && g_strcmp0 (cw_stmt_text (stmt, 2), org->code) == 0);
    }
  return count;
}

/* A delta without organisations tells its issuer only by the schools that its classes name. */
static guint
count_named (CwRosterImport *import, const char *issuer)
{
  guint count = 0;

  for (guint i = 0; i < import->file->classes->len; i++)
    {
      const CwRosterClass *class = import->file->classes->pdata[i];
      g_autoptr (CwStmt) stmt =
          cw_stmt_new (import->store->shared, cw_sql_organization_sourced);

      cw_stmt_bind_text (stmt, ":issuer", issuer);
      cw_stmt_bind_text (stmt, ":sourced", class->school_id);
      count += cw_stmt_next (stmt);
    }
  return count;
}

static char *
find_known_issuer (CwRosterImport *import, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, cw_sql_snapshot_issuers);
  guint org_count = import->file->orgs->len;
  g_autofree char *best = NULL;

  cw_stmt_bind_text (stmt, ":source", import->file->source);
  while (!best && cw_stmt_next (stmt))
    {
      const char *issuer = cw_stmt_text (stmt, 0);
      gboolean is_same_source = cw_stmt_int (stmt, 1) != 0;

      if (org_count > 0 ? 2 * count_met (import, issuer) >= org_count
                        : is_same_source || count_named (import, issuer) > 0)
        best = g_strdup (issuer);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&best) : NULL;
}

static const CwRosterOrg *
find_top (const CwRosterFile *file)
{
  const CwRosterOrg *top = NULL;

  for (guint i = 0; i < file->orgs->len; i++)
    {
      const CwRosterOrg *org = file->orgs->pdata[i];

      if (*org->parent_id && cw_roster_file_org (file, org->parent_id))
        continue;
      if (top)
        return NULL;
      top = org;
    }
  return top;
}

/* What a bulk file says all about: two districts may share an issuer, and neither ends the other. */
static gboolean
find_scope (CwRosterImport *import, GError **error)
{
  const CwRosterOrg *top = find_top (import->file);
  g_autoptr (CwStmt) stmt = NULL;
  char text[CW_UUID_TEXT_LENGTH + 1];

  if (top)
    {
      CwUuid uuid = cw_roster_issuer_org (import, top->row.sourced_id);

      cw_uuid_to_text (&uuid, text);
      import->scope = g_strdup (text);
      return TRUE;
    }
  stmt = cw_stmt_new (import->store->shared, cw_sql_snapshot_scope);
  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  import->scope = cw_stmt_next (stmt) ? cw_stmt_dup_text (stmt, 0) : g_strdup ("");
  return cw_stmt_done (stmt, error);
}

gboolean
cw_roster_issuer_find (CwRosterImport *import, const char *given, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *issuer = given && *given ? g_strdup (given) : find_known_issuer (import, &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!issuer)
    issuer = g_strdup (*import->file->issuer ? import->file->issuer : import->file->source);
  import->report->issuer = issuer;
  return find_scope (import, error);
}

static gboolean
has_code_alone (const CwRosterFile *file, const CwRosterOrg *org)
{
  if (*org->code == '\0')
    return FALSE;
  for (guint i = 0; i < file->orgs->len; i++)
    {
      const CwRosterOrg *other = file->orgs->pdata[i];

      if (other != org && g_str_equal (other->code, org->code) &&
          g_str_equal (other->type, org->type))
        return FALSE;
    }
  return TRUE;
}

/* A plain table of classes names its schools by code or in words. */
static gboolean
find_by_words (CwRosterImport *import, const char *text, CwUuid *uuid)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, cw_sql_organization_words);
  gint64 found = 0;

  cw_stmt_bind_text (stmt, ":text", text);
  if (cw_stmt_next (stmt))
    found = cw_stmt_int (stmt, 0);
  return found != 0 && !cw_stmt_next (stmt) && cw_log_to_uuid (import->store->log, found, uuid);
}

static CwUuid
find_org (CwRosterImport *import, const char *sourced_id)
{
  const CwRosterOrg *org = cw_roster_file_org (import->file, sourced_id);
  g_autoptr (CwStmt) stmt = cw_stmt_new (import->store->shared, cw_sql_organization_sourced);
  CwUuid uuid;

  cw_stmt_bind_text (stmt, ":issuer", import->report->issuer);
  cw_stmt_bind_text (stmt, ":sourced", sourced_id);
  if (cw_stmt_next (stmt) && cw_log_to_uuid (import->store->log, cw_stmt_int (stmt, 0), &uuid))
    return uuid;
  if (!org && g_str_equal (import->file->version, "csv") &&
      find_by_words (import, sourced_id, &uuid))
    return uuid;
  if (org && has_code_alone (import->file, org))
    return cw_roster_issuer_uuid (import, org->type, org->code);
  return cw_roster_issuer_uuid (import, "organization", sourced_id);
}

CwUuid
cw_roster_issuer_org (CwRosterImport *import, const char *sourced_id)
{
  CwUuid *known = g_hash_table_lookup (import->orgs, sourced_id);

  if (!known)
    {
      known = g_new (CwUuid, 1);
      *known = find_org (import, sourced_id);
      g_hash_table_insert (import->orgs, g_strdup (sourced_id), known);
    }
  return *known;
}
