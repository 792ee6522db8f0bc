/* revoke-window.h - somebody's laptop is lost: nothing new is taken from its card
 *
 * Emits "revoked" once it is done.
 */
#pragma once

#include "corewalk/trust.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_REVOKE_WINDOW (cw_revoke_window_get_type ())
G_DECLARE_FINAL_TYPE (CwRevokeWindow, cw_revoke_window, CW, REVOKE_WINDOW, AdwWindow)

/* @person: whose card it is, by somebody else than this store's person. */
GtkWidget *
cw_revoke_window_new (GtkWindow *parent, CwWorkSession *session, const CwTrusted *person);
