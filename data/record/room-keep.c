#include "data/record/room-keep.h"

#include "corewalk/host-room.h"
#include "corewalk/opt-out.h"
#include "data/record/writer.h"

gboolean
cw_room_check (CwStore *store,
               gint64 class_id,
               gint64 day,
               gboolean is_despite_opt_out,
               GError **error)
{
  g_autoptr (CwHostRoom) room = cw_host_room_get (store, class_id, error);

  if (room == NULL || is_despite_opt_out || cw_opt_out_find (store, class_id, day) == 0)
    return room != NULL;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s opts out of visits. Choose another room, or ask its teacher first",
               room->title);
  return FALSE;
}

gboolean
cw_room_keep (CwStore *store,
              gint64 visit,
              gint64 class_id,
              const char *title,
              const CwMoment *moment,
              GError **error)
{
  char visit_room[CW_UUID_TEXT_LENGTH + 1], class_room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!cw_act_begin (store, TRUE, title, moment, error))
    return FALSE;
  stream = cw_store_stream (store, "private", "", error);
  if (stream == NULL)
    return cw_act_abort (store);

  cw_line_clear (&line);
  line.kind = "room";
  cw_writer_put_ref (store, stream, &line, "visit", visit, visit_room);
  cw_writer_put_ref (store, stream, &line, "class", class_id, class_room);
  return cw_writer_finish (store, stream, &line, error) != 0;
}
