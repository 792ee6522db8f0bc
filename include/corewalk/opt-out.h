/* corewalk/opt-out.h - rooms that opt out of visits; known on this laptop only */
#pragma once

#include "corewalk/host-room.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  CwHostRoom *room;
  gint64 since; /* the first day, days since 1970-01-01 */
  gint64 until; /* the last day; G_MININT64 while it goes on */
  char *note;   /* NULL for none */
} CwOptOut;

/** cw_opt_out_free: frees @opt_out and what it holds; %NULL is allowed. */
void cw_opt_out_free (CwOptOut *opt_out);

/**
 * cw_opt_out_add:
 * @since: days since 1970-01-01
 * @until: the last day, or %G_MININT64 for until it is ended
 * @note: (nullable)
 *
 * The room is not offered any more for planned visits, and a visit there is refused unless it is
 * asked for in so many words.
 *
 * Returns: the record, which cw_record_delete() takes back; or 0 on %CW_ERROR_NOT_FOUND (class),
 *   %CW_ERROR_EXISTS (it opts out then already), %CW_ERROR_INVALID (until before since, the note),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64 cw_opt_out_add (CwStore *store,
                       gint64 class_id,
                       gint64 since,
                       gint64 until,
                       const char *note,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_opt_out_end:
 * @last: the last day on which it opts out
 *
 * What ends before it began is deleted.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_opt_out_end (CwStore *store,
                         gint64 opt_out,
                         gint64 last,
                         const CwMoment *moment,
                         GError **error);

/** cw_opt_out_find: the record by which @class_id opts out on @day, 0 for none. */
gint64 cw_opt_out_find (CwStore *store, gint64 class_id, gint64 day);

/**
 * cw_opt_out_list:
 *
 * Returns: (transfer full) (element-type CwOptOut): those that hold on @day or later, the latest
 *   first. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_opt_out_list (CwStore *store, gint64 day, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwOptOut, cw_opt_out_free)

G_END_DECLS
