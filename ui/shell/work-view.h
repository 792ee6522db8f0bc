/* work-view.h - all that is done with an open store: the walks, one walk, one visit
 *
 * Holds the actions that the pages in it speak up by: "work.show-walk" (x), "work.show-visit" (x),
 * "work.show-hit" ((xxx)), "work.new", "work.back", "work.search", "work.undo", "work.redo", "work.say" (s),
 * "work.say-undo" (s), and "work.screen" (s), a state: "walks" or "exchange".
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WORK_VIEW (cw_work_view_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkView, cw_work_view, CW, WORK_VIEW, AdwBin)

/* Shows where the person was when the program ended: the visit that was on the screen, or the walks. */
GtkWidget *cw_work_view_new (CwWorkSession *session);
