/* card-editor.h - one card of a debrief in a window: its words, and what is to be done
 *
 * Closing it keeps what was changed. What is half typed is kept as it is typed.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_CARD_EDITOR (cw_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwCardEditor, cw_card_editor, CW, CARD_EDITOR, AdwWindow)

/* @speaker: a widget below which there is who understands "work.say-undo". */
GtkWidget *
cw_card_editor_new (GtkWindow *parent, CwWorkSession *session, gint64 card, GtkWidget *speaker);
