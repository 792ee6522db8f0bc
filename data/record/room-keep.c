#include "data/record/room-keep.h"

#include "corewalk/host-room.h"
#include "corewalk/norms.h"
#include "corewalk/opt-out.h"

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
cw_room_is_for_school (CwStore *store, const CwHost *host, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (store, "walks", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  *is = norms != NULL && norms->tells_classes && host->reach != 'p';
  return TRUE;
}

gboolean
cw_room_put (CwStore *store,
             gint64 visit,
             gint64 class_id,
             const CwHost *host,
             gboolean is_for_school,
             GError **error)
{
  char scope[CW_UUID_TEXT_LENGTH + 1] = "";
  char visit_room[CW_UUID_TEXT_LENGTH + 1], class_room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;
  CwUuid uuid;

  if (is_for_school && host->school != 0 && cw_log_to_uuid (store->log, host->school, &uuid))
    cw_uuid_to_text (&uuid, scope);
  stream = cw_store_stream (store, is_for_school ? "school" : "private", scope, error);
  if (stream == NULL)
    return FALSE;

  cw_line_clear (&line);
  line.kind = is_for_school ? "visitclass" : "room";
  cw_writer_put_ref (store, stream, &line, "visit", visit, visit_room);
  cw_writer_put_ref (store, stream, &line, "class", class_id, class_room);
  return cw_act_add (store, stream, &line, error) != 0;
}

gboolean
cw_room_keep (CwStore *store,
              gint64 visit,
              gint64 class_id,
              const char *title,
              const CwMoment *moment,
              GError **error)
{
  gboolean is_for_school;
  CwHost host;

  if (!cw_host_find_visit (store, visit, &host, error) ||
      !cw_room_is_for_school (store, &host, &is_for_school, error) ||
      !cw_act_begin (store, !is_for_school, title, moment, error))
    return FALSE;

  return cw_room_put (store, visit, class_id, &host, is_for_school, error)
             ? cw_act_commit (store, error)
             : cw_act_abort (store);
}
