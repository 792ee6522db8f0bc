/* room-keep.h - which class a visit was in: in the private file, so that it stays on this laptop */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

/* Whoever opted out on @day is not visited by mistake. FALSE with CW_ERROR_NOT_FOUND or CW_ERROR_INVALID. */
gboolean cw_room_check (CwStore *store,
                        gint64 class_id,
                        gint64 day,
                        gboolean is_despite_opt_out,
                        GError **error);

/* Keeps that a visit of which no class is known was in @class_id. @title: for undo; NULL where that takes back
 * the visit itself. */
gboolean cw_room_keep (CwStore *store,
                       gint64 visit,
                       gint64 class_id,
                       const char *title,
                       const CwMoment *moment,
                       GError **error);
