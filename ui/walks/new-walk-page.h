/* new-walk-page.h - what a new walk is about: school, title, form, day, team code, problem
 *
 * Signal "made" (gint64 walk): the walk is kept. Speaks up by the action "work.back".
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_NEW_WALK_PAGE (cw_new_walk_page_get_type ())
G_DECLARE_FINAL_TYPE (CwNewWalkPage, cw_new_walk_page, CW, NEW_WALK_PAGE, AdwBin)

/* Begins anew, filled in as far as it can be guessed: the school and form of the last walk, today. */
void cw_new_walk_page_begin (CwNewWalkPage *self, CwWorkSession *session);
