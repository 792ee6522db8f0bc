/* order-run.h - doing what an order says: lines lose their words
 *
 * An order binds by itself on lines that its own author signed, on all lines if it is this person's
 * or its card may order; for the rest a person decides. It names lines that may come years later.
 */
#pragma once

#include "corewalk/order.h"
#include "data/exchange/merging.h"

/*
 * Inside transactions of both files: goes through the orders that are not done. What is touched is
 * projected by cw_merge_finish_lines(). Tells the report of the file under way, if there is one.
 */
gboolean cw_order_run_all (CwMerging *merging, GError **error);

/* The same with one order, about whoever's lines: a person of this store said so. @erased counts. */
gboolean cw_order_run_anyway (CwMerging *merging, gint64 order, gint64 *erased, GError **error);

/* What came of an order. */
gboolean cw_order_set (CwStore *store, gint64 order, CwOrderState state, GError **error);

/*
 * Before the commits, once all is projected: what else is known of @erased (merging.h) goes, from search,
 * undo and the private file, and the wiping of both files is planned.
 */
gboolean cw_order_finish (CwStore *store, GHashTable *erased, GError **error);
