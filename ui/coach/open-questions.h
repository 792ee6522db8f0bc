/* open-questions.h - what partners wrote differently about one record, each as a card to settle it
 *
 * Settling does "work.say-undo" (s), or "work.say" (s) where it fails.
 */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* Appends a card for each open question about @record to @box. Returns: how many. The store must not be
 * lent. */
guint cw_open_questions_append (GtkBox *box, CwWorkSession *session, gint64 record);
