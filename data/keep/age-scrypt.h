/* age-scrypt.h - the age stanza that a passphrase opens */
#pragma once

#include "data/keep/age-header.h"

/* cw_age_scrypt_wrap: @work as for cw_age_writer_new(), but never 0; NULL on CW_ERROR_STORAGE for
 * want of memory. */
CwAgeStanza *cw_age_scrypt_wrap (const guint8 file_key[CW_AGE_KEY_BYTES],
                                 const char *passphrase,
                                 guint work,
                                 GError **error);

/* cw_age_scrypt_unwrap: @stanzas are all of the header, for this one must be alone. FALSE on
 * CW_ERROR_FORMAT, CW_ERROR_SECRET, and CW_ERROR_STORAGE for want of memory. */
gboolean cw_age_scrypt_unwrap (guint8 file_key[CW_AGE_KEY_BYTES],
                               const char *passphrase,
                               GPtrArray *stanzas,
                               GError **error);
