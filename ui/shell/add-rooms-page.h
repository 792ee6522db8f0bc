/* add-rooms-page.h - a school and its rooms, typed by hand
 *
 * Speaks up by the actions "work.back" and "work.say" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_ADD_ROOMS_PAGE (cw_add_rooms_page_get_type ())
G_DECLARE_FINAL_TYPE (CwAddRoomsPage, cw_add_rooms_page, CW, ADD_ROOMS_PAGE, AdwBin)

/* Begins anew, with the only school there is, if there is one. */
void cw_add_rooms_page_begin (CwAddRoomsPage *self, CwWorkSession *session);
