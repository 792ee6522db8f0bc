/* walk-page.h - one walk: what it is about, its visits, and the button that starts the next one
 *
 * Speaks up by the actions "work.show-visit" (x: visit), "work.walk-gone" and "work.say-undo" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALK_PAGE (cw_walk_page_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkPage, cw_walk_page, CW, WALK_PAGE, AdwBin)

void cw_walk_page_set_session (CwWalkPage *self, CwWorkSession *session);

/* Shows @walk; 0 shows the invitation to choose one. */
void cw_walk_page_set_walk (CwWalkPage *self, gint64 walk);

gint64 cw_walk_page_get_walk (CwWalkPage *self);

/* Whether the page is alone in the window: then it has a button that leads back to the list. */
void cw_walk_page_set_folded (CwWalkPage *self, gboolean is_folded);
