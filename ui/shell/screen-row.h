/* screen-row.h - a screen in the sidebar: its sign, its name, and how much waits there */
#pragma once

#include "ui/shell/screen.h"

#define CW_TYPE_SCREEN_ROW (cw_screen_row_get_type ())
G_DECLARE_FINAL_TYPE (CwScreenRow, cw_screen_row, CW, SCREEN_ROW, GtkListBoxRow)

GtkWidget *cw_screen_row_new (const CwScreen *screen, CwWorkSession *session);

const CwScreen *cw_screen_row_get_screen (CwScreenRow *self);
