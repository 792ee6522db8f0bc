#include "ui/today/today-section.h"

#include "corewalk/moment.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/today/today-coaching.h"
#include "ui/today/today-hosts.h"
#include "ui/today/today-line.h"

#include <glib/gi18n.h>

/* @first and @second with a dot between them, or the one that isn't empty. */
static char *
dup_joined (const char *first, const char *second)
{
  return *first != '\0' && *second != '\0' ? g_strdup_printf ("%s · %s", first, second)
                                           : g_strconcat (first, second, NULL);
}

static char *
dup_rooms (gint64 count)
{
  return count > 0
             ? g_strdup_printf (ngettext ("%d room", "%d rooms", (gulong) count), (int) count)
             : g_strdup ("");
}

static void
add_walks (GtkListBox *list,
           const CwTodayList *walks,
           gint64 day,
           gboolean is_day_late,
           const char *action)
{
  for (guint i = 0; i < walks->rows->len; i++)
    {
      const CwTodayRow *row = g_ptr_array_index (walks->rows, i);
      g_autofree char *rooms = dup_rooms (row->visit_count);
      g_autofree char *about = dup_joined (row->about, rooms);
      g_autofree char *when = cw_today_line_dup_day (row->day, day);
      GtkWidget *line =
          cw_today_line_new (row->title, about, when, is_day_late && row->day < day);

      cw_today_line_set_action (CW_TODAY_LINE (line), action, g_variant_new_int64 (row->walk));
      gtk_list_box_append (list, line);
    }
  cw_today_line_append_more (list, walks->count - walks->rows->len);
}

static void
add_steps (GtkListBox *list, const CwToday *today, gint64 day, gboolean is_late)
{
  for (guint i = 0; i < today->steps.rows->len; i++)
    {
      const CwTodayRow *row = g_ptr_array_index (today->steps.rows, i);
      g_autofree char *about = dup_joined (row->owner != NULL ? row->owner : "", row->about);
      g_autofree char *when = cw_today_line_dup_due (row->day, day);
      GtkWidget *line = NULL;

      if ((row->day < day) != is_late)
        continue;
      line = cw_today_line_new (row->title, about, when, is_late);
      cw_today_line_set_action (CW_TODAY_LINE (line), "work.show-debrief",
                                g_variant_new_int64 (row->walk));
      gtk_list_box_append (list, line);
    }
}

static gboolean
is_all_late (const CwToday *today, gint64 day)
{
  const GPtrArray *rows = today->steps.rows;

  return rows->len > 0 && ((CwTodayRow *) g_ptr_array_index (rows, rows->len - 1))->day < day;
}

static void
fill_overdue (GtkListBox *list, const CwTodayReading *reading)
{
  const CwToday *today = reading->today;

  add_steps (list, today, reading->day, TRUE);
  if (is_all_late (today, reading->day))
    cw_today_line_append_more (list, today->steps.count - today->steps.rows->len);
  cw_today_add_coaching_steps (list, reading, TRUE);
}

static void
fill_due (GtkListBox *list, const CwTodayReading *reading)
{
  const CwToday *today = reading->today;

  add_steps (list, today, reading->day, FALSE);
  if (!is_all_late (today, reading->day))
    cw_today_line_append_more (list, today->steps.count - today->steps.rows->len);
  cw_today_add_coaching_steps (list, reading, FALSE);
}

static void
fill_open (GtkListBox *list, const CwTodayReading *reading)
{
  add_walks (list, &reading->today->open, reading->day, FALSE, "work.show-walk");
}

static void
fill_planned (GtkListBox *list, const CwTodayReading *reading)
{
  add_walks (list, &reading->today->planned, reading->day, FALSE, "work.show-walk");
}

static void
fill_debriefs (GtkListBox *list, const CwTodayReading *reading)
{
  add_walks (list, &reading->today->debriefs, reading->day, TRUE, "work.show-debrief");
}

static gint64
local_day (gint64 at_ms)
{
  CwMoment moment = cw_moment_now (); /* for where this laptop is */

  moment.at_ms = at_ms;
  return cw_moment_local_day (moment);
}

static char *
dup_sentence (const char *cause)
{
  g_autoptr (GError) error = g_error_new_literal (CW_ERROR, CW_ERROR_STORAGE, cause);

  return cw_trouble_dup_cause (error);
}

