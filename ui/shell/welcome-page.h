/* welcome-page.h - the first start: who you are, and how to begin
 *
 * Signal "begin" (const char *how): "roster" to import one, "rooms" to add schools by hand, "backup" to bring
 * one back, "sample" to look at sample data; the first two only with a name.
 */
#pragma once

#include "corewalk/store.h"

#include <adwaita.h>

#define CW_TYPE_WELCOME_PAGE (cw_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (CwWelcomePage, cw_welcome_page, CW, WELCOME_PAGE, AdwBin)

/* What was typed and chosen; its texts are borrowed until the page changes. */
CwPerson cw_welcome_page_get_person (CwWelcomePage *self);

/* The calendar year in which the chosen school year begins. */
int cw_welcome_page_get_year (CwWelcomePage *self);

/* Says why it could not begin; NULL takes that away. */
void cw_welcome_page_set_trouble (CwWelcomePage *self, const char *text);
