/* corewalk/suppression.h - which small numbers of a page are hidden, so that nobody can work them out
 *
 * A page is cells that are counts of 0 or more, and relations: a total is the sum of its parts. A
 * reader knows all that is shown, that counts are whole and not below 0, and the rule itself. A
 * hidden cell counts as recovered when what it can be spans fewer values than its threshold, or when
 * it can't be 0. Nothing here is safe against what people know from elsewhere.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 fewest; /* a group of fewer is hidden, with all that is said of it */
  gint64 part; /* so is a part of a group (a level, a share's numerator) of fewer; 0 for none */
} CwSuppressRule;

/**
 * cw_suppress_rule_parse:
 * @text: "connecticut" (numerators below 6, denominators below 20), "ten" (below 10), "rooms"
 *   (fewer than 3), or a rule of one's own: a number from 2 to 1000, or two as "6/20"
 *
 * Returns: whether @text is a rule; @rule is untouched when it is not.
 */
gboolean cw_suppress_rule_parse (const char *text, CwSuppressRule *rule);

typedef enum
{
  CW_SUPPRESS_PAGE,   /* of the page at hand: shown, unless this module hides it */
  CW_SUPPRESS_SHOWN,  /* shown on an earlier page: it can't be hidden any more */
  CW_SUPPRESS_HIDDEN, /* hidden on an earlier page, and must stay so */
  CW_SUPPRESS_UNSEEN, /* nowhere to be seen, and nobody asks: what earlier pages and this one share */
} CwSuppressKind;

typedef struct _CwSuppress CwSuppress;

/** cw_suppress_new: (transfer full): an empty page. */
CwSuppress *cw_suppress_new (void);

/** cw_suppress_free: frees @page; %NULL is allowed. */
void cw_suppress_free (CwSuppress *page);

/**
 * cw_suppress_add:
 * @value: 0 or more
 * @fewest: below it the cell of a page is hidden, and a hidden cell must be able to be as many values;
 *   0 for one that is only hidden with others (cw_suppress_tie())
 * @width: as many values a hidden cell must be able to be where @fewest is 0; 0 for any number
 *
 * Returns: the cell's number, from 0.
 */
guint cw_suppress_add (CwSuppress *page,
                       CwSuppressKind kind,
                       gint64 value,
                       gint64 fewest,
                       gint64 width);

/** cw_suppress_relate: the cell @total is the sum of @count others; their values must say so too. */
void cw_suppress_relate (CwSuppress *page, guint total, const guint *parts, guint count);

/** cw_suppress_tie: the two cells are shown or hidden together, with all that either is tied to. */
void cw_suppress_tie (CwSuppress *page, guint one, guint other);

/**
 * cw_suppress_decide:
 *
 * Hides what is below its threshold, then as little as it finds to need (the smallest part first,
 * then totals) until no hidden cell can be recovered.
 *
 * Returns: %FALSE where all of the page is hidden and a cell can be recovered from earlier pages
 *   alone.
 */
gboolean cw_suppress_decide (CwSuppress *page);

/** cw_suppress_is_hidden: whether the cell is hidden, once decided. */
gboolean cw_suppress_is_hidden (const CwSuppress *page, guint cell);

/**
 * cw_suppress_table:
 * @counts: groups × levels, row by row
 * @hidden: (out caller-allocates): (@rows + 1) × (@columns + 1), with the totals of each row behind it
 *   and of each column below it
 *
 * Decides a table of counts that is shown with all its totals. A group below the rule's fewest is hidden
 * whole.
 */
void cw_suppress_table (const gint64 *counts,
                        guint rows,
                        guint columns,
                        const CwSuppressRule *rule,
                        gboolean *hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSuppress, cw_suppress_free)

G_END_DECLS
