/* walk-item.h - one walk as an object that lists and bindings can hold
 *
 * Properties, all read-only: "title", "day" ("Today"), "school", "rooms" ("6 rooms"), "is-open".
 */
#pragma once

#include "corewalk/walk.h"

#include <glib-object.h>

#define CW_TYPE_WALK_ITEM (cw_walk_item_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkItem, cw_walk_item, CW, WALK_ITEM, GObject)

/* Takes @walk; NULL stands for a row that is gone. */
CwWalkItem *cw_walk_item_new (CwWalk *walk);

/* (transfer full): "6 rooms · 84 lines". */
char *cw_walk_item_dup_counts (const CwWalk *walk);
