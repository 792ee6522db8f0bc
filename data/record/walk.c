#include "corewalk/walk.h"

#include "corewalk/id.h"
#include "corewalk/visit.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "data/form/form-shelf.h"
#include "data/record/amend.h"
#include "data/record/label.h"
#include "data/record/visit-end.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

void
cw_walk_free (CwWalk *walk)
{
  if (walk == NULL)
    return;

  g_free (walk->title);
  g_free (walk->school_name);
  g_free (walk->form_title);
  g_free (walk->code);
  g_free (walk);
}

static gboolean
check_plan (CwStore *store, const CwWalkPlan *plan, GError **error)
{
  gint64 day;
  g_autoptr (CwStmt) stmt = NULL;

  if (!cw_text_check_name ("the title", plan->title, error) ||
      (plan->code != NULL && !cw_text_check_name ("the walk code", plan->code, error)) ||
      (plan->problem != NULL &&
       !cw_text_check ("the problem of practice", plan->problem, error)))
    return FALSE;
  if (plan->day != NULL && !cw_day_parse (plan->day, &day))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the date must be a day such as 2026-03-04");
      return FALSE;
    }

  stmt = cw_stmt_new (store->shared, cw_sql_read_organization);
  cw_stmt_bind_int (stmt, ":id", plan->school);
  if (!cw_stmt_next (stmt))
    {
      if (cw_stmt_done (stmt, error))
        g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
      return FALSE;
    }

  return cw_form_shelf_get (store, plan->form, error) != NULL;
}

/* Walkers who agreed on a code need not have exchanged anything: the id follows from it. */
static void
name_by_code (CwStore *store, const CwWalkPlan *plan, const char *day, CwLine *line)
{
  g_autofree char *school = cw_id_dup_text (store, plan->school);
  g_autofree char *code = g_utf8_casefold (plan->code, -1);
  g_autofree char *name = g_strconcat (day, "/", code, NULL);

  line->has_named = TRUE;
  cw_uuid_named (school, "walk", name, &line->named);
}

static gint64
find_walk (CwStore *store, const CwUuid *uuid)
{
  gint64 id = cw_log_find_uuid (store->log, uuid);
  CwHost host;

  return id != 0 && cw_host_find_walk (store, id, &host, NULL) ? id : 0;
}

static gboolean
add_problem (CwStore *store, gint64 walk, const char *text, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwKind *kind = cw_kind_find ("problem");
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_host_find_walk (store, walk, &host, error))
    return FALSE;
  stream = cw_host_stream (store, kind, &host, error);
  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = kind->name;
  cw_writer_put_ref (store, stream, &line, "walk", walk, room);
  cw_line_put_text (&line, "text", text);
  return cw_act_add (store, stream, &line, error) != 0;
}

static gboolean
add_label (CwStore *store, const CwStream *stream, gint64 school, GError **error)
{
  g_autoptr (GStringChunk) room = g_string_chunk_new (256);
  gboolean needed;
  CwLine line;

  return cw_label_make (store, stream, school, &line, room, &needed, error) &&
         (!needed || cw_act_add_again (store, stream, &line, error) != 0);
}

/* Inside the act: the walk's line, its form's where the log lacks it, its problem of practice. */
static gint64
write_walk (CwStore *store, const CwWalkPlan *plan, CwLine *line, GError **error)
{
  static const char *const reaches[] = { NULL, "school", "district", "pair" };
  char school_room[CW_UUID_TEXT_LENGTH + 1], form_room[CW_UUID_TEXT_LENGTH + 1];
  const CwHost host = {
    .school = plan->school,
    .reach = plan->reach == CW_REACH_SCHOOL     ? 's'
             : plan->reach == CW_REACH_DISTRICT ? 'd'
                                                : '-',
  };
  gboolean is_of_pair = plan->reach == CW_REACH_PAIR;
  const CwStream *stream = is_of_pair ? cw_circle_stream (store, plan->cycle, error) : NULL;
  gint64 walk;

  if ((is_of_pair && stream == NULL) || !cw_form_shelf_use (store, plan->form, stream, error))
    return 0;
  if (!is_of_pair)
    stream = cw_host_stream (store, cw_kind_find ("walk"), &host, error);
  if (stream == NULL)
    return 0;

  cw_writer_put_ref (store, stream, line, "school", plan->school, school_room);
  cw_writer_put_ref (store, stream, line, "form", plan->form, form_room);
  if (plan->reach != CW_REACH_DEFAULT)
    cw_line_put_text (line, "audience", reaches[plan->reach]);
  walk = cw_act_add (store, stream, line, error);
  if (walk != 0 && line->has_named)
    walk = cw_log_find_uuid (store->log, &line->named);
  if (walk == 0 || !add_label (store, stream, plan->school, error))
    return 0;

  return plan->problem == NULL || add_problem (store, walk, plan->problem, error) ? walk : 0;
}

