/* busy-bar.h - says what the store is lent for, how far that is, and stops it
 *
 * Shown while a session is busy.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_BUSY_BAR (cw_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwBusyBar, cw_busy_bar, CW, BUSY_BAR, AdwBin)

void cw_busy_bar_set_session (CwBusyBar *self, CwWorkSession *session);

/* What is about to be done, a sentence. */
void cw_busy_bar_set_text (CwBusyBar *self, const char *text);
