/* encryption-key.h - the keys that open what is sent to this laptop
 *
 * They are files that the stock age program takes with its option -i.
 */
#pragma once

#include "corewalk/age.h"

/* Draws a key where there is none yet, as in a store of before; one that can't be read is set aside.
 * @is_renewed: (nullable) whether that was so. CW_ERROR_FULL, CW_ERROR_STORAGE. */
gboolean cw_encryption_key_ensure (const char *directory, gboolean *is_renewed, GError **error);

/* Draws a new key; an older one is kept beside it under its own name. As cw_encryption_key_ensure. */
gboolean cw_encryption_key_renew (const char *directory, GError **error);

/* All keys of the store, today's first: what was sent to an older card still opens. NULL on
 * CW_ERROR_NOT_FOUND for a store without any, CW_ERROR_DAMAGED, CW_ERROR_STORAGE. */
CwAgeKeys *cw_encryption_key_load (const char *directory, GError **error);

/* The recipient of today's key. NULL as cw_encryption_key_load(). */
char *cw_encryption_key_recipient (const char *directory, GError **error);
