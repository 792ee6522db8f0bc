/* line-scan.h - the strict scanner below the line reader: one spelling for each value
 *
 * Narrower than JSON on purpose (no white space, one form of each escape and number), so that a
 * line has one byte form and its hash means its content. Each function leaves the scanner behind
 * what it read and returns FALSE with fault set at the first byte that may not stand there.
 */
#pragma once

#include <glib.h>

#define CW_SCAN_INT_MOST G_GINT64_CONSTANT (9007199254740992) /* 2^53 */
#define CW_SCAN_DEPTH 2 /* of lists and objects in a field */

typedef struct
{
  char *at;          /* in room, where a copy of the line lies and its texts are unescaped */
  const char *end;   /* a NUL, so that nothing has to look how far it is */
  const char *bytes; /* the line itself */
  const char *fault; /* static; NULL while all is well */
  char *room;        /* freed by whoever owns the scanner */
  gsize room_size;
  char *free_room; /* behind the copy: for values as they stand */
} CwScan;

/* Makes ready for @length bytes, which must stay; texts of the line before become invalid. */
void cw_scan_begin (CwScan *scan, const char *bytes, gsize length);

/* How many bytes are behind the scanner. */
gsize cw_scan_place (const CwScan *scan);

/* Always FALSE, so that a reader can return it. */
gboolean cw_scan_fail (CwScan *scan, const char *fault);

/* For cw_scan_byte(): always FALSE. */
gboolean cw_scan_fail_byte (CwScan *scan);

/* The next byte; NUL at the end. */
static inline char
cw_scan_peek (const CwScan *scan)
{
  return *scan->at;
}

/* Steps over @byte, which is not NUL, if it is there; no fault. */
static inline gboolean
cw_scan_try (CwScan *scan, char byte)
{
  if (*scan->at != byte)
    return FALSE;

  scan->at++;
  return TRUE;
}

static inline gboolean
cw_scan_byte (CwScan *scan, char byte)
{
  return cw_scan_try (scan, byte) || cw_scan_fail_byte (scan);
}

gboolean cw_scan_word (CwScan *scan, const char *word);
gboolean cw_scan_int (CwScan *scan, gint64 least, gint64 most, gint64 *value);
gboolean cw_scan_text (CwScan *scan, const char **text, gsize *length);

/* Any value: its JSON as it stands, NUL-terminated. */
gboolean cw_scan_raw (CwScan *scan, const char **text, gsize *length);
