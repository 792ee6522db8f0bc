/* corewalk/cycle-former.h - who was a partner of a cycle before, and what was written before one was */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * cw_cycle_can_hand_over:
 * @joiner: a partner, by name
 *
 * Returns: whether something was written before @joiner was a partner that this store may agree to hand
 *   over, and has not; %FALSE also where that can't be read.
 */
gboolean cw_cycle_can_hand_over (CwStore *store, gint64 cycle, const char *joiner);

/**
 * cw_cycle_former_list:
 *
 * Returns: (transfer full) (element-type utf8): names of those who were partners and are none now: what
 *   was written while they were is theirs, too. None for an unknown cycle; %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_cycle_former_list (CwStore *store, gint64 cycle, GError **error);

G_END_DECLS
