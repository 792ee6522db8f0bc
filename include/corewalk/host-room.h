/* corewalk/host-room.h - a room as its host is known here: never for anybody else's eyes */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/* Texts are never NULL; what is not known is "". */
typedef struct
{
  gint64 class_id;
  char *title;
  char *grades; /* "04,05" */
  char *subjects;
  gint64 school; /* 0 for none */
  char *school_name;
  char *teachers;   /* "Ada O'Neil, Zoë Müller", from the private file */
  gboolean is_gone; /* the newest roster does not have it any more */
} CwHostRoom;

/** cw_host_room_free: frees @room and what it holds; %NULL is allowed. */
void cw_host_room_free (CwHostRoom *room);

/**
 * cw_host_room_get:
 *
 * Returns: (transfer full): the class or room with who teaches there, as the entry that stands for
 *   it (corewalk/same.h); %NULL on %CW_ERROR_NOT_FOUND
 *   or %CW_ERROR_STORAGE.
 */
CwHostRoom *cw_host_room_get (CwStore *store, gint64 class_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwHostRoom, cw_host_room_free)

G_END_DECLS
