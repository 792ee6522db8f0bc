/* walks-page.h - the list of walks, and what a search through all evidence finds
 *
 * Speaks up by the actions "work.show-walk" (x: walk) and "work.show-hit" ((xxx): walk, visit, line).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALKS_PAGE (cw_walks_page_get_type ())
G_DECLARE_FINAL_TYPE (CwWalksPage, cw_walks_page, CW, WALKS_PAGE, AdwBin)

/* Shows what @session holds from now on. */
void cw_walks_page_set_session (CwWalksPage *self, CwWorkSession *session);

/* Shows @walk as the chosen one; 0 for none. */
void cw_walks_page_choose (CwWalksPage *self, gint64 walk);

/* Whether the list is all that the window has room for: then one click shows a walk. */
void cw_walks_page_set_folded (CwWalksPage *self, gboolean is_folded);
