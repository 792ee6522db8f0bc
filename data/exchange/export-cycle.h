/* export-cycle.h - which streams of a coaching cycle go to whom */
#pragma once

#include "data/store/store-private.h"

/*
 * The scopes (of char *, a set) of the streams of @cycle that @recipients (of char *, "age1…"; NULL for all
 * other partners, to look only) may read: those of periods in which all of them were partners, or
 * which were handed over to them.
 *
 * NULL with CW_ERROR_NOT_FOUND (no such cycle) or _INVALID: this store never was a partner, or they are not
 * just the partners.
 */
GHashTable *cw_export_cycle_scopes (CwStore *store,
                                    gint64 cycle,
                                    const GPtrArray *recipients,
                                    gboolean is_to_look,
                                    GError **error);
