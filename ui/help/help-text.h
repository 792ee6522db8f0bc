/* help-text.h - the words of a help page: read, searched, and set in a text view
 *
 * A page is text in lines: "# " begins its title, "## " a heading, "- " a thing in a list; anything
 * else is a paragraph. Empty lines part them.
 */
#pragma once

#include <gtk/gtk.h>

/* The names of the pages in their order, ended by NULL. */
extern const char *const cw_help_pages[];

/* (transfer full): the page in the person's language, in English where it isn't there. */
char *cw_help_text_dup (const char *page);

/* (transfer full): the page in @language, "en" or "es"; NULL where it isn't there. */
char *cw_help_text_dup_in (const char *language, const char *page);

/* (transfer full): the title of the page with that text. */
char *cw_help_text_dup_title (const char *text);

/* Whether every word of @words stands in it, in upper or lower case. */
gboolean cw_help_text_matches (const char *text, const char *words);

/* Shows the text in @buffer, with every place of every word of @words marked. */
void cw_help_text_show (const char *text, const char *words, GtkTextBuffer *buffer);
