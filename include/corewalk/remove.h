/* corewalk/remove.h - taking old walks off this laptop, and bringing them back
 *
 * Neither deletes nor erases: nobody else learns of it, nothing of it is exported, and what others
 * have they keep. Rows and search words go; lines of the log go only where others wrote them.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/store.h"

G_BEGIN_DECLS

/* What goes, or went. */
typedef struct
{
  gint64 walks;
  gint64 visits;
  gint64 records; /* these, and all that hangs on them */
  gint64
      unsent; /* of those: what nobody has received; it stays in the log, and is still exported */
  gint64
      streams;  /* other people's, of which nothing else is here: their lines go from the log */
  gint64 lines; /* and how many these are; with the next bundle that has them they come again */
} CwRemoval;

/**
 * cw_remove_local:
 * @before_day: days since 1970-01-01: walks of earlier days go; one before that of an earlier removal
 *   brings nothing back
 * @is_trial: only say what would go
 * @removal: (out caller-allocates): what went
 *
 * Takes walks off this laptop, with all that hangs on them. Walks of those days which come from now on
 * stay off, too, unless this person writes them. What this person wrote stays in the log. Undo
 * reaches back no further.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_DAMAGED, %CW_ERROR_STORAGE; nothing
 *   went then.
 */
gboolean cw_remove_local (CwStore *store,
                          gint64 before_day,
                          gboolean is_trial,
                          CwRemoval *removal,
                          GError **error);

/**
 * cw_bring_back:
 * @progress: (nullable) (scope call): called now and then
 * @records: (out) (optional): how many are shown again
 *
 * Shows again all that was removed, as far as its lines are here. The others come with the next
 * bundle that has them: files of shared folders are looked into again, whether they are known or not.
 *
 * Returns: %FALSE on %CW_ERROR_CANCELLED, %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_DAMAGED,
 *   %CW_ERROR_STORAGE; nothing came back then.
 */
gboolean cw_bring_back (CwStore *store,
                        CwProgress progress,
                        gpointer user_data,
                        gint64 *records,
                        GError **error);

/** cw_remove_horizon: the first day that is on this laptop; %G_MININT64 where nothing was removed. */
gint64 cw_remove_horizon (CwStore *store);

G_END_DECLS
