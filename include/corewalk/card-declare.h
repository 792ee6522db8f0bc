/* corewalk/card-declare.h - who evaluates whom, as people declare it on their own cards
 *
 * Coaching is no evaluation: whoever evaluates a teacher can't be that teacher's partner. Corewalk knows
 * only what a card's owner says there. A card that says nothing proves nothing.
 */
#pragma once

#include "corewalk/sender-card.h"

G_BEGIN_DECLS

/**
 * cw_card_declare:
 * @evaluates: (nullable): whom this store's person evaluates: people, or a school for all who have it on
 *   their card, one a line; "" for nobody; %NULL to say nothing any more
 *
 * Makes a new card that says so. Partners have to be given it, or learn it with the next bundle. Its four
 * words stay.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (a line is no name, or there are too many), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED.
 */
gboolean cw_card_declare (CwStore *store, const char *evaluates, GError **error);

/**
 * cw_card_evaluates:
 *
 * Returns: whether the owner of @card declares to evaluate the owner of @person, by name or by school;
 *   upper and lower case and white space make no difference.
 */
gboolean cw_card_evaluates (const CwSenderCard *card, const CwSenderCard *person);

/**
 * cw_card_check_pair:
 *
 * Returns: %FALSE on %CW_ERROR_INVALID where one of the two declares to evaluate the other, with the
 *   reason: no coaching cycle can be made of them.
 */
gboolean
cw_card_check_pair (const CwSenderCard *one, const CwSenderCard *other, GError **error);

/**
 * cw_card_dup_declaration:
 *
 * Returns: (transfer full): what @card says about whom its owner evaluates, as one sentence; that it says
 *   nothing, too.
 */
char *cw_card_dup_declaration (const CwSenderCard *card);

G_END_DECLS
