/* orders-page.h - orders to erase: what they ask, who gave them, and a person's answer
 *
 * Property "asking": how many wait for an answer.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_ORDERS_PAGE (cw_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (CwOrdersPage, cw_orders_page, CW, ORDERS_PAGE, AdwBin)

/* Once, before it is shown. */
void cw_orders_page_set_session (CwOrdersPage *self, CwWorkSession *session);

guint cw_orders_page_get_asking (CwOrdersPage *self);
