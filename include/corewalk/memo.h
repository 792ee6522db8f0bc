/* corewalk/memo.h - notes to oneself: they never leave the laptop */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  CwMoment moment;
  char *text;
} CwMemo;

/** cw_memo_free: frees @memo and what it holds; %NULL is allowed. */
void cw_memo_free (CwMemo *memo);

/**
 * cw_memo_add:
 * @text: as cw_note_add()
 *
 * Returns: the memo, or 0 on %CW_ERROR_INVALID, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_memo_add (CwStore *store, const char *text, const CwMoment *moment, GError **error);

/** cw_memo_list: (transfer full) (element-type CwMemo): the living memos, newest first. */
GPtrArray *cw_memo_list (CwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMemo, cw_memo_free)

G_END_DECLS
