/* record-text.h - one text of a record, edited where it stands
 *
 * Properties "field", the record's field, "title", "hint", "is-line": it has no line breaks. What is typed is
 * kept when the focus leaves it. Speaks up by the action "work.say-undo" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_RECORD_TEXT (cw_record_text_get_type ())
G_DECLARE_FINAL_TYPE (CwRecordText, cw_record_text, CW, RECORD_TEXT, AdwBin)

/*
 * Shows @text (nullable), as it is kept in @record. What is being typed stays, unless it is about
 * another record.
 */
void cw_record_text_show (CwRecordText *self,
                          CwWorkSession *session,
                          gint64 record,
                          const char *text);
