/* corewalk/merge.h - taking bundles in: each whole or not at all, in any order, twice, years late */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_trial;       /* find out and report; keep nothing */
  gboolean allows_unknown; /* senders whose card is not trusted here too */
  gboolean accepts_hiding; /* even if more than a fifth of a school's records would be hidden */
} CwMergeOptions;

typedef enum
{
  CW_MERGED,
  CW_MERGED_NOTHING_NEW,
  CW_MERGED_REFUSED,
} CwMergeStatus;

typedef struct
{
  char *file;
  CwMergeStatus status;
  char *sender;     /* name; NULL when that could not be read */
  gint64 fresh;     /* lines that are new and shown */
  gint64 already;   /* lines that were here, or that are erased */
  gint64 waiting;   /* lines that wait for something not received yet */
  gint64 conflicts; /* open in the store afterwards */
  char *reason;     /* why it was refused, in plain words; NULL otherwise */
  GPtrArray
      *notes; /* of char *: what a person should know, a sentence each: what is missing and
                       whom to ask for it, a copied laptop, work that came back, what was hidden */
} CwMergedFile;

typedef struct
{
  GPtrArray *files; /* of CwMergedFile, in the order that was asked for */
  gint64 fresh, already, waiting;
  gint64 refused;   /* files */
  gint64 conflicts; /* open in the store afterwards */
} CwMerged;

/** cw_merged_free: frees @merged and what it holds; %NULL is allowed. */
void cw_merged_free (CwMerged *merged);

/**
 * cw_merge:
 * @files: names, ended by %NULL
 * @options: (nullable): %NULL for none of them
 *
 * Takes bundles in. A refused one changes nothing and does not stop the others; all that is taken in
 * is kept in one transaction.
 *
 * For each file fresh + already + waiting is the number of its lines, unless it was refused, when
 * all are 0.
 *
 * Returns: (transfer full): what happened with each file; %NULL when nothing was kept, on
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED (the store) or
 *   %CW_ERROR_CANCELLED.
 */
CwMerged *cw_merge (CwStore *store,
                    const char *const *files,
                    const CwMergeOptions *options,
                    CwProgress progress,
                    gpointer user_data,
                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMerged, cw_merged_free)

G_END_DECLS
