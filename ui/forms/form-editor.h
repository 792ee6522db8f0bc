/* form-editor.h - writing a form: all its words, kept as they are typed
 *
 * Speaks up by the actions "forms.back", "forms.try-draft". Signal "saved" (gint64 form): a version was made.
 */
#pragma once

#include "corewalk/form-draft.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_FORM_EDITOR (cw_form_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwFormEditor, cw_form_editor, CW, FORM_EDITOR, AdwBin)

/* Shows the draft, which it takes; what was shown before is kept first. */
void cw_form_editor_begin (CwFormEditor *self, CwWorkSession *session, CwFormDraft *take_draft);

/* (transfer none): what is being written, or NULL. */
const CwFormDocument *cw_form_editor_get_document (CwFormEditor *self);

/* Keeps what was typed, at once. Returns: FALSE where it can't be kept, which the page says. */
gboolean cw_form_editor_flush (CwFormEditor *self);
