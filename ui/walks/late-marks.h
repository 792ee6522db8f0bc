/* late-marks.h - the look-fors of a room that is copied from paper: a row for each, with its mark */
#pragma once

#include "ui/visit/look-for-row.h"

/* Puts the look-fors of @form into @rows; @marked and @cleared are for their signals, with @user_data first. */
void cw_late_marks_offer (GtkFlowBox *rows,
                          CwStore *store,
                          gint64 form,
                          GCallback marked,
                          GCallback cleared,
                          gpointer user_data);

/* Shows the marks of @visit. */
void cw_late_marks_show (GtkFlowBox *rows, CwStore *store, gint64 visit);

/* NULL for none. */
CwLookForRow *cw_late_marks_get_row (GtkFlowBox *rows, int index);
