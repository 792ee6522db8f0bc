/* trend-rooms.h - the visits that a question is about, each in its group
 *
 * Read from packs (data/count); runs without one are packed in memory, so that answers are the same.
 */
#pragma once

#include "corewalk/trend-table.h"
#include "data/count/room-pack.h"

typedef struct
{
  guint group, other; /* numbers of names, see below */
  gint64 day;
  gint64 local_ms;  /* start, on the clock of the laptop, ms since 1970 */
  gint64 length_ms; /* 0 while it goes on */
  gboolean is_wanted, has_grade, has_subject, is_bare;
} CwTrendRoom;

/* Names in the order in which they came up, then in the order in which people read them. */
typedef struct
{
  GPtrArray *names;   /* of char * */
  GHashTable *places; /* name -> number + 1 */
} CwTrendNames;

typedef struct
{
  const CwTrendQuestion *question;
  GArray
      *rooms;  /* of CwTrendRoom: all of the runs; only those that are wanted are asked about */
  guint count; /* of those */
  CwTrendNames groups, others; /* others: subjects of CW_TREND_HEAT */
  GArray *runs;                /* of CwTrendRun */
} CwTrendRooms;

/* Rooms that lie in one pack. */
typedef struct
{
  gint64 chunk;
  guint first, count;
  const CwPack *pack; /* (transfer none): the store's */
} CwTrendRun;

guint cw_trend_name (CwTrendNames *names, const char *name);
guint cw_trend_names_count (const CwTrendNames *names);
void cw_trend_names_clear (CwTrendNames *names);

/* The numbers of the names in order: 0 is where the first one to be read stands. */
guint *cw_trend_names_order (const CwTrendNames *names);

void cw_trend_rooms_clear (CwTrendRooms *rooms);

/* Whether the school and day are asked about. */
gboolean cw_trend_wants (const CwTrendQuestion *question, gint64 school, gint64 day);

/* Whose groups are @by, and with @other also those. */
gboolean cw_trend_rooms_read (CwStore *store,
                              const CwTrendQuestion *question,
                              CwBy by,
                              CwBy other,
                              CwTrendRooms *rooms,
                              GError **error);

/* What was recorded in @count rooms from the one in place @first: @bytes as in CwFact. */
typedef void (*CwTrendFactFunc) (guint first,
                                 guint count,
                                 gint64 item,
                                 const char *counter,
                                 const guint8 *bytes,
                                 gsize length,
                                 gpointer user_data);

/* Calls @func for each run and look-for or counter; of marks only of @item unless it is 0. */
gboolean cw_trend_facts_each (CwStore *store,
                              const CwTrendRooms *rooms,
                              CwFactKind kind,
                              gint64 item,
                              CwTrendFactFunc func,
                              gpointer user_data,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwTrendRooms, cw_trend_rooms_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwTrendNames, cw_trend_names_clear)
