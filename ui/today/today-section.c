#include "ui/today/today-section.h"

#include "corewalk/moment.h"
#include "ui/parts/times.h"
#include "ui/today/today-line.h"

#include <glib/gi18n.h>

/* "Today" or "Tomorrow" as seen from @today, which is long ago in sample data. */
static char *
dup_day (gint64 day, gint64 today)
{
  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today + 1)
    return g_strdup (_ ("Tomorrow"));
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));

  return cw_times_dup_short_day (day);
}

static char *
dup_due (gint64 due, gint64 today)
{
  g_autofree char *day = cw_times_dup_short_day (due);

  if (due == today)
    return g_strdup (_ ("Due today"));
  if (due == today + 1)
    return g_strdup (_ ("Due tomorrow"));
  if (due < today)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue",
                                      (gulong) (today - due)),
                            (int) (today - due));

  /* Translators: a day, "Mar 4" */
  return g_strdup_printf (_ ("Due %s"), day);
}

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

/* The lines that the list of them has beyond those that are shown. */
static void
add_more (GtkListBox *list, gint64 more)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%d more", "%d more", (gulong) more), (int) more);
  GtkWidget *line = NULL;

  if (more <= 0)
    return;

  line = cw_today_line_new (text, "", NULL, FALSE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.screen",
                            g_variant_new_string ("walks"));
  gtk_list_box_append (list, line);
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
      g_autofree char *when = dup_day (row->day, day);
      GtkWidget *line =
          cw_today_line_new (row->title, about, when, is_day_late && row->day < day);

      cw_today_line_set_action (CW_TODAY_LINE (line), action, g_variant_new_int64 (row->walk));
      gtk_list_box_append (list, line);
    }
  add_more (list, walks->count - walks->rows->len);
}

static void
add_steps (GtkListBox *list, const CwToday *today, gint64 day, gboolean is_late)
{
  for (guint i = 0; i < today->steps.rows->len; i++)
    {
      const CwTodayRow *row = g_ptr_array_index (today->steps.rows, i);
      g_autofree char *about = dup_joined (row->owner != NULL ? row->owner : "", row->about);
      g_autofree char *when = dup_due (row->day, day);
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
fill_overdue (GtkListBox *list, const CwToday *today, gint64 day)
{
  add_steps (list, today, day, TRUE);
  if (is_all_late (today, day))
    add_more (list, today->steps.count - today->steps.rows->len);
}

static void
fill_due (GtkListBox *list, const CwToday *today, gint64 day)
{
  add_steps (list, today, day, FALSE);
  if (!is_all_late (today, day))
    add_more (list, today->steps.count - today->steps.rows->len);
}

static void
fill_open (GtkListBox *list, const CwToday *today, gint64 day)
{
  add_walks (list, &today->open, day, FALSE, "work.show-walk");
}

static void
fill_planned (GtkListBox *list, const CwToday *today, gint64 day)
{
  add_walks (list, &today->planned, day, FALSE, "work.show-walk");
}

static void
fill_debriefs (GtkListBox *list, const CwToday *today, gint64 day)
{
  add_walks (list, &today->debriefs, day, TRUE, "work.show-debrief");
}

static gint64
arrived_day (gint64 at_ms)
{
  CwMoment moment = cw_moment_now (); /* for where this laptop is */

  moment.at_ms = at_ms;
  return cw_moment_local_day (moment);
}

static void
fill_arrivals (GtkListBox *list, const CwToday *today, gint64 day)
{
  g_autofree char *title = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *about = NULL;
  g_autofree char *when = NULL;
  GtkWidget *line = NULL;

  if (today->arrived_ms == 0)
    return;

  title = today->file_count == 1 ? g_strdup_printf (_ ("A file from %s"), today->senders)
                                 : g_strdup_printf (_ ("%d files from %s"),
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
  when = dup_day (arrived_day (today->arrived_ms), day);
  line = cw_today_line_new (title, about, when, FALSE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.screen",
                            g_variant_new_string ("exchange"));
  gtk_list_box_append (list, line);
}

/* A count, never a list: who was not visited is nobody's business here. */
static void
fill_coverage (GtkListBox *list, const CwToday *today, gint64 day)
{
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
  { N_ ("Overdue"), fill_overdue },        { N_ ("Walks Not Closed"), fill_open },
  { N_ ("Planned"), fill_planned },        { N_ ("Steps to Check Back On"), fill_due },
  { N_ ("Debriefs Owed"), fill_debriefs }, { N_ ("Came In Last"), fill_arrivals },
  { N_ ("Rooms"), fill_coverage },         { NULL, NULL },
};
