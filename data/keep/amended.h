/* amended.h - which records have lines besides the one at their own address */
#pragma once

#include "data/base/db.h"

/* (transfer full) (element-type gint64): by the table, in order of their ids. NULL with @error. */
GArray *cw_amended_list (CwDb *db, GError **error);

gboolean cw_amended_has (const GArray *amended, gint64 record);
