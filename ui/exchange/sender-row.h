/* sender-row.h - one who sends: who it is, what came last, and what to look at */
#pragma once

#include "corewalk/senders.h"

#include <gtk/gtk.h>

#define CW_TYPE_SENDER_ROW (cw_sender_row_get_type ())
G_DECLARE_FINAL_TYPE (CwSenderRow, cw_sender_row, CW, SENDER_ROW, GtkListBoxRow)

/* @today: days since 1970-01-01 */
GtkWidget *cw_sender_row_new (const CwSender *sender, gint64 today);
