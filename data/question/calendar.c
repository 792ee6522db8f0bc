#include "corewalk/calendar.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/debrief.h"
#include "corewalk/slot.h"
#include "data/base/spoken.h"
#include "data/base/stmt.h"
#include "data/base/whole-file.h"
#include "data/question/calendar-text.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

#define DAY_S G_GINT64_CONSTANT (86400)
#define MINUTES_USUAL 15
#define MOST_STEPS 1000

typedef struct
{
  CwStore *store;
  const CwCalendarPlan *plan;
  char *made; /* as DTSTAMP says it */
  GString *out;
  guint count;
} Calendar;

static char *
dup_utc (gint64 at_s)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (at_s);

  return g_date_time_format (then, "%Y%m%dT%H%M%SZ");
}

static char *
dup_date (gint64 day)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (day * DAY_S);

  return g_date_time_format (then, "%Y%m%d");
}

/* "09:15" on that day by the clocks of this computer, as seconds UTC: with summer time, where there is. */
static gint64
find_instant (gint64 day, const char *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * DAY_S);
  g_autoptr (GDateTime) then =
      g_date_time_new (zone, g_date_time_get_year (date), g_date_time_get_month (date),
                       g_date_time_get_day_of_month (date),
                       (time[0] - '0') * 10 + time[1] - '0',
                       (time[3] - '0') * 10 + time[4] - '0', 0);

  return then != NULL ? g_date_time_to_unix (then) : day * DAY_S;
}

/* The record's own id: the same thing again is the same entry. @suffix: "" or of its second entry */
static void
begin_entry_of (Calendar *calendar, gint64 record, const char *suffix, const char *summary)
{
  char id[CW_UUID_TEXT_LENGTH + 1] = "";
  g_autofree char *uid = NULL;
  CwUuid uuid;

  if (cw_log_to_uuid (cw_store_log_of (calendar->store, record), record, &uuid))
    cw_uuid_to_text (&uuid, id);
  cw_calendar_text_add (calendar->out, "BEGIN", "VEVENT");
  uid = g_strconcat (id, suffix, NULL);
  cw_calendar_text_add (calendar->out, "UID", uid);
  cw_calendar_text_add (calendar->out, "DTSTAMP", calendar->made);
  cw_calendar_text_add_words (calendar->out, "SUMMARY", summary);
  cw_calendar_text_add (calendar->out, "CLASS", "PRIVATE");
}

static void
begin_entry (Calendar *calendar, gint64 record, const char *summary)
{
  begin_entry_of (calendar, record, "", summary);
}

static void
end_entry (Calendar *calendar)
{
  cw_calendar_text_add (calendar->out, "END", "VEVENT");
  calendar->count++;
}

static void
add_times (Calendar *calendar, gint64 start_s, gint64 minutes)
{
  g_autofree char *start = dup_utc (start_s);
  g_autofree char *end = dup_utc (start_s + 60 * (minutes > 0 ? minutes : MINUTES_USUAL));

  cw_calendar_text_add (calendar->out, "DTSTART", start);
  cw_calendar_text_add (calendar->out, "DTEND", end);
}

/* A whole day keeps nobody from other things. */
static void
add_day (Calendar *calendar, gint64 day)
{
  g_autofree char *start = dup_date (day);
  g_autofree char *end = dup_date (day + 1);

  cw_calendar_text_add (calendar->out, "DTSTART;VALUE=DATE", start);
  cw_calendar_text_add (calendar->out, "DTEND;VALUE=DATE", end);
  cw_calendar_text_add (calendar->out, "TRANSP", "TRANSPARENT");
}

static void
add_words (Calendar *calendar, const char *name, const char *words)
{
  if (calendar->plan->tells_words && words != NULL && *words != '\0')
    cw_calendar_text_add_words (calendar->out, name, words);
}

static gboolean
add_slots (Calendar *calendar, GError **error)
{
  g_autoptr (GPtrArray) slots =
      cw_slot_due_list (calendar->store, calendar->plan->from, calendar->plan->until, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const CwSlot *slot = slots->pdata[i];

      begin_entry (calendar, slot->id, _ ("Visit of a learning walk"));
      if (slot->time != NULL && strlen (slot->time) == strlen ("09:15"))
        add_times (calendar, find_instant (slot->day, slot->time), slot->minutes);
      else
        add_day (calendar, slot->day);
      if (calendar->plan->tells_rooms)
        cw_calendar_text_add_words (calendar->out, "LOCATION", slot->room->title);
      add_words (calendar, "DESCRIPTION", slot->walk_title);
      end_entry (calendar);
    }
  return slots != NULL;
}

