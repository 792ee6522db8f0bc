/* form-words.h - what is said of forms, for every page that shows one */
#pragma once

#include "corewalk/form-edit.h"
#include "corewalk/form.h"

/* (transfer full): "Version 2 · 9 look-fors · used in 3 walks". @walk_count: negative to say nothing of it */
char *cw_form_words_dup_summary (gint64 version, guint item_count, gint64 walk_count);

/* (transfer none): "Look-Fors", "Tallies" … */
const char *cw_form_words_part_title (CwFormPart part);

/* (transfer full): "Look-for 3". @at: from 0 */
char *cw_form_words_dup_place (CwFormPart part, guint at);

/* (transfer none): "Teacher", "Student", "Task"; "" for NULL. */
const char *cw_form_words_core (const char *core);

/* (transfer full): "Student · seen, not seen", "Letter T · Teacher". */
char *cw_form_words_dup_item (const CwFormItem *item);
char *cw_form_words_dup_tool (CwFormPart part, const CwFormTool *tool);

/* (transfer full): what counts, what does not, an example, the levels. */
char *cw_form_words_dup_item_details (const CwFormItem *item);
char *cw_form_words_dup_tool_details (const CwFormTool *tool);
