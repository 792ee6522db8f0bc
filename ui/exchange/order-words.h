/* order-words.h - what an order to erase asks for, in plain words
 *
 * All strings are (transfer full).
 */
#pragma once

#include "corewalk/order.h"

/* "Zoe Park asks to erase a line of evidence". */
char *cw_order_words_dup_title (CwStore *store, const CwOrder *order);

/* The words that would go, as they are here; NULL where there are none, or they are not here. */
char *cw_order_words_dup_text (CwStore *store, const CwOrder *order);

/* The reason, the approval behind it, when it was given, how much it is about. */
char *cw_order_words_dup_story (const CwOrder *order);

/* What became of it: "Carried out". */
const char *cw_order_words_get_state (const CwOrder *order);
