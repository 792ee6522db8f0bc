#include "corewalk/slot.h"

#include "corewalk/opt-out.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "data/base/stmt.h"
#include "data/record/amend.h"
#include "data/record/meaning.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

static gboolean
refuse (CwError code, const char *message, GError **error)
{
  g_set_error_literal (error, CW_ERROR, code, message);
  return FALSE;
}

static gint64
day_of_walk (CwStore *store, gint64 walk)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_walk_title);

  cw_stmt_bind_int (stmt, ":id", walk);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 2) : 0;
}

static gboolean
check_plan (CwStore *store, const CwSlotPlan *plan, CwHost *host, gint64 *day, GError **error)
{
  g_autoptr (CwHostRoom) room = NULL;

  if (!cw_host_find_walk (store, plan->walk, host, error))
    return FALSE;
  if (host->is_closed)
    return refuse (CW_ERROR_INVALID, "the walk is closed. Plan the visit for another walk",
                   error);

  room = cw_host_room_get (store, plan->class_id, error);
  if (room == NULL || (plan->time != NULL && !cw_meaning_check_time (plan->time, error)) ||
      (plan->minutes != 0 && !cw_meaning_check_minutes (plan->minutes, error)))
    return FALSE;

  *day = plan->day == G_MININT64 ? day_of_walk (store, plan->walk) : plan->day;
  if (cw_opt_out_find (store, plan->class_id, *day) == 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s opts out of visits on that day. Choose another room", room->title);
  return FALSE;
}

gint64
cw_slot_add (CwStore *store, const CwSlotPlan *plan, const CwMoment *moment, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1], walk_room[CW_UUID_TEXT_LENGTH + 1];
  char class_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *day = NULL;
  const CwStream *stream;
  gint64 on_day;
  CwHost host;
  CwLine line;

  if (!check_plan (store, plan, &host, &on_day, error))
    return 0;
  stream = cw_writer_begin (store, "slot", &host, moment, &line, room, error);
  if (stream == NULL)
    return 0;

  day = cw_day_format (on_day);
  cw_writer_put_ref (store, stream, &line, "walk", plan->walk, walk_room);
  cw_writer_put_ref (store, stream, &line, "class", plan->class_id, class_room);
  cw_line_put_text (&line, "day", day);
  if (plan->time != NULL)
    cw_line_put_text (&line, "time", plan->time);
  if (plan->minutes != 0)
    cw_line_put_int (&line, "minutes", plan->minutes);
  return cw_writer_finish (store, stream, &line, error);
}

static gboolean
change_slot (CwStore *store, gint64 slot, const CwLine *change, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, slot, error);

  return fold != NULL && cw_amend_set (store, fold, change, error);
}

/* A moment of the act, or none. */
static gboolean
set_moment (CwStore *store,
            gint64 slot,
            const char *field,
            const char *title,
            gboolean is_set,
            const CwMoment *moment,
            GError **error)
{
  g_autoptr (CwSlot) found = cw_slot_get (store, slot, error);
  CwLine change;

  if (found == NULL || !cw_act_begin (store, TRUE, title, moment, error))
    return FALSE;

  cw_line_clear (&change);
  if (is_set)
    cw_line_put_int (&change, field, cw_act_moment (store).at_ms);
  else
    cw_line_put_text (&change, field, NULL);
  if (!change_slot (store, slot, &change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

gboolean
cw_slot_set_noticed (CwStore *store,
                     gint64 slot,
                     gboolean is_noticed,
                     const CwMoment *moment,
                     GError **error)
{
  return set_moment (store, slot, "noticed_ms", "the notice of a planned visit", is_noticed,
                     moment, error);
}

gboolean
cw_slot_set_off (CwStore *store,
                 gint64 slot,
                 gboolean is_off,
                 const CwMoment *moment,
                 GError **error)
{
  return set_moment (store, slot, "off_ms", "the calling off of a planned visit", is_off,
                     moment, error);
}

/* No act of its own: undo takes back the visit, and a slot without a living visit is open. */
static gboolean
link_visit (CwStore *store, gint64 slot, gint64 visit, const CwMoment *moment, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine change;

  if (!cw_act_begin (store, TRUE, NULL, moment, error))
    return FALSE;

  stream = cw_store_stream (store, "private", "", error);
  if (stream == NULL)
    return cw_act_abort (store);
  cw_line_clear (&change);
  cw_writer_put_ref (store, stream, &change, "visited", visit, room);
  if (!change_slot (store, slot, &change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

/* Of several grades or subjects none is chosen for a person; "04" of a roster is 4. */
static const char *
only_one (const char *list)
{
  if (list[0] == '0' && list[1] != '\0')
    list++;
  return list[0] == '\0' || strchr (list, ',') != NULL ? NULL : list;
}

gint64
cw_slot_start (CwStore *store,
               gint64 slot,
               const char *segment,
               const CwMoment *moment,
               GError **error)
{
  g_autoptr (CwSlot) found = cw_slot_get (store, slot, error);
  CwVisitPlan plan = { 0 };
  gint64 visit;

  if (found == NULL)
    return 0;
  if (found->visit != 0)
    return refuse (CW_ERROR_EXISTS, "this visit was made already", error);
  if (found->off_ms != 0)
    return refuse (CW_ERROR_INVALID, "this visit was called off. Plan it again first", error);

  plan.walk = found->walk;
  plan.class_id = found->room->class_id;
  plan.grade = only_one (found->room->grades);
  plan.subject = only_one (found->room->subjects);
  plan.segment = segment;
  visit = cw_visit_start (store, &plan, moment, error);
  if (visit == 0 || link_visit (store, slot, visit, moment, error))
    return visit;

  /* The two files are two transactions, as for the visit's room. */
  cw_record_delete (store, visit, moment, NULL);
  return 0;
}
