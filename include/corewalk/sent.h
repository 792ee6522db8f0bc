/* corewalk/sent.h - which files were written for others: when, for whom, and what was in them
 *
 * It is kept on this laptop only. A file is written down here before it gets its name, so that nothing that
 * somebody may have is missing; what could not be written is taken out again.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 number; /* from 1 */
  CwMoment moment;
  char *file;   /* its name, without the folder */
  char *scope;  /* "district", "school" … */
  char *school; /* its name; NULL for all */
  GPtrArray
      *recipients;  /* of char *: names as on their cards; "" for a card that was not here */
  gboolean is_open; /* for whoever gets the file */
  gboolean
      is_whole; /* FALSE where Corewalk was stopped while it wrote: perhaps there is no file */
  gint64 lines;
} CwSent;

/* So many lines of one kind that go so far. */
typedef struct
{
  char *audience; /* "district", "school", "pair", "reference" */
  char *kind;     /* "note", "walk" …; "void" for what was taken back or erased since */
  gint64 lines;
} CwSentCount;

/** cw_sent_free: frees @sent and what it holds; %NULL is allowed. */
void cw_sent_free (CwSent *sent);

/**
 * cw_sent_list:
 *
 * Returns: (transfer full) (element-type CwSent): what was sent, newest first; none from before the log
 *   was kept. %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_sent_list (CwStore *store, GError **error);

/**
 * cw_sent_count:
 * @number: of an entry of the list
 *
 * Counts the lines that were in the file, as they are here now.
 *
 * Returns: (transfer full) (element-type CwSentCount): by audience, then kind; none for an unknown number.
 *   %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_sent_count (CwStore *store, gint64 number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSent, cw_sent_free)

G_END_DECLS
