/* declare-window.h - declaring on one's own card whom one evaluates
 *
 * Signal "declared": the card says so.
 */
#pragma once

#include "corewalk/sender-card.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_DECLARE_WINDOW (cw_declare_window_get_type ())
G_DECLARE_FINAL_TYPE (CwDeclareWindow, cw_declare_window, CW, DECLARE_WINDOW, AdwWindow)

/* @card: one's own, as it is now. */
GtkWidget *
cw_declare_window_new (GtkWindow *parent, CwWorkSession *session, const CwSenderCard *card);
