/* form-page.h - one version of a form, to read: what it is for, what it looks for, what can be done with it
 *
 * Speaks up by the actions "forms.edit", "forms.copy", "forms.try", "forms.export",
 * "forms.print-rooms", "forms.print-visit" (x: the version), "forms.retire" ((sb): a form's key and whether) and "forms.show" (x).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_FORM_PAGE (cw_form_page_get_type ())
G_DECLARE_FINAL_TYPE (CwFormPage, cw_form_page, CW, FORM_PAGE, AdwBin)

/* Returns: FALSE with @error set where there is no such version; what was shown stays. */
gboolean cw_form_page_set_form (CwFormPage *self, CwStore *store, gint64 form, GError **error);

/* What is shown, 0 for nothing. */
gint64 cw_form_page_get_form (CwFormPage *self);
