/* secret.h - the key that signs this laptop's streams, and how secret keys are kept */
#pragma once

#include "corewalk/error.h"

#define CW_SECRET_NAME_BYTES                                                                   \
  16 /* hex digits of a public key, by which an older secret one is named */

/* Reads keys/signing.key (Ed25519, 64 bytes) of the store. CW_ERROR_DAMAGED or CW_ERROR_STORAGE. */
gboolean cw_secret_read (const char *directory, guint8 *secret, guint8 *key, GError **error);

/* FALSE where there is no key, or what can't be one; TRUE also where it can't be read just now. */
gboolean cw_secret_is_usable (const char *directory);

/* The secret key of @key, which is the store's or was before it was renewed; FALSE without one. */
gboolean cw_secret_find (const char *directory, const guint8 *key, guint8 *secret);

/* Whether @key is, or was before it was renewed, the public key of the store. */
gboolean cw_secret_was_mine (const char *directory, const guint8 *key);

/* Draws a new key and writes it, mode 0600; an older one is kept beside it under its own name. */
gboolean cw_secret_renew (const char *directory, guint8 *secret, guint8 *key, GError **error);

/* The name of a file of keys. */
char *cw_secret_path (const char *directory, const char *name);

/* Writes keys/@name whole or not at all, mode 0600. CW_ERROR_FULL, CW_ERROR_STORAGE. */
gboolean cw_secret_write (const char *directory,
                          const char *name,
                          const void *bytes,
                          gsize length,
                          GError **error);

/* Keeps keys/@name as keys/@name.@end from now on. CW_ERROR_STORAGE. */
gboolean
cw_secret_set_aside (const char *directory, const char *name, const char *end, GError **error);
