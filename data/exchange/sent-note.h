/* sent-note.h - writing down which file is about to be there for others */
#pragma once

#include "corewalk/bundle.h"
#include "data/store/store-private.h"

/* Before @file has its name: who it is for, and the lines of @held (of CwHeldRun). Its number, or 0 with
 * @error. */
gint64 cw_sent_note (CwStore *store,
                     const CwExportPlan *plan,
                     const char *file,
                     const GPtrArray *held,
                     GError **error);

/* It is there, @bytes long; or it is not, with 0. What can't be said stays as it was noted. */
void cw_sent_note_end (CwStore *store, gint64 number, gint64 bytes);
