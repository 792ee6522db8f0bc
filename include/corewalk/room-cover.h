/* corewalk/room-cover.h - which rooms of a school were visited, and which were not */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 room_count;    /* of the school that are not gone */
  gint64 visited_count; /* in which this laptop knows of a visit in these days */
  gint64
      opted_out_count; /* not visited, and opted out in these days: never counted as missing */
  GArray *not_visited; /* of gint64, the classes, by title */
} CwRoomCover;

/** cw_room_cover_free: frees @cover and what it holds; %NULL is allowed. */
void cw_room_cover_free (CwRoomCover *cover);

/**
 * cw_room_cover:
 * @from: days since 1970-01-01, the first that counts
 * @until: the last that counts
 *
 * Which rooms of @school were visited, as far as this laptop knows which room a visit was in.
 *
 * Returns: (transfer full): the counts, which add up to all rooms, or %NULL on %CW_ERROR_STORAGE.
 */
CwRoomCover *
cw_room_cover (CwStore *store, gint64 school, gint64 from, gint64 until, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRoomCover, cw_room_cover_free)

G_END_DECLS
