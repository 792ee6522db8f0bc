/* field-fault.h - what is wrong with one text of a form */
#pragma once

#include "data/form/form-shape.h"

gboolean cw_form_text_is_blank (const char *text);

/* cw_form_field_dup_fault: (transfer full): "has 90 characters, at most 80 fit", or NULL for a text that
 * can stand in the field. */
char *cw_form_field_dup_fault (const CwFormField *field, const char *text);
