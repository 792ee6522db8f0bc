#include "corewalk/academy.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

static const char *const names[] = { "project", "plan" };

static const char *const fields[][CW_ACADEMY_TEXTS] = {
  { "question", "data", "actions", "result" },
  { "goal", "evidence", "lookfors", "actions" },
};

const char *
cw_academy_get_field (CwAcademyKind kind, guint index)
{
  return fields[kind][index];
}

const char *
cw_academy_get_name (CwAcademyKind kind)
{
  return names[kind];
}

void
cw_academy_work_free (CwAcademyWork *work)
{
  if (work == NULL)
    return;

  g_free (work->school_name);
  g_free (work->title);
  g_free (work->team);
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    g_free (work->texts[i]);
  g_free (work);
}

static gboolean
check (CwStore *store, const CwAcademyPlan *plan, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_text_check_name ("the title", plan->title, error) ||
      (plan->team != NULL && !cw_text_check_name ("the team", plan->team, error)))
    return FALSE;
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    if (plan->texts[i] != NULL && !cw_text_check (fields[plan->kind][i], plan->texts[i], error))
      return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_read_organization);
  cw_stmt_bind_int (stmt, ":id", plan->school);
  if (cw_stmt_next (stmt))
    return TRUE;
  if (cw_stmt_done (stmt, error))
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
  return FALSE;
}

gint64
cw_academy_new (CwStore *store,
                const CwAcademyPlan *plan,
                const CwMoment *moment,
                GError **error)
{
  char scope[CW_UUID_TEXT_LENGTH + 1], room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwUuid uuid;
  CwLine line;

  g_return_val_if_fail (store != NULL && plan->title != NULL, 0);

  if (!check (store, plan, error) || !cw_log_to_uuid (store->log, plan->school, &uuid) ||
      !cw_act_begin (store, FALSE, plan->kind == CW_ACADEMY_PLAN ? "a plan" : "a project",
                     moment, error))
    return 0;

  cw_uuid_to_text (&uuid, scope);
  stream = cw_store_stream (store, "school", scope, error);
  if (stream == NULL)
    return cw_act_abort (store);

  cw_line_clear (&line);
  line.kind = names[plan->kind];
  cw_writer_put_ref (store, stream, &line, "school", plan->school, room);
  cw_line_put_text (&line, "title", plan->title);
  if (plan->team != NULL)
    cw_line_put_text (&line, "team", plan->team);
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    if (plan->texts[i] != NULL)
      cw_line_put_text (&line, fields[plan->kind][i], plan->texts[i]);
  return cw_writer_finish (store, stream, &line, error);
}

static gboolean
read_works (CwStore *store, CwAcademyKind kind, gint64 id, GPtrArray *works, GError **error)
{
  g_autoptr (CwStmt) stmt =
      cw_stmt_new (store->shared,
                   kind == CW_ACADEMY_PLAN ? cw_sql_plan_list : cw_sql_project_list);

  cw_stmt_bind_int (stmt, ":id", id);
  while (cw_stmt_next (stmt))
    {
      CwAcademyWork *work = g_new0 (CwAcademyWork, 1);

      work->kind = kind;
      work->id = cw_stmt_int (stmt, 0);
      work->made = (CwMoment){ .at_ms = cw_stmt_int (stmt, 1),
                               .offset_min = (int) cw_stmt_int (stmt, 2) };
      work->school = cw_stmt_int (stmt, 3);
      work->school_name =
          cw_stmt_is_null (stmt, 4) ? g_strdup ("") : cw_stmt_dup_text (stmt, 4);
      work->title = cw_stmt_dup_text (stmt, 5);
      work->team = cw_stmt_dup_text (stmt, 6);
      for (int i = 0; i < CW_ACADEMY_TEXTS; i++)
        work->texts[i] = cw_stmt_dup_text (stmt, 7 + i);
      g_ptr_array_add (works, work);
    }
  return cw_stmt_done (stmt, error);
}

GPtrArray *
cw_academy_list (CwStore *store, CwAcademyKind kind, GError **error)
{
  g_autoptr (GPtrArray) works =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_academy_work_free);

  return read_works (store, kind, 0, works, error) ? g_steal_pointer (&works) : NULL;
}

CwAcademyWork *
cw_academy_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) works =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_academy_work_free);

  for (guint kind = 0; id != 0 && kind < G_N_ELEMENTS (names); kind++)
    if (!read_works (store, (CwAcademyKind) kind, id, works, error))
      return NULL;
  if (works->len > 0)
    return g_ptr_array_steal_index (works, 0);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such project or plan");
  return NULL;
}
