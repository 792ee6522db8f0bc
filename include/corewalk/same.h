/* corewalk/same.h - two entries that are one person or one room
 *
 * Rosters of two systems, or two coaches who each typed a room's name, leave the same class or
 * teacher in the lists twice. Nobody merges them by a guess: a person says so, and may take it back.
 * Nothing that was recorded changes; lists show one entry, and count under it what belongs to any.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

/**
 * cw_same_as:
 * @one: a class, a room or a teacher
 * @other: another one, of the same school
 *
 * Says that two entries are one. That two classes are one is said to the school, that two teachers are
 * one stays on this laptop, as teachers do. Of all that are one, directly or through others, the same
 * one shows everywhere, whatever was said or received first: one that the newest lists still have before
 * one that is gone, then the one with the smallest UUID.
 *
 * Returns: the record that says it, which cw_record_delete() or cw_same_undo() takes back; 0 on
 *   %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (one of them is something else, they are of two schools,
 *   or it is one entry), %CW_ERROR_EXISTS (they are known to be one), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gint64
cw_same_as (CwStore *store, gint64 one, gint64 other, const CwMoment *moment, GError **error);

/**
 * cw_same_undo:
 *
 * Takes back that @one and @other are one, whoever said it: both are shown as they were. What else
 * is said to be the same as either stays so.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (nobody said it of these two), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gboolean
cw_same_undo (CwStore *store, gint64 one, gint64 other, const CwMoment *moment, GError **error);

/**
 * cw_same_list:
 * @id: a class, a room or a teacher
 *
 * Returns: (transfer full) (element-type gint64): all entries that are one with @id and itself, the
 *   one that lists show first, then by UUID; @id alone where nothing is said. Free with
 *   g_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_same_list (CwStore *store, gint64 id, GError **error);

/** cw_same_shown: the first of cw_same_list(): the entry that stands for @id in lists. */
gint64 cw_same_shown (CwStore *store, gint64 id);

G_END_DECLS
