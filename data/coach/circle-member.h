/* circle-member.h - partners made of cards */
#pragma once

#include "data/coach/circle.h"

/* (transfer full): this store by its card of today; NULL with @error. */
CwPartner *cw_circle_member_own (CwStore *store, GError **error);

/*
 * Adds to @members whom each of @who means, as cw_trust_find() takes it. FALSE with CW_ERROR_NOT_FOUND,
 * or _INVALID for oneself and for somebody who is there.
 */
gboolean cw_circle_members_add (CwStore *store,
                                GPtrArray *members,
                                const char *const *who,
                                GError **error);

/* A version 5 id over digits that nobody can guess. */
void cw_circle_draw_name (const char *kind, CwUuid *uuid);
