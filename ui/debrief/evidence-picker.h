/* evidence-picker.h - chooses evidence of a walk's visits for its debrief
 *
 * Each line that is chosen is a card at once, and says so.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_PICKER (cw_evidence_picker_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidencePicker, cw_evidence_picker, CW, EVIDENCE_PICKER, AdwWindow)

/* @speaker: a widget below which there is who understands "work.undo". */
GtkWidget *cw_evidence_picker_new (GtkWindow *parent,
                                   CwWorkSession *session,
                                   gint64 walk,
                                   GtkWidget *speaker);
