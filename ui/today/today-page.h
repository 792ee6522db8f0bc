/* today-page.h - the screen of the day: what waits, what is due, and the button that starts a walk */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_TODAY_PAGE (cw_today_page_get_type ())
G_DECLARE_FINAL_TYPE (CwTodayPage, cw_today_page, CW, TODAY_PAGE, AdwBin)

GtkWidget *cw_today_page_new (CwWorkSession *session);
