/* secret.h - the key that signs this laptop's streams */
#pragma once

#include "corewalk/error.h"

/* Reads keys/signing.key (Ed25519, 64 bytes) of the store. CW_ERROR_DAMAGED or CW_ERROR_STORAGE. */
gboolean cw_secret_read (const char *directory, guint8 *secret, guint8 *key, GError **error);

/* FALSE where there is no key, or what can't be one; TRUE also where it can't be read just now. */
gboolean cw_secret_is_usable (const char *directory);

/* Draws a new key and writes it, mode 0600; an older one is kept beside it under its own name. */
gboolean cw_secret_renew (const char *directory, guint8 *secret, guint8 *key, GError **error);
