/* new-cycle-page.h - with whom, about what and by which model a coaching cycle begins
 *
 * Signal "made" (int64 cycle).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_NEW_CYCLE_PAGE (cw_new_cycle_page_get_type ())
G_DECLARE_FINAL_TYPE (CwNewCyclePage, cw_new_cycle_page, CW, NEW_CYCLE_PAGE, AdwBin)

/* Empties it for another cycle. */
void cw_new_cycle_page_begin (CwNewCyclePage *self, CwWorkSession *session);
