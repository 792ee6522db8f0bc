#include "ui/today/today-coaching.h"

#include "ui/coach/event-words.h"
#include "ui/today/today-line.h"

#include <glib/gi18n.h>

static void
append (GtkListBox *list, GtkWidget *line, const CwTodayCoaching *row)
{
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.show-cycle",
                            g_variant_new_int64 (row->cycle));
  gtk_list_box_append (list, line);
}

/* "Today", with the time where it lies ahead, or that it goes on. */
static char *
dup_when (const CwTodayCoaching *row, gint64 today)
{
  gint64 day = row->planned_ms != 0 ? cw_event_words_get_day (row->planned_ms) : G_MININT64;

  if (row->goes_on)
    return g_strdup (_ ("Going on"));
  if (day == G_MININT64)
    return NULL;

  return day < today || day > today + 1 ? cw_today_line_dup_day (day, today)
                                        : cw_event_words_dup_when (row->planned_ms);
}

void
cw_today_fill_coaching (GtkListBox *list, const CwTodayReading *reading)
{
  for (guint i = 0; i < reading->coaching->len; i++)
    {
      const CwTodayCoaching *row = reading->coaching->pdata[i];
      g_autofree char *when = dup_when (row, reading->day);
      g_autofree char *about = row->title != NULL
                                   ? g_strdup_printf ("%s · %s", row->about, row->title)
                                   : g_strdup (row->about);

      if (row->owner == NULL)
        append (list,
                cw_today_line_new (cw_event_words_get_kind (row->kind), about, when,
                                   !row->goes_on && row->planned_ms != 0 &&
                                       cw_event_words_get_day (row->planned_ms) < reading->day),
                row);
    }
}

static GtkWidget *
step_line_new (const CwTodayCoaching *row, gint64 today)
{
  g_autofree char *about = g_strdup_printf ("%s · %s", row->owner, row->about);
  g_autofree char *when = cw_today_line_dup_due (row->day, today);

  return cw_today_line_new (row->title, about, when, row->day < today);
}

void
cw_today_add_coaching_steps (GtkListBox *list, const CwTodayReading *reading, gboolean is_late)
{
  for (guint i = 0; i < reading->coaching->len; i++)
    {
      const CwTodayCoaching *row = reading->coaching->pdata[i];

      if (row->owner != NULL && (row->day < reading->day) == is_late)
        append (list, step_line_new (row, reading->day), row);
    }
}
