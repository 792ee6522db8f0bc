/* spoken.h - words for people that are put together here: in their language where there is one */
#pragma once

#include <glib.h>

#define N_(text) text
#define _(text) g_dgettext ("corewalk", text)
#define ngettext(one, many, count) g_dngettext ("corewalk", one, many, count)

/* (transfer full): "Monday, March 2, 2026"; days since 1970-01-01 */
char *cw_spoken_dup_day (gint64 day);
