/* trend-rooms.h - the visits that a question is about, each in its group */
#pragma once

#include "corewalk/trend-table.h"

typedef struct
{
  gint64 visit;
  guint group, other; /* numbers of names, see below */
  gint64 day;
  gint64 local_ms;  /* start, on the clock of the laptop, ms since 1970 */
  gint64 length_ms; /* 0 while it goes on */
  gboolean has_grade, has_subject;
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
  GArray *rooms;               /* of CwTrendRoom, by visit */
  CwTrendNames groups, others; /* others: subjects of CW_TREND_HEAT */
} CwTrendRooms;

guint cw_trend_name (CwTrendNames *names, const char *name);

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

/* The room of @visit at or after @at, which moves on: visits come in order. NULL for none. */
const CwTrendRoom *cw_trend_rooms_next (const CwTrendRooms *rooms, guint *at, gint64 visit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwTrendRooms, cw_trend_rooms_clear)
