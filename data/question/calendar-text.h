/* calendar-text.h - lines of iCalendar: escaped, and folded where RFC 5545 asks */
#pragma once

#include <glib.h>

/* One line as it is: @name and its parameters, ":", @value. */
void cw_calendar_text_add (GString *out, const char *name, const char *value);

/* The same for words, whose commas, semicolons, backslashes and line breaks are escaped. */
void cw_calendar_text_add_words (GString *out, const char *name, const char *words);
