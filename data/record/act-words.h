/* act-words.h - the words for an act that is taken back or done again, in the language of who reads them
 *
 * A store keeps them in English, whoever made it.
 */
#pragma once

/* (transfer full): @title, as cw_act_begin() was told it. */
char *cw_act_words_dup (const char *title);
