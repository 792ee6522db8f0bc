/* late-words.h - times and lines of evidence as they are copied from paper */
#pragma once

#include "corewalk/note.h"

/* @text: "9:05", "905", "9.05", "1:15 pm"; without a word for it, hours from 1 to 6 are afternoon ones.
 * Returns: minutes since midnight, or -1 for what is no time. */
int cw_late_words_parse_time (const char *text);

/* (transfer full): "9:05" on a clock of 24 hours. */
char *cw_late_words_format_time (int minutes);

/* Takes a time at the beginning of @line and a tag after it ("s:", "t:", "k:") off.
 * @minutes: (out): -1 where none stands there
 * @tags: (out)
 * Returns: (transfer full): what is left. */
char *cw_late_words_split (const char *line, int *minutes, CwTags *tags);

/* @day: days since 1970-01-01. Returns: that time of that day by this computer's own clock. */
CwMoment cw_late_words_moment (gint64 day, int minutes);

/* Minutes since midnight on this computer's own clock, at @at_ms, UTC. */
int cw_late_words_minutes (gint64 at_ms);
