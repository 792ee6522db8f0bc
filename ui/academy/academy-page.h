/* academy-page.h - the Academy screen: calibrations, projects, and the gallery of plans */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_ACADEMY_PAGE (cw_academy_page_get_type ())
G_DECLARE_FINAL_TYPE (CwAcademyPage, cw_academy_page, CW, ACADEMY_PAGE, AdwBin)

GtkWidget *cw_academy_page_new (CwWorkSession *session);
