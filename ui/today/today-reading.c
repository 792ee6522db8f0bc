#include "ui/today/today-reading.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle.h"
#include "corewalk/event-ask.h"
#include "corewalk/host.h"
#include "corewalk/retention.h"
#include "corewalk/slot.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/coach/event-words.h"

#define DAY_MS (24 * 60 * G_GINT64_CONSTANT (60000))

static void
free_copy (gpointer data)
{
  CwTodayCopy *copy = data;

  g_free (copy->room);
  g_free (copy->walk);
  g_free (copy);
}

void
cw_today_reading_free (CwTodayReading *reading)
{
  if (reading == NULL)
    return;

  cw_today_free (reading->today);
  g_clear_pointer (&reading->slots, g_ptr_array_unref);
  g_clear_pointer (&reading->copies, g_ptr_array_unref);
  g_clear_pointer (&reading->coaching, g_ptr_array_unref);
  cw_backup_plan_free (reading->backup);
  g_free (reading);
}

/* What there is nothing to do for today is for the walk's own page. */
static gboolean
read_slots (CwStore *store, CwTodayReading *reading, GError **error)
{
  reading->slots =
      cw_slot_due_list (store, reading->day, reading->day + CW_TODAY_NOTICE_DAYS, error);
  for (guint i = reading->slots != NULL ? reading->slots->len : 0; i > 0; i--)
    {
      const CwSlot *slot = reading->slots->pdata[i - 1];

      if (slot->day != reading->day && slot->noticed_ms != 0)
        g_ptr_array_remove_index (reading->slots, i - 1);
    }

  return reading->slots != NULL;
}

static gboolean
add_copy (CwStore *store, gint64 id, GPtrArray *copies, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, error);
  gint64 class_id = visit != NULL ? cw_visit_class (store, id) : 0;
  g_autoptr (CwHostRoom) room = class_id != 0 ? cw_host_room_get (store, class_id, NULL) : NULL;
  g_autoptr (CwWalk) walk = visit != NULL ? cw_walk_get (store, visit->walk, NULL) : NULL;
  CwTodayCopy *copy = NULL;

  if (visit == NULL)
    return FALSE;

  copy = g_new0 (CwTodayCopy, 1);
  copy->visit = id;
  copy->number = visit->number;
  copy->started = visit->started;
  copy->room = room != NULL ? g_strdup (room->title) : NULL;
  copy->walk = g_strdup (walk != NULL ? walk->title : "");
  g_ptr_array_add (copies, copy);
  return TRUE;
}

static gboolean
read_copies (CwStore *store, CwTodayReading *reading, GError **error)
{
  g_autoptr (GArray) visits = cw_host_copy_missing (store, error);

  if (visits == NULL)
    return FALSE;

  reading->copies = g_ptr_array_new_with_free_func (free_copy);
  reading->copy_count = visits->len;
  for (guint i = 0; i < MIN (visits->len, CW_TODAY_ROWS); i++)
    if (!add_copy (store, g_array_index (visits, gint64, i), reading->copies, error))
      return FALSE;

  return TRUE;
}

static void
free_coaching (gpointer data)
{
  CwTodayCoaching *row = data;

  g_free (row->title);
  g_free (row->about);
  g_free (row->owner);
  g_free (row);
}

/* NULL for a cycle that this store's person has left. */
static CwTodayCoaching *
add_coaching (CwStore *store, CwTodayReading *reading, gint64 id)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, id, NULL);
  CwTodayCoaching *row;

  if (cycle == NULL || !cycle->is_mine)
    return NULL;

  row = g_new0 (CwTodayCoaching, 1);
  row->cycle = id;
  row->about = g_steal_pointer (&cycle->title);
  row->day = G_MININT64;
  g_ptr_array_add (reading->coaching, row);
  return row;
}

static gboolean
read_coaching (CwStore *store, CwTodayReading *reading, GError **error)
{
  gint64 until = reading->day + CW_TODAY_STEP_DAYS;
  g_autoptr (GPtrArray) steps = cw_action_step_due_list (store, until, error);
  g_autoptr (GPtrArray) events =
      steps != NULL ? cw_event_due_list (store, (until + 1) * DAY_MS, error) : NULL;
  g_autoptr (GPtrArray) asked = NULL;

  reading->coaching = g_ptr_array_new_with_free_func (free_coaching);
  for (guint i = 0; events != NULL && i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];
      CwTodayCoaching *row = step->check_back >= reading->day - CW_TODAY_LATE_DAYS
                                 ? add_coaching (store, reading, step->cycle)
                                 : NULL;

      if (row == NULL)
        continue;
      row->title = g_strdup (step->text);
      row->owner = g_strdup (step->owner);
      row->day = step->check_back;
    }
  asked = events != NULL ? cw_event_asked_list (store, error) : NULL;
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      const CwEvent *event = asked->pdata[i];
      CwTodayCoaching *row = add_coaching (store, reading, event->cycle);

      if (row == NULL)
        continue;
      row->title = cw_event_words_dup_asked (event);
      row->kind = event->kind;
    }
  for (guint i = 0; asked != NULL && i < events->len; i++)
    {
      const CwEvent *event = events->pdata[i];
      CwTodayCoaching *row = add_coaching (store, reading, event->cycle);

      if (row == NULL)
        continue;
      row->title = g_strdup (event->focus);
      row->kind = event->kind;
      row->planned_ms = event->planned_ms;
      row->goes_on = event->started_ms != 0;
    }

  return asked != NULL;
}

/* Sample data are past any time. */
static void
count_due (CwStore *store, CwTodayReading *reading)
{
  g_autoptr (CwRetention) retention = cw_retention_look (store, reading->day, NULL);

  reading->due_count = retention != NULL ? retention->walks->len + retention->cycles->len : 0;
}

static gpointer
read_day (CwStore *store, gpointer input, GError **error)
{
  g_autoptr (CwTodayReading) reading = g_new0 (CwTodayReading, 1);
  gboolean is_sample = cw_store_get_person (store)->is_sample;
  gint64 latest = cw_today_latest_day (store);

  reading->day = is_sample && latest != 0 ? latest : cw_moment_local_day (cw_moment_now ());
  reading->today = cw_today_read (store, reading->day, error);
  if (reading->today == NULL || !read_slots (store, reading, error) ||
      !read_copies (store, reading, error) || !read_coaching (store, reading, error))
    return NULL;

  if (!is_sample)
    count_due (store, reading);
  reading->backup = cw_backup_plan_read (store);
  reading->has_work = !is_sample && latest != 0;
  return g_steal_pointer (&reading);
}

const CwJobClass cw_today_reading_job = {
  .work = read_day,
  .free_result = (GDestroyNotify) cw_today_reading_free,
};
