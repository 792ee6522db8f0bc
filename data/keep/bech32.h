/* bech32.h - bytes as one word that can be typed, with a checksum over it (BIP 173)
 *
 * age writes its keys so, without BIP 173's limit of 90 characters.
 */
#pragma once

#include <glib.h>

/* cw_bech32_encode: all in the case of @prefix, which is of one case. The text is as secret as
 * @bytes are. */
char *cw_bech32_encode (const char *prefix, const guint8 *bytes, gsize length);

/* cw_bech32_decode: TRUE when @text, which need not end with a NUL, is what cw_bech32_encode()
 * makes of @prefix and exactly @length bytes; @bytes is wiped when it is not. */
gboolean cw_bech32_decode (const char *text,
                           gsize text_length,
                           const char *prefix,
                           guint8 *bytes,
                           gsize length);
