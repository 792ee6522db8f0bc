/* withdraw-dialog.h - asks before a visit is taken back, tells who has it, and does it */
#pragma once

#include "ui/session/work-session.h"

#include <gtk/gtk.h>

/* @page: what asks; it says what was done, by its actions "work.say" and "work.say-undo". */
void cw_withdraw_dialog_ask (GtkWidget *page, CwWorkSession *session, gint64 visit);