static gboolean
add_walks (Calendar *calendar, GError **error)
{
  CwStore *store = calendar->store;
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_calendar_walks);

  cw_stmt_bind_text (stmt, ":author", store->person.name);
  cw_stmt_bind_int (stmt, ":from", calendar->plan->from);
  cw_stmt_bind_int (stmt, ":until", calendar->plan->until);
  while (cw_stmt_next (stmt))
    {
      begin_entry (calendar, cw_stmt_int (stmt, 0), _ ("Learning walk"));
      add_day (calendar, cw_stmt_int (stmt, 2));
      add_words (calendar, "DESCRIPTION", cw_stmt_text (stmt, 1));
      end_entry (calendar);
    }
  return cw_stmt_done (stmt, error);
}

static gboolean
add_steps (Calendar *calendar, GError **error)
{
  g_autoptr (GPtrArray) steps =
      cw_card_due_list (calendar->store, calendar->plan->until, MOST_STEPS, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const CwDueCard *step = steps->pdata[i];

      if (step->due < calendar->plan->from)
        continue;
      begin_entry (calendar, step->id, _ ("Next step is due"));
      add_day (calendar, step->due);
      add_words (calendar, "DESCRIPTION", step->text);
      end_entry (calendar);
    }
  return steps != NULL;
}

static gboolean
is_of (const Calendar *calendar, gint64 cycle)
{
  return calendar->plan->cycle == 0 || calendar->plan->cycle == cycle;
}

static gboolean
is_within (const Calendar *calendar, gint64 at_ms)
{
  gint64 day = at_ms == 0 ? G_MININT64 : at_ms / (DAY_S * 1000);

  return day >= calendar->plan->from && day <= calendar->plan->until;
}

/* Of coaching only that there is some: with whom and about what is the partners' own. */
static gboolean
add_events (Calendar *calendar, GError **error)
{
  gint64 until_ms = (calendar->plan->until + 1) * DAY_S * 1000;
  g_autoptr (GPtrArray) events = cw_event_due_list (calendar->store, until_ms, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const CwEvent *event = events->pdata[i];

      if (!is_of (calendar, event->cycle))
        continue;
      if (is_within (calendar, event->planned_ms))
        {
          begin_entry (calendar, event->id, _ ("Coaching"));
          add_times (calendar, event->planned_ms / 1000, event->minutes);
          add_words (calendar, "DESCRIPTION", event->focus);
          end_entry (calendar);
        }
      if (is_within (calendar, event->debrief_ms))
        {
          begin_entry_of (calendar, event->id, "-debrief", _ ("Talk about it"));
          add_times (calendar, event->debrief_ms / 1000, 0);
          add_words (calendar, "DESCRIPTION", event->focus);
          end_entry (calendar);
        }
    }
  return events != NULL;
}

static gboolean
add_check_backs (Calendar *calendar, GError **error)
{
  g_autoptr (GPtrArray) steps =
      cw_action_step_due_list (calendar->store, calendar->plan->until, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      if (step->check_back < calendar->plan->from || !is_of (calendar, step->cycle))
        continue;
      begin_entry (calendar, step->id, _ ("Look back at a step"));
      add_day (calendar, step->check_back);
      add_words (calendar, "DESCRIPTION", step->text);
      end_entry (calendar);
    }
  return steps != NULL;
}

char *
cw_calendar_dup (CwStore *store,
                 const CwCalendarPlan *plan,
                 CwMoment made,
                 guint *count,
                 GError **error)
{
  g_autofree char *stamp = dup_utc (made.at_ms / 1000);
  g_autoptr (GString) out = g_string_new (NULL);
  Calendar calendar = { .store = store, .plan = plan, .made = stamp, .out = out };

  cw_calendar_text_add (out, "BEGIN", "VCALENDAR");
  cw_calendar_text_add (out, "VERSION", "2.0");
  cw_calendar_text_add (out, "PRODID", "-//Corewalk//Corewalk//EN");
  cw_calendar_text_add (out, "CALSCALE", "GREGORIAN");
  if (plan->cycle == 0 && (!add_slots (&calendar, error) || !add_walks (&calendar, error) ||
                           !add_steps (&calendar, error)))
    return NULL;
  if (!add_events (&calendar, error) || !add_check_backs (&calendar, error))
    return NULL;
  cw_calendar_text_add (out, "END", "VCALENDAR");

  if (count != NULL)
    *count = calendar.count;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
cw_calendar_write (CwStore *store,
                   const CwCalendarPlan *plan,
                   const char *file,
                   guint *count,
                   GError **error)
{
  g_autofree char *text = cw_calendar_dup (store, plan, cw_moment_now (), count, error);
  g_autoptr (CwWholeFile) whole = text != NULL ? cw_whole_file_new (file, error) : NULL;

  return whole != NULL && cw_whole_file_write (text, strlen (text), whole, error) &&
         cw_whole_file_commit (whole, NULL, NULL, error);
}
