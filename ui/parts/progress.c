#include "ui/parts/progress.h"

void
cw_progress_show (GtkProgressBar *bar, double fraction)
{
  if (fraction < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, fraction);
}
