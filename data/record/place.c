#include "corewalk/place.h"

#include "corewalk/id.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/same-group.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

void
cw_school_free (CwSchool *school)
{
  if (school == NULL)
    return;

  g_free (school->name);
  g_free (school->code);
  g_free (school);
}

void
cw_room_free (CwRoom *room)
{
  if (room == NULL)
    return;

  g_free (room->title);
  g_free (room->grades);
  g_free (room->subjects);
  g_free (room->periods);
  g_free (room);
}

static gboolean
has_row (CwStore *store, const char *sql, gint64 id)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":id", id);
  return cw_stmt_next (stmt);
}

static const CwStream *
begin (CwStore *store, const char *title, const CwMoment *moment, GError **error)
{
  const CwStream *stream;

  if (!cw_act_begin (store, FALSE, title, moment, error))
    return NULL;

  stream = cw_store_stream (store, "reference", "", error);
  if (stream == NULL)
    cw_act_abort (store);
  return stream;
}

static gint64
finish (CwStore *store, const CwStream *stream, CwLine *line, GError **error)
{
  CwUuid uuid = line->named;

  return cw_writer_finish (store, stream, line, error) == 0
             ? 0
             : cw_log_find_uuid (store->log, &uuid);
}

gint64
cw_school_new (CwStore *store,
               const char *name,
               const char *code,
               const CwMoment *moment,
               GError **error)
{
  const CwStream *stream;
  gint64 id;
  CwLine line;

  if (!cw_text_check_name ("the school's name", name, error) ||
      (code != NULL && !cw_text_check_name ("the school's code", code, error)))
    return 0;

  cw_line_clear (&line);
  line.kind = "organization";
  line.has_named = TRUE;
  cw_school_uuid (name, code, &line.named);
  id = cw_log_find_uuid (store->log, &line.named);
  if (id != 0 && has_row (store, cw_sql_read_organization, id))
    return id;

  stream = begin (store, "a school", moment, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "name", name);
  cw_line_put_text (&line, "type", "school");
  if (code != NULL)
    cw_line_put_text (&line, "code", code);
  return finish (store, stream, &line, error);
}

void
cw_school_uuid (const char *name, const char *code, CwUuid *uuid)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (code != NULL)
    cw_uuid_named ("official", "school", code, uuid);
  else
    cw_uuid_named ("name", "school", folded, uuid);
}

gint64
cw_school_find (CwStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) schools = cw_school_list (store, error);
  g_autofree char *asked = g_utf8_casefold (text, -1);
  gint64 found = 0, id;

  if (schools == NULL)
    return 0;

  for (guint i = 0; i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];
      g_autofree char *name = g_utf8_casefold (school->name, -1);

      if (g_strcmp0 (school->code, text) == 0)
        return school->id;
      if (strcmp (name, asked) != 0)
        continue;
      if (found != 0)
        {
          g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                       "several schools are called '%s'. Give the code", text);
          return 0;
        }
      found = school->id;
    }
  if (found != 0)
    return found;

  id = cw_id_find (store, text, NULL);
  for (guint i = 0; i < schools->len && id != 0; i++)
    if (((CwSchool *) schools->pdata[i])->id == id)
      return id;

  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
               "there is no school '%s'. 'roster list schools' shows what is there", text);
  return 0;
}

GPtrArray *
cw_school_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) schools =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_school_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_school_list);

  while (cw_stmt_next (stmt))
    {
      CwSchool *school = g_new0 (CwSchool, 1);

      school->id = cw_stmt_int (stmt, 0);
      school->name = cw_stmt_dup_text (stmt, 1);
      school->code = cw_stmt_dup_text (stmt, 2);
      school->is_gone = cw_stmt_int (stmt, 3) != 0;
      g_ptr_array_add (schools, school);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&schools) : NULL;
}

static gboolean
check_room (CwStore *store, const CwRoomPlan *plan, GError **error)
{
  if (!cw_text_check_name ("the room", plan->title, error) ||
      (plan->grade != NULL && !cw_text_check_name ("the grade", plan->grade, error)) ||
      (plan->subject != NULL && !cw_text_check_name ("the subject", plan->subject, error)) ||
      (plan->period != NULL && !cw_text_check_name ("the period", plan->period, error)))
    return FALSE;
  if (has_row (store, cw_sql_read_organization, plan->school))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
  return FALSE;
}

