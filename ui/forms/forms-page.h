/* forms-page.h - the list of forms: begun, one's own, those that come with the program, hidden ones
 *
 * Speaks up by the actions "forms.show" (x: a version) and "forms.go-on" (s: the key of a draft).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_FORMS_PAGE (cw_forms_page_get_type ())
G_DECLARE_FINAL_TYPE (CwFormsPage, cw_forms_page, CW, FORMS_PAGE, AdwBin)

void cw_forms_page_set_session (CwFormsPage *self, CwWorkSession *session);

/* Reads the forms again. */
void cw_forms_page_refresh (CwFormsPage *self);
