/* history-dialog.h - all that happened to one line, answer, count or mark, in plain words */
#pragma once

#include "corewalk/record.h"

#include <adwaita.h>

#define CW_TYPE_HISTORY_DIALOG (cw_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwHistoryDialog, cw_history_dialog, CW, HISTORY_DIALOG, AdwWindow)

/* Shows the history of @record over the window of @parent, or says there why it can't be read. */
void cw_history_dialog_show (GtkWidget *parent, CwStore *store, gint64 record);

/* (transfer full): one thing that happened, as a sentence.
 * @record: (nullable): as it is now */
char *cw_history_dialog_dup_sentence (CwStore *store,
                                      const CwRecord *record,
                                      const CwHistoryEntry *entry);
