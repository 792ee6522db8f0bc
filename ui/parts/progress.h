/* progress.h - a bar that shows how far long work is */
#pragma once

#include <gtk/gtk.h>

/* @fraction: 0 to 1; negative where that isn't known, and the bar only moves */
void cw_progress_show (GtkProgressBar *bar, double fraction);
