/* share-seal.h - what partners sign when they agree to a text: its hash, and how far it goes */
#pragma once

#include <glib.h>

#define CW_SHARE_HASH 32
#define CW_SHARE_SIGNATURE 64

/* H-256 over "corewalk share1", the audience, and the text. */
void cw_share_hash (const char *audience, const char *text, guint8 hash[CW_SHARE_HASH]);

/* Hex of the signature over @hash with @secret, an Ed25519 secret key of 64 bytes. */
char *cw_share_sign (const guint8 hash[CW_SHARE_HASH], const guint8 *secret);

/* Whether @signature (hex, or NULL) is of @key over @hash. */
gboolean
cw_share_verify (const guint8 hash[CW_SHARE_HASH], const char *signature, const guint8 *key);
