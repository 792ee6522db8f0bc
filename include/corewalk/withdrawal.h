/* corewalk/withdrawal.h - a visit that is taken back: who has it, and who knows that it was taken back
 *
 * What others have is told by what they sent: their receipts, and their bundles where those hand this
 * person's lines on.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/handout.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* of the card, or of the bundle; "" for a card that is not known here */
  char *file; /* last part of the name of the file that tells it */
  gboolean has_numbers;    /* of the visit: its number, marks and counts */
  gboolean has_words;      /* of the visit: evidence, answers, tasks */
  gboolean has_withdrawal; /* that it was taken back, with every order to erase it */
} CwReceiver;

typedef struct
{
  gint64 visit;
  gint64 number;       /* of the visit in its walk; 0 where it is not known any more */
  char *walk_title;    /* "" where it is not known any more */
  gint64 sent_count;   /* lines that were in a file for others, or sealed for one */
  gint64 unsent_count; /* lines that nobody can have */
  gboolean is_withdrawn;
  gboolean is_erased;   /* for good: nothing brings it back */
  gint64 order_count;   /* orders to erase it */
  GPtrArray *receivers; /* of CwReceiver, in the order of the files */
} CwWithdrawal;

/** cw_withdrawal_free: frees @withdrawal and what it holds; %NULL is allowed. */
void cw_withdrawal_free (CwWithdrawal *withdrawal);

/**
 * cw_withdrawal_look:
 * @visit: a visit, there or deleted or erased
 * @files: (nullable): names of receipts and bundles from others, ended by %NULL
 *
 * Finds out who has what of the visit. cw_record_delete() withdraws it, cw_erase() takes its words
 * from everybody; both reach the others with the next file for them.
 *
 * Returns: (transfer full): what is known; %NULL on %CW_ERROR_NOT_FOUND (no such file),
 *   %CW_ERROR_FORMAT (neither receipt nor bundle), %CW_ERROR_SECRET (for somebody else),
 *   %CW_ERROR_DAMAGED or %CW_ERROR_STORAGE.
 */
CwWithdrawal *
cw_withdrawal_look (CwStore *store, gint64 visit, const char *const *files, GError **error);

/** cw_withdrawal_page: (transfer full): all of it in words for people. */
CwHandout *cw_withdrawal_page (const CwWithdrawal *withdrawal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWithdrawal, cw_withdrawal_free)

G_END_DECLS