gint64
cw_walk_new (CwStore *store, const CwWalkPlan *plan, const CwMoment *moment, GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autofree char *day =
      plan->day != NULL ? g_strdup (plan->day) : cw_day_format (cw_moment_local_day (at));
  gint64 walk;
  CwLine line;

  if (!check_plan (store, plan, error))
    return 0;

  cw_line_clear (&line);
  line.kind = "walk";
  cw_line_put_text (&line, "title", plan->title);
  cw_line_put_text (&line, "day", day);
  if (plan->code != NULL)
    {
      cw_line_put_text (&line, "code", plan->code);
      name_by_code (store, plan, day, &line);
      walk = find_walk (store, &line.named);
      if (walk != 0)
        return walk;
    }

  if (!cw_act_begin (store, FALSE, "a walk", &at, error))
    return 0;
  walk = write_walk (store, plan, &line, error);
  if (walk == 0)
    return cw_act_abort (store);

  return cw_act_commit (store, error) ? walk : 0;
}

static GArray *
read_ids (CwStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&ids) : NULL;
}

GArray *
cw_walk_ids (CwStore *store, guint limit, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_walk_order);

  cw_stmt_bind_int (stmt, ":limit", limit == 0 ? -1 : (gint64) limit);
  return read_ids (stmt, error);
}

GArray *
cw_walk_find (CwStore *store, const CwWalkQuestion *question, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_walk_find);

  cw_stmt_bind_int (stmt, ":school", question->school);
  cw_stmt_bind_text (stmt, ":form", question->form);
  cw_stmt_bind_int (stmt, ":from_day", question->from_day);
  cw_stmt_bind_int (stmt, ":to_day", question->to_day);
  return read_ids (stmt, error);
}

static CwReach
parse_reach (const char *audience)
{
  return audience == NULL                   ? CW_REACH_DEFAULT
         : strcmp (audience, "school") == 0 ? CW_REACH_SCHOOL
         : strcmp (audience, "pair") == 0   ? CW_REACH_PAIR
                                            : CW_REACH_DISTRICT;
}

CwWalk *
cw_walk_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_walk_get);
  g_autoptr (CwWalk) walk = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    {
      walk = g_new0 (CwWalk, 1);
      walk->id = id;
      walk->title = cw_stmt_dup_text (stmt, 0);
      walk->school = cw_stmt_int (stmt, 1);
      walk->school_name = cw_stmt_dup_text (stmt, 2);
      walk->form = cw_stmt_int (stmt, 3);
      walk->form_title = cw_stmt_dup_text (stmt, 4);
      walk->code = cw_stmt_dup_text (stmt, 5);
      walk->day = cw_stmt_int (stmt, 6);
      walk->reach = parse_reach (cw_stmt_text (stmt, 7));
      walk->made.at_ms = cw_stmt_int (stmt, 8);
      walk->made.offset_min = (int) cw_stmt_int (stmt, 9);
      walk->closed_ms = cw_stmt_int (stmt, 10);
      walk->visit_count = cw_stmt_int (stmt, 11);
      walk->note_count = cw_stmt_int (stmt, 12);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (walk == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such walk");

  return g_steal_pointer (&walk);
}

gboolean
cw_walk_close (CwStore *store, gint64 walk, const CwMoment *moment, GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autoptr (GArray) visits = NULL;
  CwHost host;

  if (!cw_host_find_walk (store, walk, &host, error))
    return FALSE;
  if (host.is_closed)
    return TRUE;

  visits = cw_visit_ids (store, walk, error);
  if (visits == NULL || !cw_act_begin (store, FALSE, "the closing of a walk", &at, error))
    return FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      gint64 visit = g_array_index (visits, gint64, i);
      const CwStream *stream = cw_log_stream_of (store->log, visit);

      if (!cw_host_find_visit (store, visit, &host, error) ||
          (!host.is_closed && cw_store_wrote (store, stream) &&
           !cw_visit_end_at (store, visit, MAX (at.at_ms, host.started_ms), error)))
        return cw_act_abort (store);
    }
  if (!cw_amend_set_moment (store, walk, "closed_ms", at.at_ms, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

gint64
cw_problem_new (CwStore *store,
                gint64 walk,
                const char *text,
                const char *theory,
                const char *results,
                const CwMoment *moment,
                GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_text_check ("the problem of practice", text, error) ||
      (theory != NULL && !cw_text_check ("the theory of action", theory, error)) ||
      (results != NULL && !cw_text_check ("the results", results, error)) ||
      !cw_host_find_walk (store, walk, &host, error))
    return 0;

  stream = cw_writer_begin (store, "problem", &host, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "text", text);
  if (theory != NULL)
    cw_line_put_text (&line, "theory", theory);
  if (results != NULL)
    cw_line_put_text (&line, "results", results);
  return cw_writer_finish (store, stream, &line, error);
}

GArray *
cw_problem_ids (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_problem_order);

  cw_stmt_bind_int (stmt, ":walk", walk);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&ids) : NULL;
}
