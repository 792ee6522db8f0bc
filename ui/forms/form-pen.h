/* form-pen.h - rows that write into a form as a person types
 *
 * A pen belongs to who shows the form, and outlives the rows made with it.
 */
#pragma once

#include "corewalk/form-edit.h"

#include <adwaita.h>

typedef struct
{
  gpointer owner;

  /* Something is about to change at @place; the form is still as it was. */
  void (*changing) (gpointer owner, gconstpointer place);

  void (*changed) (gpointer owner);
} CwFormPen;

/* The rows are (transfer floating). @name: of the control for screen readers, unlike any other's. */

/* @text: a text of the form; @most: characters that fit */
GtkWidget *cw_form_pen_entry (const CwFormPen *pen,
                              const char *title,
                              const char *name,
                              char **text,
                              int most);

/* The same for several lines. */
GtkWidget *
cw_form_pen_words (const CwFormPen *pen, const char *title, const char *name, char **text);

/* @values: what may stand in @value, ended by NULL; @labels: how people call them, in the same order */
GtkWidget *cw_form_pen_choice (const CwFormPen *pen,
                               const char *title,
                               const char **value,
                               const char *const *values,
                               const char *const *labels);

/* @name: as above; @number: from @least to @most */
GtkWidget *cw_form_pen_number (const CwFormPen *pen,
                               const char *title,
                               const char *name,
                               gint64 *number,
                               int least,
                               int most);

GtkWidget *cw_form_pen_switch (const CwFormPen *pen,
                               const char *title,
                               const char *subtitle,
                               gboolean *truth);
