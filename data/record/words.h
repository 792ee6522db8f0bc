/* words.h - what search finds, and the few records that its index does not have yet
 *
 * FTS5 writes a segment for each transaction and merges segments time and again: more work than all
 * else that keeping one line takes. So a short text waits in its own table, only its record's id is
 * put into `word_pending`, and the index takes many together. Search looks through what waits, so
 * that it never misses anything: data/question/search-pending.h.
 */
#pragma once

#include "data/store/store-private.h"

/* In a transaction. Words that are added again must have been dropped before. */
gboolean
cw_words_add (CwStore *store, gint64 record, const char *text, gssize length, GError **error);

/* In a transaction. @text must be exactly what was added. */
gboolean
cw_words_drop (CwStore *store, gint64 record, const char *text, gssize length, GError **error);

/* When words that are added go into the index. */
typedef enum
{
  CW_WORDS_WAIT,     /* once they are many: for a person who types */
  CW_WORDS_AT_ONCE,  /* for what brings many in one transaction */
  CW_WORDS_DEFERRED, /* not, until cw_words_fill() adds them all */
} CwWordsPace;

void cw_words_set_pace (CwStore *store, CwWordsPace pace);

/* In a transaction: the index anew, from the tables. */
gboolean cw_words_fill (CwStore *store, GError **error);

/*
 * The index takes what waits for it, in a transaction of its own; if that fails all goes on waiting.
 * cw_words_settle_many() does so only once it is many.
 */
void cw_words_settle (CwStore *store);
void cw_words_settle_many (CwStore *store);
