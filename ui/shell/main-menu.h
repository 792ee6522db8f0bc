/* main-menu.h - the button with what belongs to no screen: roster, sample data, help */
#pragma once

#include <adwaita.h>

#define CW_TYPE_MAIN_MENU (cw_main_menu_get_type ())
G_DECLARE_FINAL_TYPE (CwMainMenu, cw_main_menu, CW, MAIN_MENU, AdwBin)
