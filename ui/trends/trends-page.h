/* trends-page.h - the screen of questions over time: how often look-fors were seen, where and when */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_TRENDS_PAGE (cw_trends_page_get_type ())
G_DECLARE_FINAL_TYPE (CwTrendsPage, cw_trends_page, CW, TRENDS_PAGE, AdwBin)

GtkWidget *cw_trends_page_new (CwWorkSession *session);