static void
put_known (CwLine *line, const char *name, const char *value)
{
  if (value != NULL)
    cw_line_put_text (line, name, value);
}

gint64
cw_room_add (CwStore *store, const CwRoomPlan *plan, const CwMoment *moment, GError **error)
{
  char school_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *of_school = NULL;
  g_autofree char *folded = NULL;
  const CwStream *stream;
  gint64 id;
  CwLine line;

  if (!check_room (store, plan, error))
    return 0;

  of_school = cw_id_dup_text (store, plan->school);
  folded = g_utf8_casefold (plan->title, -1);
  cw_line_clear (&line);
  line.kind = "class";
  line.has_named = TRUE;
  cw_uuid_named (of_school, "room", folded, &line.named);
  id = cw_log_find_uuid (store->log, &line.named);
  if (id != 0 && has_row (store, cw_sql_read_class, id))
    return id;

  stream = begin (store, "a room", moment, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "title", plan->title);
  cw_writer_put_ref (store, stream, &line, "school", plan->school, school_room);
  put_known (&line, "grades", plan->grade);
  put_known (&line, "subjects", plan->subject);
  put_known (&line, "periods", plan->period);
  return finish (store, stream, &line, error);
}

gint64
cw_room_new (CwStore *store,
             gint64 school,
             const char *title,
             const CwMoment *moment,
             GError **error)
{
  const CwRoomPlan plan = { .school = school, .title = title };

  return cw_room_add (store, &plan, moment, error);
}

gint64
cw_year_new (CwStore *store, int first_year, const CwMoment *moment, GError **error)
{
  g_autofree char *title = g_strdup_printf ("%d-%02d", first_year, (first_year + 1) % 100);
  g_autofree char *first_day = g_strdup_printf ("%d-07-01", first_year);
  g_autofree char *last_day = g_strdup_printf ("%d-06-30", first_year + 1);
  const CwStream *stream;
  gint64 id;
  CwLine line;

  if (first_year < 1900 || first_year > 2999)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%d is not a school year", first_year);
      return 0;
    }

  cw_line_clear (&line);
  line.kind = "term";
  line.has_named = TRUE;
  cw_uuid_named ("name", "year", title, &line.named);
  id = cw_log_find_uuid (store->log, &line.named);
  if (id != 0 && has_row (store, cw_sql_read_term, id))
    return id;

  stream = begin (store, "a school year", moment, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "title", title);
  cw_line_put_text (&line, "type", "schoolYear");
  cw_line_put_text (&line, "first_day", first_day);
  cw_line_put_text (&line, "last_day", last_day);
  return finish (store, stream, &line, error);
}

GPtrArray *
cw_room_list (CwStore *store, gint64 school, GError **error)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_room_free);
  g_autoptr (CwSame) same = cw_same_load (store, FALSE, error);
  g_autoptr (CwStmt) stmt = NULL;

  if (same == NULL)
    return NULL;

  stmt = cw_stmt_new (store->shared, cw_sql_room_list);
  cw_stmt_bind_int (stmt, ":school", school);
  while (cw_stmt_next (stmt))
    {
      CwRoom *room;

      if (cw_same_of (same, cw_stmt_int (stmt, 0)) != cw_stmt_int (stmt, 0))
        continue;
      room = g_new0 (CwRoom, 1);
      room->id = cw_stmt_int (stmt, 0);
      room->title = cw_stmt_dup_text (stmt, 1);
      room->grades = cw_stmt_dup_text (stmt, 2);
      room->subjects = cw_stmt_dup_text (stmt, 3);
      room->periods = cw_stmt_dup_text (stmt, 4);
      room->student_count = cw_stmt_is_null (stmt, 5) ? -1 : cw_stmt_int (stmt, 5);
      room->is_gone = cw_stmt_int (stmt, 6) != 0;
      g_ptr_array_add (rooms, room);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&rooms) : NULL;
}
