/* row-queue.h - rows that wait in memory, where a statement reads them like a table
 *
 * One statement for some hundred rows leaves out what SQLite does for each statement and each bound
 * value: a third of what it takes to insert a row.
 */
#pragma once

#include "data/base/db.h"

typedef struct _CwRowQueue CwRowQueue;

/* A table @name of @db, with @columns as CREATE TABLE says them; it lives as long as @db. */
CwRowQueue *cw_row_queue_new (CwDb *db, const char *name, const char *columns, GError **error);

/* One value: nothing, a number, or a text of the queue. */
typedef struct
{
  enum
  {
    CW_QUEUED_NULL,
    CW_QUEUED_INT,
    CW_QUEUED_TEXT,
  } type;
  guint length;   /* of a text */
  gint64 integer; /* or where the text begins */
} CwQueued;

/* A new row: its values, one for each column, to be set before the next call. */
CwQueued *cw_row_queue_add (CwRowQueue *queue);

/* Puts a copy of the text into @value. */
void cw_row_queue_set_text (CwRowQueue *queue, CwQueued *value, const char *text, gsize length);

guint cw_row_queue_count (const CwRowQueue *queue);

/* The values of one row. */
const CwQueued *cw_row_queue_get (const CwRowQueue *queue, guint row);

void cw_row_queue_clear (CwRowQueue *queue);
