/* team-ratings.h - what the walkers of one walk marked, room by room */
#pragma once

#include "corewalk/agreement.h"
#include "corewalk/form.h"

/*
 * Fills the walkers and ratings of @answer. @form: (element-type CwItem): whose items count; @room: 0
 * for all.
 */
gboolean cw_team_ratings_read (CwStore *store,
                               gint64 walk,
                               gint64 room,
                               GPtrArray *form,
                               CwAgreementAnswer *answer,
                               GError **error);

/* The place of @item among @form (element-type CwItem); its length where it is none of them. */
guint cw_team_item_place (const GPtrArray *form, gint64 item);
