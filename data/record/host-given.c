#include "corewalk/host.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "data/base/stmt.h"
#include "data/record/writer.h"
#include "data/store/setting.h"
#include "sql.h"

#define SETTING "host_first" /* days since 1970-01-01, and 1 */

static gint64
find_copy (CwStore *store, gint64 visit, gint64 *given_ms)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_copy_of_visit);

  cw_stmt_bind_int (stmt, ":visit", visit);
  if (!cw_stmt_next (stmt))
    return 0;

  *given_ms = cw_stmt_int (stmt, 1);
  return cw_stmt_int (stmt, 0);
}

static gboolean
add_copy (CwStore *store, gint64 visit, const CwMoment *moment, GError **error)
{
  static const CwHost nothing = { 0 };
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_host_find_visit (store, visit, &host, error))
    return FALSE;
  stream = cw_writer_begin (store, "copy", &nothing, moment, &line, room, error);
  if (stream == NULL)
    return FALSE;

  cw_writer_put_ref (store, stream, &line, "visit", visit, room);
  cw_line_put_int (&line, "given_ms", cw_act_moment (store).at_ms);
  return cw_writer_finish (store, stream, &line, error) != 0;
}

gboolean
cw_host_copy_set_given (CwStore *store,
                        gint64 visit,
                        gboolean is_given,
                        const CwMoment *moment,
                        GError **error)
{
  gint64 given_ms = 0;
  gint64 copy = find_copy (store, visit, &given_ms);

  if (is_given == (copy != 0))
    return TRUE;

  return is_given ? add_copy (store, visit, moment, error)
                  : cw_record_delete (store, copy, moment, error);
}

gint64
cw_host_copy_given_ms (CwStore *store, gint64 visit)
{
  gint64 given_ms = 0;

  find_copy (store, visit, &given_ms);
  return given_ms;
}

gboolean
cw_host_first_set (CwStore *store, gint64 since, GError **error)
{
  return cw_store_check_writer (store, error) &&
         cw_setting_set_number (store->private, SETTING, since == G_MININT64 ? 0 : since + 1,
                                error);
}

gint64
cw_host_first_get (CwStore *store)
{
  gint64 said = cw_setting_get_number (store->private, SETTING);

  return said == 0 ? G_MININT64 : said - 1;
}

GArray *
cw_host_copy_missing (CwStore *store, GError **error)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = NULL;
  gint64 since = cw_host_first_get (store);

  if (since == G_MININT64)
    return g_steal_pointer (&visits);

  stmt = cw_stmt_new (store->shared, cw_sql_visit_ended);
  cw_stmt_bind_int (stmt, ":from", since);
  while (cw_stmt_next (stmt))
    {
      gint64 visit = cw_stmt_int (stmt, 0);

      if (cw_store_wrote (store, cw_log_stream_of (store->log, visit)) &&
          cw_host_copy_given_ms (store, visit) == 0)
        g_array_append_val (visits, visit);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&visits) : NULL;
}
