/* walk-filter.h - which walks a list or a chart is about: of a school, by a form, between two days
 *
 * Signal "changed": something else is asked for.
 */
#pragma once

#include "corewalk/walk.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WALK_FILTER (cw_walk_filter_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkFilter, cw_walk_filter, CW, WALK_FILTER, AdwBin)

/* Reads anew which schools and forms there are; what was chosen stays, where it is still there. */
void cw_walk_filter_offer (CwWalkFilter *self, CwStore *store);

/* What is asked for; its form belongs to the filter. */
CwWalkQuestion cw_walk_filter_get (CwWalkFilter *self);

/* Whether it leaves anything out. */
gboolean cw_walk_filter_is_active (CwWalkFilter *self);

/* Leaves nothing out any more. */
void cw_walk_filter_clear (CwWalkFilter *self);

/* Lays its choices side by side, in as many rows as the width needs. @clear_label: on the button that leaves
 * nothing out, with its mnemonic. */
void cw_walk_filter_set_wide (CwWalkFilter *self, const char *clear_label);
