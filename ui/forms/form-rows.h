/* form-rows.h - the rows of the form editor that stand for the whole form */
#pragma once

#include "ui/forms/form-pen.h"

/* Title, purpose, source and the like. */
void cw_form_rows_fill_head (GtkListBox *list, const CwFormPen *pen, CwFormDocument *document);

/* The signal, and the interval of the codes where there are any. */
void cw_form_rows_fill_tools (GtkListBox *list, const CwFormPen *pen, CwFormDocument *document);

/* Takes every row out of @list. */
void cw_form_rows_clear (GtkListBox *list);

/* A row for each mistake that keeps the form from being saved. Returns: whether there is none. */
gboolean cw_form_rows_fill_faults (GtkListBox *list, const CwFormDocument *document);

/* Where that mistake is. Returns: FALSE for one of the whole form. */
gboolean cw_form_rows_get_fault (GtkListBoxRow *row, CwFormPart *part, guint *at);
