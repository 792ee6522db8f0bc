#include "data/record/row-write.h"

#include "data/base/row-queue.h"
#include "data/base/stmt.h"
#include "data/count/pack-keep.h"

#include <string.h>

#define MOST_KINDS 64
#define ROWS_AT_ONCE 512

/* The rows of one kind on their way into its table. */
typedef struct
{
  CwRowQueue *queue; /* the database's; NULL before the first row */
  CwRow like;        /* what its columns are called */
} Writer;

struct _CwProjector
{
  CwRow row;
  gboolean gathers;
  Writer writers[MOST_KINDS];
};

CwProjector *
cw_projector_new (void)
{
  CwProjector *projector = g_new0 (CwProjector, 1);

  projector->row.lists = g_string_new (NULL);
  return projector;
}

void
cw_projector_free (CwProjector *projector)
{
  g_string_free (projector->row.lists, TRUE);
  g_free (projector);
}

CwRow *
cw_row_get (CwStore *store)
{
  return &store->projector->row;
}

gboolean
cw_row_run_each (CwDb *db, const char *const *statements, const CwRow *row, GError **error)
{
  for (; statements != NULL && *statements != NULL; statements++)
    {
      g_autoptr (CwStmt) stmt = cw_stmt_new (db, *statements);

      for (guint i = 0; i < row->count; i++)
        {
          int parameter = cw_stmt_parameter (stmt, row->columns[i].parameter);

          if (parameter > 0 && row->columns[i].type == CW_COLUMN_INT)
            cw_stmt_put_int (stmt, parameter, row->columns[i].integer);
        }
      if (!cw_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
find_int (const CwRow *row, const char *parameter)
{
  for (guint i = 0; i < row->count; i++)
    if (row->columns[i].type == CW_COLUMN_INT &&
        strcmp (row->columns[i].parameter, parameter) == 0)
      return row->columns[i].integer;

  return 0;
}

gboolean
cw_row_touch (CwStore *store, const CwKind *kind, const CwRow *row, GError **error)
{
  if (kind->about == CW_ABOUT_VISIT)
    return cw_kind_is_private (kind) || cw_pack_touch (store, find_int (row, ":visit"), error);
  if (strcmp (kind->name, "visit") == 0)
    return cw_pack_touch (store, find_int (row, ":id"), error);

  return strcmp (kind->name, "walk") != 0 ||
         cw_pack_touch_walk (store, find_int (row, ":id"), error);
}

static CwDb *
db_of (CwStore *store, const CwKind *kind)
{
  return cw_kind_is_private (kind) ? store->private : store->shared;
}

/* Of those that met another row; the statements leave every other one as it is. */
static gboolean
cover_each (Writer *writer, CwDb *db, const CwKind *kind, GError **error)
{
  CwRow *row = &writer->like;

  for (guint i = 0; i < cw_row_queue_count (writer->queue); i++)
    {
      const CwQueued *values = cw_row_queue_get (writer->queue, i);

      for (guint j = 0; j < row->count; j++)
        {
          gboolean is_int = values[j].type == CW_QUEUED_INT;

          row->columns[j].type = is_int ? CW_COLUMN_INT : CW_COLUMN_NULL;
          row->columns[j].integer = is_int ? values[j].integer : 0;
        }
      if (!cw_row_run_each (db, kind->cover, row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_waiting (Writer *writer, CwDb *db, const CwKind *kind, GError **error)
{
  int count = writer->queue == NULL ? 0 : (int) cw_row_queue_count (writer->queue);
  gboolean is_done;

  if (count == 0)
    return TRUE;

  is_done = cw_stmt_do (db, kind->project, error) &&
            (kind->cover == NULL || sqlite3_changes (cw_db_get_handle (db)) == count ||
             cover_each (writer, db, kind, error));
  cw_row_queue_clear (writer->queue);
  return is_done;
}

/* Statements find the queue of marks as the table "waiting_mark", with the columns of its rows. */
static gboolean
open_queue (Writer *writer, CwDb *db, const CwKind *kind, const CwRow *row, GError **error)
{
  g_autofree char *name = g_strconcat ("waiting_", kind->name, NULL);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < row->count; i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", row->columns[i].parameter + 1);

  writer->like = *row;
  writer->queue = cw_row_queue_new (db, name, columns->str, error);
  return writer->queue != NULL;
}

gboolean
cw_row_write (CwStore *store, const CwKind *kind, const CwRow *row, GError **error)
{
  Writer *writer = &store->projector->writers[cw_kind_index (kind)];
  CwQueued *values;

  if (!cw_row_touch (store, kind, row, error))
    return FALSE;
  if (writer->queue == NULL && !open_queue (writer, db_of (store, kind), kind, row, error))
    return FALSE;

  values = cw_row_queue_add (writer->queue);
  for (guint i = 0; i < row->count; i++)
    {
      const CwColumn *column = &row->columns[i];

      if (column->type == CW_COLUMN_INT)
        values[i] = (CwQueued){ .type = CW_QUEUED_INT, .integer = column->integer };
      else if (column->type == CW_COLUMN_TEXT)
        cw_row_queue_set_text (writer->queue, &values[i], column->text, (gsize) column->length);
      else
        values[i] = (CwQueued){ .type = CW_QUEUED_NULL };
    }

  return cw_row_queue_count (writer->queue) < (store->projector->gathers ? ROWS_AT_ONCE : 1) ||
         write_waiting (writer, db_of (store, kind), kind, error);
}

void
cw_row_gather (CwStore *store)
{
  store->projector->gathers = TRUE;
}

gboolean
cw_row_flush (CwStore *store, GError **error)
{
  guint count;
  const CwKind *kinds = cw_kind_all (&count);

  for (guint i = 0; store->projector->gathers && i < count; i++)
    if (!write_waiting (&store->projector->writers[i], db_of (store, &kinds[i]), &kinds[i],
                        error))
      return FALSE;

  return TRUE;
}

gboolean
cw_row_settle (CwStore *store, GError **error)
{
  gboolean is_written = cw_row_flush (store, error);

  cw_row_drop (store);
  return is_written;
}

void
cw_row_drop (CwStore *store)
{
  cw_pack_forget_touched (store);
  for (guint i = 0; i < MOST_KINDS; i++)
    if (store->projector->writers[i].queue != NULL)
      cw_row_queue_clear (store->projector->writers[i].queue);

  store->projector->gathers = FALSE;
}
