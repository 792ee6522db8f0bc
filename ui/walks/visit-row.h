/* visit-row.h - one visit in the list of its walk */
#pragma once

#include "corewalk/visit.h"

#include <adwaita.h>

#define CW_TYPE_VISIT_ROW (cw_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (CwVisitRow, cw_visit_row, CW, VISIT_ROW, AdwActionRow)

/* @own_name: whose visits need no name beside their number */
GtkWidget *cw_visit_row_new (const CwVisit *visit, const char *own_name);

gint64 cw_visit_row_get_visit (CwVisitRow *self);

/* (transfer full): "Visit 3", "Visit 3 · Ben", "Visit 3 · Grade 4 · Math". */
char *cw_visit_row_dup_title (const CwVisit *visit, const char *own_name);
