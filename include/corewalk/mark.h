/* corewalk/mark.h - what a look-for showed in one visit */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

#define CW_MARK_NOT_OBSERVABLE (-1) /* not observable in this segment: left out of rates */
#define CW_MARK_NOT_SEEN 0
#define CW_MARK_SEEN 1
#define CW_MARK_LEVEL_MOST 9 /* a level of a level item is 1 to its form's number of levels */

typedef struct
{
  gint64 id;
  gint64 item; /* local id of the form's item */
  int value;
  CwMoment moment;
} CwMark;

/**
 * cw_mark_set:
 * @item: local id of an item of the visit's form
 * @value: CW_MARK_… or a level, as the item's kind allows
 *
 * Marks the look-for, or marks it anew: there is one mark for each visit and item.
 *
 * Returns: the mark, or 0 on %CW_ERROR_NOT_FOUND (visit, or no item of its form),
 *   %CW_ERROR_INVALID (the value, with what may stand there), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_mark_set (CwStore *store,
                    gint64 visit,
                    gint64 item,
                    int value,
                    const CwMoment *moment,
                    GError **error);

/**
 * cw_mark_list:
 *
 * Returns: (transfer full) (element-type CwMark): the visit's marks in the order of the form;
 *   free with g_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GArray *cw_mark_list (CwStore *store, gint64 visit, GError **error);

/**
 * cw_mark_dup_text: (transfer full): @value as the CLI and bundles write it: "seen", "not-seen",
 *   "not-observable", or the number of a level.
 */
char *cw_mark_dup_text (gboolean is_level, int value);

/**
 * cw_mark_parse:
 *
 * Returns: whether @text is a mark for an item of that kind; @value is untouched when it is not.
 */
gboolean cw_mark_parse (gboolean is_level, const char *text, int *value);

G_END_DECLS
