/* handout-window.h - a page for somebody: to read, copy, save as text, print, and to say that it was given */
#pragma once

#include "corewalk/handout.h"

#include <adwaita.h>

#define CW_TYPE_HANDOUT_WINDOW (cw_handout_window_get_type ())
G_DECLARE_FINAL_TYPE (CwHandoutWindow, cw_handout_window, CW, HANDOUT_WINDOW, AdwWindow)

/*
 * Takes @handout. @file_name is proposed for saving. @done_label, with a mnemonic, is of the button that
 * says the page was given; NULL for none.
 *
 * Signal "done": that button was pressed; the window closes by itself.
 */
GtkWidget *cw_handout_window_new (GtkWindow *parent,
                                  const char *title,
                                  CwHandout *take_handout,
                                  const char *file_name,
                                  const char *done_label);

/* The page as a PDF in @file; the window says what came of it. */
void cw_handout_window_save_pdf (CwHandoutWindow *self, const char *file);
