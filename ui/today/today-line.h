/* today-line.h - one thing of the day: what it is, what it is about, when, and the way to it */
#pragma once

#include <adwaita.h>

#define CW_TYPE_TODAY_LINE (cw_today_line_get_type ())
G_DECLARE_FINAL_TYPE (CwTodayLine, cw_today_line, CW, TODAY_LINE, AdwActionRow)

/* Texts are plain, not markup.
 * @about: may be ""
 * @when: stands on a chip; NULL for none
 * @is_late: says it in colour too */
GtkWidget *
cw_today_line_new (const char *title, const char *about, const char *when, gboolean is_late);

/* Choosing the line does @action with @target, taken if it is floating; NULL for none. */
void cw_today_line_set_action (CwTodayLine *self, const char *action, GVariant *target);

/* Adds a line that says that there are @more beyond those shown, and leads to the walks; none for 0. */
void cw_today_line_append_more (GtkListBox *list, gint64 more);

/* (transfer full): "Today" or "Tomorrow" as seen from @today, which is long ago in sample data. */
char *cw_today_line_dup_day (gint64 day, gint64 today);

/* (transfer full): "Due today", "3 days overdue". */
char *cw_today_line_dup_due (gint64 due, gint64 today);
