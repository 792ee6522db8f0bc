/* cards-page.h - one's own card to give away, and those of the people one exchanges with */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CARDS_PAGE (cw_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (CwCardsPage, cw_cards_page, CW, CARDS_PAGE, AdwBin)

void cw_cards_page_set_session (CwCardsPage *self, CwWorkSession *session);
