/* corewalk/search.h - all words that were kept: evidence, answers, task samples, debriefs */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  const char *kind; /* "note", "answer", "task", "card", "problem", "publication"; static */
  gint64 walk;      /* 0 where it is not known here, and for what belongs to none */
  gint64 visit;     /* 0 for what belongs to the walk */
  CwMoment moment;
  char *text;
} CwHit;

/** cw_hit_free: frees @hit and what it holds; %NULL is allowed. */
void cw_hit_free (CwHit *hit);

/**
 * cw_search:
 * @words: what a person typed: all words must occur, the last one may be begun; "in quotes" is a
 *   phrase; nothing in it is an error
 * @limit: at most so many hits, at least 1
 *
 * Returns: (transfer full) (element-type CwHit): the latest kept first; none for no words. %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_search (CwStore *store, const char *words, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwHit, cw_hit_free)

G_END_DECLS
