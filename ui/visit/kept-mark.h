/* kept-mark.h - says whether what was typed is kept: a mark and a word in the head of a visit
 *
 * While somebody types it says steadily that text is being kept, and that it is once the hands rest;
 * that something could not be kept it says at once.
 */
#pragma once

#include "ui/session/keeper.h"

#include <adwaita.h>

#define CW_TYPE_KEPT_MARK (cw_kept_mark_get_type ())
G_DECLARE_FINAL_TYPE (CwKeptMark, cw_kept_mark, CW, KEPT_MARK, AdwBin)

/* Shows @state: at once the first time after cw_kept_mark_forget(). */
void cw_kept_mark_show (CwKeptMark *self, CwKeptState state);

/* What was shown was of another visit. */
void cw_kept_mark_forget (CwKeptMark *self);

/* A narrow head has room for the mark only; the word is its tooltip then. */
void cw_kept_mark_set_narrow (CwKeptMark *self, gboolean is_narrow);
