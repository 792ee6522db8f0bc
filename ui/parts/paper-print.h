/* paper-print.h - pages of ui/paper on a printer, through the desktop's own dialog */
#pragma once

#include "ui/paper/paper.h"

#include <gtk/gtk.h>

/* (transfer full): the pages for a sheet of that size. */
typedef CwPaper *(*CwPaperMake) (double width, double height, gpointer user_data);

/* Asks where to, and prints what @make makes for the paper that was chosen. Says what failed by the action
 * "work.say" (s) of @asker. @free_data is called when all is done. */
void cw_paper_print (GtkWidget *asker,
                     const char *title,
                     CwPaperMake make,
                     gpointer user_data,
                     GDestroyNotify free_data);
