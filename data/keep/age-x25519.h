/* age-x25519.h - the age stanza that a key opens, and such keys as text */
#pragma once

#include "corewalk/age.h"
#include "data/keep/age-header.h"

#define CW_AGE_SECRET_BYTES 32
#define CW_AGE_PUBLIC_BYTES 32

/* cw_age_recipient_print: "age1..." for the public half of @secret. */
char *cw_age_recipient_print (const guint8 secret[CW_AGE_SECRET_BYTES]);

/* cw_age_recipient_of: the same for the public half itself. */
char *cw_age_recipient_of (const guint8 public[CW_AGE_PUBLIC_BYTES]);

/* cw_age_identity_print: "AGE-SECRET-KEY-1..."; wipe it before you free it. */
char *cw_age_identity_print (const guint8 secret[CW_AGE_SECRET_BYTES]);

/* cw_age_recipient_parse: FALSE with CW_ERROR_INVALID, which names @text. */
gboolean
cw_age_recipient_parse (const char *text, guint8 public[CW_AGE_PUBLIC_BYTES], GError **error);

/* cw_age_point_is_weak: whether every key makes the same secret with @point: one of low order. */
gboolean cw_age_point_is_weak (const guint8 point[CW_AGE_PUBLIC_BYTES]);

/* cw_age_keys_get: (transfer none): the secret key at @index, in locked memory. */
const guint8 *cw_age_keys_get (const CwAgeKeys *keys, guint index);

/* cw_age_x25519_wrap: @public is not weak. */
CwAgeStanza *cw_age_x25519_wrap (const guint8 file_key[CW_AGE_KEY_BYTES],
                                 const guint8 public[CW_AGE_PUBLIC_BYTES]);

/* cw_age_x25519_unwrap: by any of @keys, from any of @stanzas, which are all of the header. FALSE
 * on CW_ERROR_FORMAT, and CW_ERROR_SECRET when no key fits. */
gboolean cw_age_x25519_unwrap (guint8 file_key[CW_AGE_KEY_BYTES],
                               const CwAgeKeys *keys,
                               GPtrArray *stanzas,
                               GError **error);
