/* text.h - words that can be kept
 *
 * @name begins the message: "the title".
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

/* 1 byte to CW_TEXT_MOST of UTF-8. FALSE with CW_ERROR_INVALID and the position. */
gboolean cw_text_check (const char *name, const char *text, GError **error);

/* Words as above, at most 200 characters on one line. */
gboolean cw_text_check_name (const char *name, const char *text, GError **error);
