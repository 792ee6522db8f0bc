/* work-view.h - all that is done with an open store: the screens, and the pages that lie over them
 *
 * Holds the actions that the pages in it speak up by: "work.screen" (s), a state, the name of a screen;
 * "work.show-walk" (x); those of the pages in page-kind.c, such as "work.show-visit" (x) and "work.new";
 * "work.show-hit" ((xxx): walk, visit, line), "work.open-files" (as: paths), "work.back", "work.search", "work.undo", "work.redo",
 * "work.say" (s), "work.say-undo" (s), "work.sidebar", a state.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WORK_VIEW (cw_work_view_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkView, cw_work_view, CW, WORK_VIEW, AdwBin)

/* Shows where the person was when the program ended: the visit that was on the screen, or the walks. */
GtkWidget *cw_work_view_new (CwWorkSession *session);
