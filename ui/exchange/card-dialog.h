/* card-dialog.h - adds the card of somebody: pasted or opened, its four words compared on the phone
 *
 * Signal "added": the card is among those that are trusted.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CARD_DIALOG (cw_card_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwCardDialog, cw_card_dialog, CW, CARD_DIALOG, AdwWindow)

GtkWidget *cw_card_dialog_new (GtkWindow *parent, CwWorkSession *session);