/* Backups are made when the window closes: the work of a day that was not followed by one is old. */
static void
add_backup (GtkListBox *list, const CwTodayReading *reading)
{
  const CwBackupPlan *plan = reading->backup;
  gint64 last = plan != NULL && plan->last_ms != 0 ? local_day (plan->last_ms) : 0;
  g_autofree char *when = last != 0 ? cw_today_line_dup_day (last, reading->day) : NULL;
  g_autofree char *cause = NULL;
  const char *title = NULL;
  const char *about = NULL;
  GtkWidget *line = NULL;

  if (plan == NULL && reading->has_work)
    {
      title = _ ("No backup is made");
      about = _ ("Choose a folder on another disk or a stick, and it is made by itself.");
    }
  else if (plan != NULL && plan->trouble != NULL)
    {
      title = _ ("The last backup failed");
      cause = dup_sentence (plan->trouble);
      about = cause;
    }
  else if (plan != NULL && plan->is_due && last < reading->day - 1)
    {
      title = last != 0 ? _ ("The last backup is old") : _ ("Nothing is backed up yet");
      about = _ ("There is work since. Back it up now, or close the window and wait for it.");
    }
  if (title == NULL)
    return;

  line = cw_today_line_new (title, about, when, TRUE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.show-backups", NULL);
  gtk_list_box_append (list, line);
}

/* What was agreed to be kept no longer, and has words still. */
static void
add_due (GtkListBox *list, const CwTodayReading *reading)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u walk or coaching cycle is past its time",
                                 "The words of %u walks are past their time",
                                 reading->due_count),
                       reading->due_count);
  GtkWidget *line = NULL;

  if (reading->due_count == 0)
    return;

  line = cw_today_line_new (title, _ ("By the joint norms. A purge takes an approved order."),
                            NULL, TRUE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.show-paper",
                            g_variant_new_string ("norms"));
  gtk_list_box_append (list, line);
}

static void
fill_backup (GtkListBox *list, const CwTodayReading *reading)
{
  add_backup (list, reading);
  add_due (list, reading);
}

static void
fill_arrivals (GtkListBox *list, const CwTodayReading *reading)
{
  const CwToday *today = reading->today;
  g_autofree char *title = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *about = NULL;
  g_autofree char *when = NULL;
  GtkWidget *line = NULL;

  if (today->arrived_ms == 0)
    return;

  if (today->file_count == 1)
    title = g_strdup_printf (_ ("A file from %s"), today->senders);
  else
    title = g_strdup_printf (today->sender_count > CW_TODAY_SENDERS_NAMED
                                 ? _ ("%d files from %s and others")
                                 : _ ("%d files from %s"),
                             (int) today->file_count, today->senders);
  fresh =
      g_strdup_printf (ngettext ("%d new line", "%d new lines", (gulong) today->fresh_count),
                       (int) today->fresh_count);
  waiting = today->waiting_count > 0
                ? g_strdup_printf (ngettext ("%d waits for an earlier file",
                                             "%d wait for an earlier file",
                                             (gulong) today->waiting_count),
                                   (int) today->waiting_count)
                : g_strdup ("");
  about = dup_joined (fresh, waiting);
  when = cw_today_line_dup_day (local_day (today->arrived_ms), reading->day);
  line = cw_today_line_new (title, about, when, FALSE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.screen",
                            g_variant_new_string ("exchange"));
  gtk_list_box_append (list, line);
}

/* A count, never a list: who was not visited is nobody's business here. */
static void
fill_coverage (GtkListBox *list, const CwTodayReading *reading)
{
  const CwToday *today = reading->today;
  gint64 left = today->room_count - today->visited_count;
  g_autofree char *title = NULL;
  g_autofree char *since = cw_times_dup_short_day (today->since_day);
  g_autofree char *about = NULL;

  if (today->room_count == 0)
    return;

  title = left == 0
              ? g_strdup (_ ("Every room was visited"))
              : g_strdup_printf (ngettext ("%d of %d rooms not visited yet",
                                           "%d of %d rooms not visited yet", (gulong) left),
                                 (int) left, (int) today->room_count);
  about = g_strdup_printf (today->is_term ? _ ("This term, since %s") : _ ("Since %s"), since);
  gtk_list_box_append (list, cw_today_line_new (title, about, NULL, FALSE));
}

const CwTodaySection cw_today_sections[] = {
  { N_ ("Overdue"), fill_overdue },
  { N_ ("Coaching"), cw_today_fill_coaching },
  { N_ ("Visits Today"), cw_today_fill_visits },
  { N_ ("Hosts to Tell"), cw_today_fill_notices },
  { N_ ("Walks Not Closed"), fill_open },
  { N_ ("Planned"), fill_planned },
  { N_ ("Steps to Check Back On"), fill_due },
  { N_ ("Debriefs Owed"), fill_debriefs },
  { N_ ("Copies for Hosts"), cw_today_fill_copies },
  { N_ ("Came In Last"), fill_arrivals },
  { N_ ("Safe Keeping"), fill_backup },
  { N_ ("Rooms"), fill_coverage },
  { NULL, NULL },
};
