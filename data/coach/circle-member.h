/* circle-member.h - partners made of cards */
#pragma once

#include "corewalk/sender-card.h"
#include "data/coach/circle.h"

/* (transfer full): this store by its card of today; NULL with @error. */
CwPartner *cw_circle_member_own (CwStore *store, GError **error);

/*
 * Adds to @members whom each of @who means, as cw_trust_find() takes it. FALSE with CW_ERROR_NOT_FOUND,
 * or _INVALID for oneself, for somebody who is there, and where one of two declares to evaluate the other.
 */
gboolean cw_circle_members_add (CwStore *store,
                                GPtrArray *members,
                                const char *const *who,
                                GError **error);

/* None of @members (of CwPartner) evaluates the owner of @card, nor the other way round, as far as their cards
 * say. FALSE with CW_ERROR_INVALID and the reason. */
gboolean cw_circle_check_roles (CwStore *store,
                                const GPtrArray *members,
                                const CwSenderCard *card,
                                GError **error);

/* A version 5 id over digits that nobody can guess. */
void cw_circle_draw_name (const char *kind, CwUuid *uuid);
