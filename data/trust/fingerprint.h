/* fingerprint.h - two keys in four words */
#pragma once

#include "corewalk/error.h"

#define CW_FINGERPRINT_WORDS 2048

/* cw_fingerprint_word: of the list, in its order, which is that of the alphabet. */
const char *cw_fingerprint_word (guint index);

/* cw_fingerprint: of @keys, the signing key and the point of the recipient. It takes long on
 * purpose. NULL on CW_ERROR_STORAGE for want of memory. */
char *cw_fingerprint (const guint8 keys[64], GError **error);
