/* corewalk/norms.h - what the partners of a program, union and administration, agreed on together
 *
 * Norms are never edited: who agrees on something else writes new ones, and the old ones stay. They go to
 * everybody in the district, and stand on every page that is printed.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/handout.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

#define CW_NORMS_MOST_MONTHS 1200

typedef struct
{
  gint64 id;           /* 0 before they are written */
  CwMoment moment;     /* when they were written down here */
  char *author;        /* who wrote them down */
  const char *program; /* "walks", "coaching", or NULL for both; static */
  char *text;
  char *parties;    /* who agreed: names and roles, one a line */
  gint64 day;       /* of the agreement, days since 1970-01-01 */
  int words_months; /* so long after a walk its words are due to be purged; 0: no date agreed */
  int cycles_months; /* the same after a coaching cycle was closed */
  gboolean
      tells_counts; /* leaders may see how many cycles and events there are, never what is in them */
  gboolean tells_classes; /* the school may know which class a visit was in */
} CwNorms;

/** cw_norms_free: frees @norms and what it holds; %NULL is allowed. */
void cw_norms_free (CwNorms *norms);

/**
 * cw_norms_set:
 * @norms: what was agreed; its @id, @moment and @author are not read
 * @moment: (nullable): when it is written down, %NULL for now
 *
 * Returns: the id of the new norms; 0 on %CW_ERROR_INVALID (no words, nobody who agreed, months out of
 *   range), %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64
cw_norms_set (CwStore *store, const CwNorms *norms, const CwMoment *moment, GError **error);

/**
 * cw_norms_list:
 *
 * Returns: (transfer full) (element-type CwNorms): all that were ever agreed and are here, the latest
 *   agreement first; %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_norms_list (CwStore *store, GError **error);

/**
 * cw_norms_get:
 * @program: "walks" or "coaching"
 *
 * Returns: (transfer full): the latest agreement for @program; %NULL with @error untouched where there is
 *   none, or on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
CwNorms *cw_norms_get (CwStore *store, const char *program, GError **error);

/** cw_norms_dup_parties: (transfer full): who agreed, on one line: "A, B and C". */
char *cw_norms_dup_parties (const CwNorms *norms);

/** cw_norms_page: (transfer full): the norms in force, and which ones were before, as a page. */
CwHandout *cw_norms_page (CwStore *store);

/**
 * cw_norms_add_to_page:
 * @program: "walks" or "coaching"
 *
 * Adds the norms in force at the end of @page, or nothing where there are none.
 */
void cw_norms_add_to_page (CwStore *store, const char *program, CwHandout *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwNorms, cw_norms_free)

G_END_DECLS
