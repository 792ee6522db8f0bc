/* own-card.h - the card of this store, which follows its person and its keys */
#pragma once

#include "corewalk/sender-card.h"
#include "data/store/store-private.h"

/* cw_own_card_ensure: makes a new card where there is none, or where the one kept says another
 * person or other keys; signed by the key before where that is here. For a writer, whose keys are
 * read. FALSE on CW_ERROR_STORAGE, _FULL, _DAMAGED. */
gboolean cw_own_card_ensure (CwStore *store, GError **error);

/* cw_own_card_renew: new keys and a new card: another store has the same ones. As above. */
gboolean cw_own_card_renew (CwStore *store, GError **error);
