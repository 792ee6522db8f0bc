/* talk-window.h - the questions of one kind of event and the ways to begin a sentence, in the partners' own words
 *
 * They are the cycle's own copy. What was changed is kept when the window closes.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_TALK_WINDOW (cw_talk_window_get_type ())
G_DECLARE_FINAL_TYPE (CwTalkWindow, cw_talk_window, CW, TALK_WINDOW, AdwWindow)

/* @kind: name of a CwEventKind
 * @speaker: says by "work.say-undo" that it was changed; outlives the window */
GtkWidget *cw_talk_window_new (GtkWindow *parent,
                               CwWorkSession *session,
                               gint64 cycle,
                               const char *kind,
                               GtkWidget *speaker);
