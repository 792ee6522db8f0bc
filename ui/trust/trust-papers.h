/* trust-papers.h - the pages over the window that say what was agreed, who has what, and what is to do */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* @name: "norms", "calendar", "person", "lost", "activity", "pairs" */
void cw_trust_papers_show (GtkWindow *parent, CwWorkSession *session, const char *name);
