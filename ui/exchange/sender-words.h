/* sender-words.h - what the clerk's sheet says of one sender
 *
 * All strings are (transfer full).
 */
#pragma once

#include "corewalk/senders.h"

/* "Last file yesterday · 214 new lines in 5 files"; what waits and what was set aside, a line each. */
char *cw_sender_words_dup_story (const CwSender *sender, gint64 today);

/* "Silent for 3 weeks", "Nothing came yet"; NULL for who sent something within a week. */
char *cw_sender_words_dup_silence (const CwSender *sender, gint64 today);

/* How it stands with all of them, in one sentence. */
char *cw_sender_words_dup_summary (const GPtrArray *senders, gint64 today);
