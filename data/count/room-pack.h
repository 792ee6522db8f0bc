/* room-pack.h - one run of visits and what was recorded in them, in few bytes
 *
 * What questions over many rooms read: a pass over packs takes a hundredth of the time of one over the
 * rows that they are made from. data/format.md, "Packs", has the bytes.
 */
#pragma once

#include "data/store/store-private.h"

#define CW_PACK_BITS 14 /* a run is the visits whose ids agree above these */

typedef enum
{
  CW_FACT_MARK,
  CW_FACT_TALLY,
  CW_FACT_SCAN,
  CW_FACT_TIMER,
  CW_FACT_KINDS,
} CwFactKind;

typedef struct
{
  gint64 visit;
  gint64 day;
  gint64 local_ms;               /* start, on the clock of the laptop, ms since 1970 */
  gint64 length_ms;              /* 0 while it goes on */
  guint school;                  /* among the pack's */
  guint grade, subject, segment; /* 0 where nobody said, else 1 + the word's place */
  gboolean is_bare;              /* nothing at all was recorded in it */
} CwPackedRoom;

typedef struct
{
  CwFactKind kind;
  gint64 item;   /* of marks, else 0 */
  char *counter; /* of the others, else "" */
  GByteArray *bytes;
  gsize last; /* while it is made: where the numbers of the last room begin */
  guint room;
  gint64 sum, of;
} CwFact;

typedef struct
{
  gint64 chunk;
  gboolean is_made; /* from rows, because the store had none */
  GArray *rooms;    /* of CwPackedRoom, by visit */
  GArray *schools;  /* of gint64: local ids, 0 for a walk without one */
  GPtrArray *words; /* of char *: grades, subjects and segments, as they came up */
  GPtrArray *facts; /* of CwFact; none when read from a database */
} CwPack;

/* (transfer full): without rooms. */
CwPack *cw_pack_new (gint64 chunk);

/* (transfer full): from the rows; NULL with @error. */
CwPack *cw_pack_build (CwStore *store, gint64 chunk, GError **error);

/* (transfer full): its rooms as bytes. */
GByteArray *cw_pack_write (const CwPack *pack);

/* (transfer full): from bytes; NULL on CW_ERROR_DAMAGED. */
CwPack *cw_pack_read (gint64 chunk, const guint8 *bytes, gsize length, GError **error);

void cw_pack_free (CwPack *pack);

/* What a mark of this value is in a fact: one byte a room; 0 is no mark. */
guint8 cw_fact_value (gint64 mark);

/* The numbers of a fact that is not of marks, room by room. */
typedef struct
{
  const guint8 *at, *end;
  guint64 room;
  gint64 sum, of;
} CwFactReader;

gboolean cw_fact_next (CwFactReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPack, cw_pack_free)
