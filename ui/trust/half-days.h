/* half-days.h - half days of a school week in words for people */
#pragma once

#include <glib.h>

#define CW_HALF_DAYS 10

/* "mon-am" … "fri-pm" */
const char *cw_half_day_get_key (guint half);

/* "Monday morning" */
const char *cw_half_day_get_name (guint half);

/* (transfer full): @text with such words in the place of keys. */
char *cw_half_day_dup_words (const char *text);
