/* hit-item.h - one thing that a search found, as an object that lists and bindings can hold
 *
 * Properties, read-only: "text", cut to what a row shows; "place" ("Spring Walk · Wed, Mar 4").
 */
#pragma once

#include "corewalk/search.h"

#include <glib-object.h>

#define CW_TYPE_HIT_ITEM (cw_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (CwHitItem, cw_hit_item, CW, HIT_ITEM, GObject)

/* Takes @hit. @walk_title: where it was found. */
CwHitItem *cw_hit_item_new (CwHit *hit, const char *walk_title);

/* (transfer none) */
const CwHit *cw_hit_item_get_hit (CwHitItem *self);
