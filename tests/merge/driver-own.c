#include "corewalk/moment.h"
#include "corewalk/order.h"
#include "corewalk/place.h"
#include "corewalk/publish.h"
#include "corewalk/remove.h"
#include "corewalk/room-cover.h"
#include "corewalk/same.h"
#include "corewalk/search.h"
#include "corewalk/walk.h"
#include "tests/merge/driver.h"

static gboolean
make_room (Call *call, GError **error)
{
  gint64 school = call_id (call, "school", error);

  return school >= 0 && call_name (call, "as",
                                   cw_room_new (call->store, school, call_text (call, "title"),
                                                call_moment (call), error),
                                   error);
}

static gboolean
find_pair (Call *call, gint64 *one, gint64 *other, GError **error)
{
  *one = call_id (call, "one", error);
  *other = *one < 0 ? -1 : call_id (call, "other", error);
  return *other >= 0;
}

static gboolean
say_same (Call *call, GError **error)
{
  gint64 one, other;

  return find_pair (call, &one, &other, error) &&
         call_name (call, "as", cw_same_as (call->store, one, other, call_moment (call), error),
                    error);
}

static gboolean
say_apart (Call *call, GError **error)
{
  gint64 one, other;

  return find_pair (call, &one, &other, error) &&
         cw_same_undo (call->store, one, other, call_moment (call), error);
}

/* What lists show of a school's rooms, by handle; and how many of them were visited. */
static gboolean
list_rooms (Call *call, GError **error)
{
  gint64 school = call_id (call, "school", error);
  g_autoptr (GPtrArray) rooms = school < 0 ? NULL : cw_room_list (call->store, school, error);
  g_autoptr (CwRoomCover) cover =
      rooms == NULL ? NULL : cw_room_cover (call->store, school, G_MININT64, G_MAXINT64, error);

  if (cover == NULL)
    return FALSE;

  cw_json_begin_array (call->answer, "rooms");
  for (guint i = 0; i < rooms->len; i++)
    call_say_id (call, NULL, ((CwRoom *) rooms->pdata[i])->id);
  cw_json_end_array (call->answer);
  cw_json_add_int (call->answer, "visited", cover->visited_count);
  return TRUE;
}

static gboolean
publish (Call *call, GError **error)
{
  g_auto (CwPublishing) publishing = { 0 };
  gint64 memo = call_id (call, "memo", error), school = call_id (call, "school", error);
  const char *reach = call_text (call, "reach");

  return memo >= 0 && school >= 0 &&
         cw_publish (call->store, memo, reach == NULL ? "school" : reach, school, FALSE,
                     call_moment (call), &publishing, error) &&
         call_name (call, "as", publishing.copy, error);
}

static gboolean
remove_local (Call *call, GError **error)
{
  gint64 day;
  CwRemoval removal;

  if (!cw_day_parse (call_text (call, "before"), &day) ||
      !cw_remove_local (call->store, day, FALSE, &removal, error))
    return FALSE;

  cw_json_add_int (call->answer, "walks", removal.walks);
  cw_json_add_int (call->answer, "records", removal.records);
  return TRUE;
}

static gboolean
bring_back (Call *call, GError **error)
{
  gint64 records = 0;

  if (!cw_bring_back (call->store, NULL, NULL, &records, error))
    return FALSE;

  cw_json_add_int (call->answer, "records", records);
  return TRUE;
}

/* The walks that lists show, and the lines in which search finds "words"; by handle. */
static gboolean
show (Call *call, GError **error)
{
  g_autoptr (GArray) walks = cw_walk_ids (call->store, 0, error);
  g_autoptr (GPtrArray) hits =
      walks == NULL ? NULL : cw_search (call->store, call_text (call, "words"), 100, error);

  if (hits == NULL)
    return FALSE;

  cw_json_begin_array (call->answer, "walks");
  for (guint i = 0; i < walks->len; i++)
    call_say_id (call, NULL, g_array_index (walks, gint64, i));
  cw_json_end_array (call->answer);
  cw_json_begin_array (call->answer, "hits");
  for (guint i = 0; i < hits->len; i++)
    call_say_id (call, NULL, ((CwHit *) hits->pdata[i])->id);
  cw_json_end_array (call->answer);
  return TRUE;
}

static gboolean
erase (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  g_auto (CwErased) erased = { 0 };

  if (record < 0 ||
      !cw_erase (call->store, record, "Asked", NULL, call_moment (call), &erased, error))
    return FALSE;

  cw_json_add_int (call->answer, "ordered", erased.ordered);
  cw_json_add_int (call->answer, "orders", erased.orders->len);
  return TRUE;
}

/* Accepts all that ask; says how many there were, and how many lines lost their words. */
static gboolean
obey (Call *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_order_list (call->store, error);
  gint64 asked = 0, all = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const CwOrder *order = list->pdata[i];
      gint64 lines = 0;

      if (order->state != CW_ORDER_ASKS)
        continue;
      asked++;
      if (!cw_order_accept (call->store, order->id, &lines, error))
        return FALSE;
      all += lines;
    }
  cw_json_add_int (call->answer, "asked", asked);
  cw_json_add_int (call->answer, "lines", all);
  return list != NULL;
}

const Act driver_owning[] = {
  { "room", ON_STORE, make_room },
  { "same", ON_STORE, say_same },
  { "apart", ON_STORE, say_apart },
  { "rooms", ON_STORE, list_rooms },
  { "publish", ON_STORE, publish },
  { "erase", ON_STORE, erase },
  { "obey", ON_STORE, obey },
  { "remove-local", ON_STORE, remove_local },
  { "show", ON_STORE, show },
  { "bring-back", ON_STORE, bring_back },
  { NULL },
};
