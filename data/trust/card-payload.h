/* card-payload.h - a card as bytes: format.md, "Cards" */
#pragma once

#include "corewalk/sender-card.h"

#include <sodium.h>

#define CW_CARD_MOST 4096 /* bytes */

/* The setting that says whom the store's person evaluates: CW_CARD_DECLARES and the names, or "". */
#define CW_CARD_SETTING_EVALUATES "evaluates"
#define CW_CARD_DECLARES ":"

/* cw_card_follow: what the old key signs: that the keys of @card come after it. */
void cw_card_follow (const CwSenderCard *card,
                     const guint8 old_secret[crypto_sign_SECRETKEYBYTES],
                     guint8 signature[crypto_sign_BYTES]);

/* cw_card_encode: @card, which is well-formed, signed with its own key; @old_signature is of
 * cw_card_follow(), where the card has an old key. */
GByteArray *cw_card_encode (const CwSenderCard *card,
                            const guint8 *old_signature,
                            const guint8 secret[crypto_sign_SECRETKEYBYTES]);

/* cw_card_decode: verified, without its token. NULL on CW_ERROR_FORMAT. */
CwSenderCard *cw_card_decode (const guint8 *bytes, gsize length, GError **error);
