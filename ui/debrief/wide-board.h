/* wide-board.h - the debrief in large type on the whole screen, for all in the room
 *
 * Cards move here as on the board; Escape leaves.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_WIDE_BOARD (cw_wide_board_get_type ())
G_DECLARE_FINAL_TYPE (CwWideBoard, cw_wide_board, CW, WIDE_BOARD, AdwWindow)

/* @page: whose debrief it is: it says what is to be said, and undoes. */
GtkWidget *cw_wide_board_new (CwWorkSession *session, gint64 walk, GtkWidget *page);
