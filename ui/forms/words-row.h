/* words-row.h - a row of a list for words that take several lines
 *
 * Its title stands above them. Signal "changed": a person typed.
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_WORDS_ROW (cw_words_row_get_type ())
G_DECLARE_FINAL_TYPE (CwWordsRow, cw_words_row, CW, WORDS_ROW, AdwPreferencesRow)

/* @name: of the text for screen readers. @most: characters that fit */
GtkWidget *cw_words_row_new (const char *title, const char *name, const char *words, int most);

/* (transfer full) */
char *cw_words_row_dup_words (CwWordsRow *self);
