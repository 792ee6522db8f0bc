/* wrapped-text.h - text for people, broken between words before column 80 */
#pragma once

#include <glib.h>

/** cli_add_wrapped: adds @text and a line break; @column is where it begins, later lines begin at @indent. */
void cli_add_wrapped (GString *out, const char *text, guint column, guint indent);

/** cli_add_beside: "  LEFT      right, wrapped": @right begins at @indent, on the next line if it must. */
void cli_add_beside (GString *out, const char *left, const char *right, guint indent);
