/* corewalk/revoke.h - the card of a lost laptop, from which nothing new is taken
 *
 * An order to revoke a card goes to the district with the next bundle. It is one of cw_order_list(),
 * and is accepted or declined as the others are. A card that is revoked stays so: whoever finds the
 * laptop makes a new one.
 */
#pragma once

#include "corewalk/order.h"
#include "corewalk/sender-card.h"

G_BEGIN_DECLS

/**
 * cw_card_revoke:
 * @key: whose card it is, one of cw_trust_list()
 * @since_ms: when the laptop was lost, UTC: what its card signed later is not taken
 * @reason: 1 byte to 1 MiB; everybody in the district can read it
 * @moment: (nullable): when it was decided, %NULL for now
 *
 * Revokes a card. Here it takes effect at once: bundles that it signed after @since_ms are refused,
 * nothing is encrypted to it any more, and no cycle is begun with it. Elsewhere it does so by itself where
 * this store's card may order, or is the one that followed it; else a person is asked.
 *
 * Returns: the order, or 0 on %CW_ERROR_NOT_FOUND (no such card is trusted), %CW_ERROR_INVALID (one's own, a
 *   moment that is yet to come, a text), %CW_ERROR_EXISTS (revoked already, since then or earlier),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_card_revoke (CwStore *store,
                       const guint8 key[CW_CARD_KEY_BYTES],
                       gint64 since_ms,
                       const char *reason,
                       const CwMoment *moment,
                       GError **error);

G_END_DECLS
