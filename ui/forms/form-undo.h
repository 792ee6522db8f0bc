/* form-undo.h - what a form was before each change of it, on the screen only */
#pragma once

#include "corewalk/form-edit.h"

typedef struct _CwFormUndo CwFormUndo;

CwFormUndo *cw_form_undo_new (void);
void cw_form_undo_free (CwFormUndo *self);

/* @before: what is about to be changed. Changes at one @place in a row are one step; NULL is always a
 * step of its own. */
void cw_form_undo_note (CwFormUndo *self, const CwFormDocument *before, gconstpointer place);

/* @now: what is there. Returns: (transfer full): what is to stand instead, NULL for no step. */
CwFormDocument *cw_form_undo_back (CwFormUndo *self, const CwFormDocument *now);
CwFormDocument *cw_form_undo_forth (CwFormUndo *self, const CwFormDocument *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFormUndo, cw_form_undo_free)
