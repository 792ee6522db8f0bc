/* card-text.h - a card as one word, and words found in mails */
#pragma once

#include "corewalk/error.h"

/* cw_card_text_token: @bytes as one word. */
char *cw_card_text_token (const guint8 *bytes, gsize length);

/* cw_card_text_bytes: what @token stands for; NULL when a character of it is wrong or missing. */
GByteArray *cw_card_text_bytes (const char *token);

/* cw_card_text_find: (element-type utf8): the words in @text that begin as cards do, each once; put
 * together again where they are quoted or wrapped. */
GPtrArray *cw_card_text_find (const char *text);

/* cw_card_text_append: appends the block of lines that people mail. */
void cw_card_text_append (GString *text, const char *token);
