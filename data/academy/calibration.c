#include "corewalk/academy.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

void
cw_calibration_free (CwCalibration *calibration)
{
  if (calibration == NULL)
    return;

  g_free (calibration->walk_title);
  g_free (calibration->school_name);
  g_free (calibration->title);
  g_free (calibration->agreement);
  g_free (calibration);
}

gint64
cw_calibration_new (CwStore *store,
                    gint64 walk,
                    gint64 room,
                    const char *title,
                    const CwMoment *moment,
                    GError **error)
{
  char place[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwHost host;
  CwLine line;

  g_return_val_if_fail (store != NULL && title != NULL, 0);

  if (!cw_text_check_name ("the title", title, error) ||
      !cw_host_find_walk (store, walk, &host, error))
    return 0;
  stream = cw_writer_begin (store, "calibration", &host, moment, &line, place, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "title", title);
  if (room > 0)
    cw_line_put_int (&line, "number", room);
  return cw_writer_finish (store, stream, &line, error);
}

static char *
dup_known (CwStmt *stmt, int column)
{
  return cw_stmt_is_null (stmt, column) ? g_strdup ("") : cw_stmt_dup_text (stmt, column);
}

static gboolean
read_calibrations (CwStore *store, gint64 id, GPtrArray *calibrations, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_calibration_list);

  cw_stmt_bind_int (stmt, ":id", id);
  while (cw_stmt_next (stmt))
    {
      CwCalibration *calibration = g_new0 (CwCalibration, 1);

      calibration->id = cw_stmt_int (stmt, 0);
      calibration->made = (CwMoment){ .at_ms = cw_stmt_int (stmt, 1),
                                      .offset_min = (int) cw_stmt_int (stmt, 2) };
      calibration->walk = cw_stmt_int (stmt, 3);
      calibration->room = cw_stmt_int (stmt, 4);
      calibration->title = cw_stmt_dup_text (stmt, 5);
      calibration->agreement = cw_stmt_dup_text (stmt, 6);
      calibration->walk_title = dup_known (stmt, 7);
      calibration->day = cw_stmt_int (stmt, 8);
      calibration->school_name = dup_known (stmt, 9);
      g_ptr_array_add (calibrations, calibration);
    }
  return cw_stmt_done (stmt, error);
}

GPtrArray *
cw_calibration_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) calibrations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_calibration_free);

  return read_calibrations (store, 0, calibrations, error) ? g_steal_pointer (&calibrations)
                                                           : NULL;
}

CwCalibration *
cw_calibration_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) calibrations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_calibration_free);

  if (id != 0 && !read_calibrations (store, id, calibrations, error))
    return NULL;
  if (calibrations->len > 0)
    return g_ptr_array_steal_index (calibrations, 0);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such calibration");
  return NULL;
}
