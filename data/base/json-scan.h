/* json-scan.h - the letters of a JSON text: places, strings and numbers */
#pragma once

#include "data/base/json-tree.h"

typedef struct
{
  const char *start; /* after a byte-order mark */
  const char *end;
  const char *at;
  const char
      *counted; /* up to here line and column are counted: a place costs no second pass */
  guint line;
  guint column;
  guint depth;
  guint value_count;
  GError **error;
} CwJsonScan;

/* cw_json_scan_place: brings line and column to those of the byte at. */
void cw_json_scan_place (CwJsonScan *scan, const char *at);

/* Both set the error, with the place, and return NULL for the caller to return. */
gpointer cw_json_scan_fail (CwJsonScan *scan, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gpointer cw_json_scan_fail_wanted (CwJsonScan *scan, const char *wanted);

void cw_json_scan_space (CwJsonScan *scan);

/* cw_json_scan_peek: the byte that comes next; 0 at the end, for the text itself has none. */
char cw_json_scan_peek (const CwJsonScan *scan);

/* cw_json_scan_take: TRUE when wanted comes next, which is then behind. */
gboolean cw_json_scan_take (CwJsonScan *scan, char wanted);

/* cw_json_scan_string: from the opening quotation mark; NULL with the error set. */
char *cw_json_scan_string (CwJsonScan *scan);

/* cw_json_scan_number: fills kind and number of value; FALSE with the error set. */
gboolean cw_json_scan_number (CwJsonScan *scan, CwJson *value);
