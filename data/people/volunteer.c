#include "corewalk/pairing.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

void
cw_volunteer_free (CwVolunteer *volunteer)
{
  if (volunteer == NULL)
    return;

  g_free (volunteer->name);
  g_free (volunteer->school);
  g_free (volunteer->grades);
  g_free (volunteer->subjects);
  g_free (volunteer->free);
  g_free (volunteer);
}

static gboolean
check_free (const char *free, GError **error)
{
  static const char *const halves[] = { "mon-am", "mon-pm", "tue-am", "tue-pm",
                                        "wed-am", "wed-pm", "thu-am", "thu-pm",
                                        "fri-am", "fri-pm", NULL };
  g_auto (GStrv) said = g_strsplit (free, ",", -1);

  for (guint i = 0; said[i] != NULL; i++)
    if (!g_strv_contains (halves, g_strstrip (said[i])))
      {
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                     "'%s' is no half day. Say such as mon-am, wed-pm", said[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_name (const char *what, const char *text, GError **error)
{
  return text == NULL || cw_text_check_name (what, text, error);
}

static gboolean
check (const CwVolunteer *volunteer, GError **error)
{
  if (volunteer->consented == G_MININT64)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID,
          "everybody in the district can read the list. Ask first, and say that "
          "the person consents");
      return FALSE;
    }

  return cw_text_check_name ("the name", volunteer->name, error) &&
         check_name ("the school", volunteer->school, error) &&
         check_name ("the grades", volunteer->grades, error) &&
         check_name ("the subjects", volunteer->subjects, error) &&
         check_name ("the half days", volunteer->free, error) &&
         (volunteer->free == NULL || check_free (volunteer->free, error));
}

gint64
cw_volunteer_add (CwStore *store,
                  const CwVolunteer *volunteer,
                  const CwMoment *moment,
                  GError **error)
{
  static const CwHost nothing = { 0 };
  g_autofree char *day = NULL;
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  g_return_val_if_fail (store != NULL && volunteer->name != NULL, 0);

  if (!check (volunteer, error))
    return 0;
  stream = cw_writer_begin (store, "volunteer", &nothing, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  day = cw_day_format (volunteer->consented);
  cw_line_put_text (&line, "name", volunteer->name);
  if (volunteer->school != NULL)
    cw_line_put_text (&line, "school", volunteer->school);
  if (volunteer->grades != NULL)
    cw_line_put_text (&line, "grades", volunteer->grades);
  if (volunteer->subjects != NULL)
    cw_line_put_text (&line, "subjects", volunteer->subjects);
  if (volunteer->free != NULL)
    cw_line_put_text (&line, "free", volunteer->free);
  cw_line_put_text (&line, "consented", day);
  return cw_writer_finish (store, stream, &line, error);
}

GPtrArray *
cw_volunteer_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_volunteer_free);
  stmt = cw_stmt_new (store->shared, cw_sql_volunteer_list);
  while (cw_stmt_next (stmt))
    {
      CwVolunteer *volunteer = g_new0 (CwVolunteer, 1);

      volunteer->id = cw_stmt_int (stmt, 0);
      volunteer->name = cw_stmt_dup_text (stmt, 1);
      volunteer->school = cw_stmt_dup_text (stmt, 2);
      volunteer->grades = cw_stmt_dup_text (stmt, 3);
      volunteer->subjects = cw_stmt_dup_text (stmt, 4);
      volunteer->free = cw_stmt_dup_text (stmt, 5);
      volunteer->consented = cw_stmt_int (stmt, 6);
      g_ptr_array_add (list, volunteer);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}
