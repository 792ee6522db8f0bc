/* room-keep.h - which class a visit was in: on this laptop alone, or with the school where the norms say so */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "data/record/writer.h"

/* Whoever opted out on @day is not visited by mistake. FALSE with CW_ERROR_NOT_FOUND or CW_ERROR_INVALID. */
gboolean cw_room_check (CwStore *store,
                        gint64 class_id,
                        gint64 day,
                        gboolean is_despite_opt_out,
                        GError **error);

/* @is: (out): whether the joint norms let the school know the class of a visit on @host. What lies in a coaching
 * cycle stays between the partners. FALSE with @error where they can't be read. */
gboolean
cw_room_is_for_school (CwStore *store, const CwHost *host, gboolean *is, GError **error);

/* Adds that @visit was in @class_id to the act under way: of the shared file where @is_for_school. */
gboolean cw_room_put (CwStore *store,
                      gint64 visit,
                      gint64 class_id,
                      const CwHost *host,
                      gboolean is_for_school,
                      GError **error);

/* Keeps that a visit of which no class is known was in @class_id. @title: for undo; NULL where that takes back
 * the visit itself. */
gboolean cw_room_keep (CwStore *store,
                       gint64 visit,
                       gint64 class_id,
                       const char *title,
                       const CwMoment *moment,
                       GError **error);
