#include "data/base/row-queue.h"

struct _CwRowQueue
{
  char *schema;
  guint width; /* columns */
  GArray *values;
  GString *texts;
};

/* What SQLite knows of the table, and of one reading of it. */
typedef struct
{
  sqlite3_vtab base;
  CwRowQueue *queue;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  guint row;
} Cursor;

static CwRowQueue *
queue_of (const Cursor *cursor)
{
  return ((Table *) cursor->base.pVtab)->queue;
}

static int
connect_cb (sqlite3 *db,
            void *data,
            int argc,
            const char *const *argv,
            sqlite3_vtab **made,
            char **fault)
{
  CwRowQueue *queue = data;
  Table *table = g_new0 (Table, 1);

  table->queue = queue;
  *made = &table->base;
  return sqlite3_declare_vtab (db, queue->schema);
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

/* It is always read from its first row to its last. */
static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **made)
{
  Cursor *cursor = g_new0 (Cursor, 1);

  *made = &cursor->base;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *base,
           int number,
           const char *name,
           int argc,
           sqlite3_value **argv)
{
  ((Cursor *) base)->row = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *base)
{
  ((Cursor *) base)->row++;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *base)
{
  const Cursor *cursor = (const Cursor *) base;

  return cursor->row >= cw_row_queue_count (queue_of (cursor));
}

static int
column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  const Cursor *cursor = (const Cursor *) base;
  const CwRowQueue *queue = queue_of (cursor);
  const CwQueued *value = cw_row_queue_get (queue, cursor->row) + column;

  if (value->type == CW_QUEUED_INT)
    sqlite3_result_int64 (context, value->integer);
  else if (value->type == CW_QUEUED_TEXT)
    sqlite3_result_text64 (context, queue->texts->str + value->integer, value->length,
                           SQLITE_STATIC, SQLITE_UTF8);
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
  *rowid = ((const Cursor *) base)->row;
  return SQLITE_OK;
}

static const sqlite3_module module = {
  .xConnect = connect_cb,
  .xBestIndex = best_index_cb,
  .xDisconnect = disconnect_cb,
  .xOpen = open_cb,
  .xClose = close_cb,
  .xFilter = filter_cb,
  .xNext = next_cb,
  .xEof = eof_cb,
  .xColumn = column_cb,
  .xRowid = rowid_cb,
};

static void
free_cb (void *data)
{
  CwRowQueue *queue = data;

  g_free (queue->schema);
  g_array_unref (queue->values);
  g_string_free (queue->texts, TRUE);
  g_free (queue);
}

CwRowQueue *
cw_row_queue_new (CwDb *db, const char *name, const char *columns, GError **error)
{
  CwRowQueue *queue = g_new0 (CwRowQueue, 1);
  int code;

  queue->schema = g_strdup_printf ("CREATE TABLE x (%s)", columns);
  queue->width = 1;
  for (const char *at = columns; *at != '\0'; at++)
    queue->width += *at == ',';
  queue->values = g_array_new (FALSE, FALSE, sizeof (CwQueued));
  queue->texts = g_string_new (NULL);

  /* SQLite frees it, also when this fails. */
  code = sqlite3_create_module_v2 (cw_db_get_handle (db), name, &module, queue, free_cb);
  if (code == SQLITE_OK)
    return queue;

  cw_db_set_error (db, code, error);
  return NULL;
}

CwQueued *
cw_row_queue_add (CwRowQueue *queue)
{
  guint at = queue->values->len;

  g_array_set_size (queue->values, at + queue->width);
  return &g_array_index (queue->values, CwQueued, at);
}

void
cw_row_queue_set_text (CwRowQueue *queue, CwQueued *value, const char *text, gsize length)
{
  *value = (CwQueued){ .type = CW_QUEUED_TEXT,
                       .length = (guint) length,
                       .integer = (gint64) queue->texts->len };
  g_string_append_len (queue->texts, text, (gssize) length);
}

guint
cw_row_queue_count (const CwRowQueue *queue)
{
  return queue->values->len / queue->width;
}

const CwQueued *
cw_row_queue_get (const CwRowQueue *queue, guint row)
{
  return &g_array_index (queue->values, CwQueued, row * queue->width);
}

void
cw_row_queue_clear (CwRowQueue *queue)
{
  g_array_set_size (queue->values, 0);
  g_string_truncate (queue->texts, 0);
}
