/* meaning.h - what values may mean together: for who adds a record and who edits one
 *
 * Only what a person types here is refused. What is in the log already, from whatever program, is
 * kept as it is.
 */
#pragma once

#include "corewalk/form.h"
#include "data/record/fold.h"

/* Each is FALSE with CW_ERROR_INVALID that says what may stand there. */
gboolean cw_meaning_check_tally (gint64 by, GError **error);
gboolean cw_meaning_check_interval (gint64 k, gint64 n, GError **error);

/* "09:15", and 1 to 480. */
gboolean cw_meaning_check_time (const char *time, GError **error);
gboolean cw_meaning_check_minutes (gint64 minutes, GError **error);

/* The look-for of that form: (transfer full), or NULL with CW_ERROR_NOT_FOUND or _STORAGE. */
CwItem *cw_meaning_find_item (CwStore *store, gint64 form, gint64 item, GError **error);

/* @is_level: @value was said as a level, not as "seen" or "not-seen". */
gboolean
cw_meaning_check_mark (const CwItem *item, gboolean is_level, int value, GError **error);

/* The record of @fold with the cells of @change in the place of its own. */
gboolean
cw_meaning_check (CwStore *store, const CwFold *fold, const CwLine *change, GError **error);
