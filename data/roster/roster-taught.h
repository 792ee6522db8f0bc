/* roster-taught.h - who teaches what, with entries that are one as the one that shows */
#pragma once

#include "data/record/same-group.h"

/* (transfer full): local id of a class -> GString of the names of its teachers. NULL with @error. */
GHashTable *cw_taught_names (CwStore *store, const CwSame *classes, GError **error);

/* (transfer full): local id of a teacher -> GArray of the local ids of her classes. NULL with @error. */
GHashTable *cw_taught_classes (CwStore *store,
                               const CwSame *classes,
                               const CwSame *teachers,
                               GError **error);
