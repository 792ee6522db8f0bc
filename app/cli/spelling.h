/* spelling.h - what a person probably meant */
#pragma once

#include <glib.h>

/**
 * cli_nearest:
 * @word: what was typed
 * @known: (element-type utf8): what there is
 *
 * Returns: (transfer none): the known word at most two slips away (letters missing, doubled, wrong
 *   or swapped), or of which @word is the beginning; %NULL for none.
 */
const char *cli_nearest (const char *word, GPtrArray *known);
