/* evidence-window.h - a small sheet for what students could do: what they were asked, how many, how many reached what
 *
 * It begins with the words of what was entered last, so that the same is counted again in the same way. Signal
 * "added": it is in the store.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_WINDOW (cw_evidence_window_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceWindow, cw_evidence_window, CW, EVIDENCE_WINDOW, AdwWindow)

GtkWidget *cw_evidence_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle);
