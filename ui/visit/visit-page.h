/* visit-page.h - the screen of one visit, for somebody who stands at the back of a room
 *
 * Speaks up by the actions "work.back", "work.undo", "work.redo", "work.say" (s) and "work.show-visit"
 * (x: the visit that was started in the next room).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_VISIT_PAGE (cw_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (CwVisitPage, cw_visit_page, CW, VISIT_PAGE, AdwBin)

/* Shows @visit, ready to type.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE; nothing is shown then. */
gboolean cw_visit_page_set_visit (CwVisitPage *self,
                                  CwWorkSession *session,
                                  gint64 visit,
                                  GError **error);

/* The visit that is shown, 0 for none. */
gint64 cw_visit_page_get_visit (CwVisitPage *self);

/* Reads all of it again. Returns: whether the visit is still there. */
gboolean cw_visit_page_refresh (CwVisitPage *self);

/* Shows one line of it. */
void cw_visit_page_show_line (CwVisitPage *self, gint64 note);
