/* corewalk/sync.h - exchanging through a folder that others use, too
 *
 * Each laptop writes one file there, its own, and takes in everybody else's. It works over any
 * synced folder or stick: with files that are still being copied, renamed, doubled, or years old.
 */
#pragma once

#include "corewalk/bundle.h"
#include "corewalk/merge.h"

G_BEGIN_DECLS

typedef struct
{
  CwMerged *merged;      /* the files that were new here, by name */
  GPtrArray *unfinished; /* of char *: files that are not whole yet; look again later */
  guint known;           /* files that were taken in before */
  guint foreign;         /* files that are for others, who hold the keys */
  char *own;             /* name of this laptop's file in the folder; NULL without a plan */
  gboolean is_written;   /* it was written anew, for something had changed */
  CwExported exported;   /* what is in it then */
} CwSynced;

/** cw_synced_free: frees @synced and what it holds; %NULL is allowed. */
void cw_synced_free (CwSynced *synced);

/**
 * cw_sync:
 * @folder: a folder; what lies in folders inside it is left alone, and links are not followed
 * @plan: (nullable): what to put there, without a receipt; %NULL only takes in
 * @options: (nullable): for what is taken in; a trial writes nothing either
 *
 * Takes in what is new in @folder, then puts this laptop's own file there when what it holds has
 * changed. The file has a name that says nothing, and it is whole or not there. A file that is
 * refused does not stop the others.
 *
 * Returns: (transfer full): what was done; %NULL on %CW_ERROR_NOT_FOUND (no such folder), and as
 *   cw_merge() and cw_bundle_export(). What was taken in stays so when writing fails.
 */
CwSynced *cw_sync (CwStore *store,
                   const char *folder,
                   const CwExportPlan *plan,
                   const CwMergeOptions *options,
                   CwProgress progress,
                   gpointer user_data,
                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSynced, cw_synced_free)

G_END_DECLS
