/* handout-print.h - a page for somebody on paper */
#pragma once

#include "corewalk/handout.h"

#include <gtk/gtk.h>

/* (transfer full): prints @handout, which must live as long as the operation. */
GtkPrintOperation *cw_handout_print_new (const CwHandout *handout, const char *title);
