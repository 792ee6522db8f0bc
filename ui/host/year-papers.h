/* year-papers.h - windows for the turn of a school year, and for who leaves */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* What a new year would end; a person begins it there. Nothing shows while the store is lent. */
void cw_year_papers_show_rollover (GtkWindow *parent, CwWorkSession *session);

/* The list for who hands the work over. Nothing shows while the store is lent. */
void cw_year_papers_show_leaving (GtkWindow *parent, CwWorkSession *session);
