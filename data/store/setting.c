#include "data/store/setting.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "sql.h"

gboolean
cw_setting_check_person (const CwPerson *person, GError **error)
{
  return cw_text_check_name ("the name", person->name, error) &&
         (person->organization == NULL || person->organization[0] == '\0' ||
          cw_text_check_name ("the organization", person->organization, error));
}

gboolean
cw_setting_set_text (CwDb *private, const char *name, const char *text, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (private, cw_sql_setting_set);

  cw_stmt_bind_text (stmt, ":name", name);
  cw_stmt_bind_text (stmt, ":value", text == NULL ? "" : text);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_setting_write_person (CwDb *private, const CwPerson *person, GError **error)
{
  if (!cw_db_begin (private, error))
    return FALSE;

  if (cw_setting_set_text (private, "name", person->name, error) &&
      cw_setting_set_text (private, "role", person->role, error) &&
      cw_setting_set_text (private, "organization", person->organization, error) &&
      cw_setting_set_text (private, "sample", person->is_sample ? "1" : "0", error))
    return cw_db_commit (private, error);

  cw_db_rollback (private);
  return FALSE;
}

gboolean
cw_setting_mark_sample (CwDb *private, GError **error)
{
  return cw_setting_set_text (private, "sample", "1", error);
}

char *
cw_setting_dup_text (CwDb *private, const char *name)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (private, cw_sql_setting_get);

  cw_stmt_bind_text (stmt, ":name", name);
  return cw_stmt_next (stmt) ? cw_stmt_dup_text (stmt, 0) : NULL;
}

gboolean
cw_setting_read_person (CwDb *private, CwPerson *person, GError **error)
{
  g_autofree char *sample = cw_setting_dup_text (private, "sample");

  person->name = cw_setting_dup_text (private, "name");
  person->role = cw_setting_dup_text (private, "role");
  person->organization = cw_setting_dup_text (private, "organization");
  person->is_sample = g_strcmp0 (sample, "1") == 0;
  if (person->name != NULL && person->role != NULL && person->organization != NULL)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_DAMAGED,
                       "private.db does not say whose store this is. Restore the last backup");
  return FALSE;
}

gint64
cw_setting_get_number (CwDb *private, const char *name)
{
  g_autofree char *text = cw_setting_dup_text (private, name);

  return text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
}

gboolean
cw_setting_set_number (CwDb *private, const char *name, gint64 number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return cw_setting_set_text (private, name, text, error);
}
