/* exchange-view.h - the exchange screen: what leaves, what came in, what is to settle, with whom
 *
 * Holds the actions that its pages speak up by: "exchange.show" (s): "leaving", "arrivals", "questions", "cards"; "exchange.announce" (s):
 * what the store is about to be lent for.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EXCHANGE_VIEW (cw_exchange_view_get_type ())
G_DECLARE_FINAL_TYPE (CwExchangeView, cw_exchange_view, CW, EXCHANGE_VIEW, AdwBin)

void cw_exchange_view_set_session (CwExchangeView *self, CwWorkSession *session);

/* Shows what will leave, of @school where it isn't 0. */
void cw_exchange_view_share (CwExchangeView *self, gint64 school);

/* Shows what came in, and looks at @files, ended by NULL. */
void cw_exchange_view_look_at (CwExchangeView *self, const char *const *files);

/* In a narrow window: from a page to the list of pages. Returns: whether there was a way back. */
gboolean cw_exchange_view_go_back (CwExchangeView *self);
