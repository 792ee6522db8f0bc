/* hidden-page.h - the cells and relations of a page, and what a reader can work out of it */
#pragma once

#include "corewalk/suppression.h"

#define CW_HIDE_NO_BOUND G_MAXINT64

typedef struct
{
  CwSuppressKind kind;
  gint64 value, fewest, width;
  guint tie;          /* the lowest cell of those that are shown or hidden with it */
  gboolean is_hidden; /* also of kinds that were never shown */
  gboolean is_total;  /* of a relation: it may be known to be more than 0 */
  gint64 least, most; /* of all the tables found that look like this page */
} CwHideCell;

typedef struct
{
  guint total;
  GArray *parts; /* of guint */
} CwHideRelation;

struct _CwSuppress
{
  GArray *cells;        /* of CwHideCell */
  GPtrArray *relations; /* of CwHideRelation */
};

static inline CwHideCell *
cw_hide_cell (const CwSuppress *page, guint cell)
{
  return &g_array_index (page->cells, CwHideCell, cell);
}

/* The first hidden cell that a reader can recover, or the number of cells where there is none. */
guint cw_hide_find_recovered (CwSuppress *page);
