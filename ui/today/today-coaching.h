/* today-coaching.h - Today's share of coaching: steps to look back at, and what is planned with partners */
#pragma once

#include "ui/today/today-reading.h"

#include <gtk/gtk.h>

/* Adds a line for each event to @list; choosing it leads to the cycle, as with steps. */
void cw_today_fill_coaching (GtkListBox *list, const CwTodayReading *reading);

/* Adds a line for each step that is overdue, or for each other one. */
void
cw_today_add_coaching_steps (GtkListBox *list, const CwTodayReading *reading, gboolean is_late);
