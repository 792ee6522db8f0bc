/* hkdf.h - HKDF-SHA256 of RFC 5869, for keys of 32 bytes
 *
 * libsodium has it from 1.0.19 on; Debian 12 has 1.0.18.
 */
#pragma once

#include <glib.h>

#define CW_HKDF_BYTES 32

/* cw_hkdf: @salt_length may be 0; @info is text, taken without its final NUL. */
void cw_hkdf (guint8 key[CW_HKDF_BYTES],
              const guint8 *secret,
              gsize secret_length,
              const guint8 *salt,
              gsize salt_length,
              const char *info);
