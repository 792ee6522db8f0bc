/* corewalk/lost.h - what to do when a laptop is lost */
#pragma once

#include "corewalk/handout.h"
#include "corewalk/trust.h"

G_BEGIN_DECLS

/**
 * cw_lost_page:
 * @person: (nullable): whose laptop it is, one of cw_trust_list(); %NULL for the one that this store was
 *   on, as in a backup
 *
 * Counts what was on it, as far as it is known here: what came from it, and what was sent to it.
 *
 * Returns: (transfer full): what was on it, who must be told, how its card is revoked, and what partners
 *   do; %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
CwHandout *cw_lost_page (CwStore *store, const CwTrusted *person, GError **error);

G_END_DECLS
