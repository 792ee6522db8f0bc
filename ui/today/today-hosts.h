/* today-hosts.h - the sections of Today that are about hosts: visits of the day, whom to tell, copies owed
 *
 * What they name is known on this laptop only. Each row offers one act, by an action "today.…".
 */
#pragma once

#include "ui/today/today-reading.h"

#include <gtk/gtk.h>

/* Each adds its rows of @reading to @list: */
void cw_today_fill_visits (GtkListBox *list, const CwTodayReading *reading);
void cw_today_fill_notices (GtkListBox *list, const CwTodayReading *reading);
void cw_today_fill_copies (GtkListBox *list, const CwTodayReading *reading);
