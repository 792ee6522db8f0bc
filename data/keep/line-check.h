/* line-check.h - is one stream whole: its frames, its lines, what they say of the stream */
#pragma once

#include "corewalk/keep.h"
#include "data/keep/row-check.h"

typedef struct
{
  CwStore *store;
  CwLog *log;
  CwRowCheck *rows;
  GPtrArray *faults;
  GArray *amended; /* of gint64: records that are held against their rows when all is read */
  CwLineReader *reader;
  GString *lists;

  CwProgress progress;
  gpointer user_data;
  gint64 line_count, line_total;
  gint64 amendment_count;
  gint64 dead_count, went_count; /* rows that tables dead and went must have */
  gboolean is_partial;           /* some lines could not be read: counts mean nothing */
} CwLineCheck;

/* Reads every line of @stream, and goes on after faults. FALSE on CW_ERROR_STORAGE, _CANCELLED. */
gboolean cw_line_check_stream (CwLineCheck *check, const CwStream *stream, GError **error);

/* Holds the records with several lines against their rows. FALSE on CW_ERROR_STORAGE, _CANCELLED. */
gboolean cw_line_check_amended (CwLineCheck *check, GError **error);
