#include "corewalk/keep.h"

#include "data/base/stmt.h"
#include "data/keep/amended.h"
#include "data/keep/dump-line.h"
#include "data/keep/still.h"
#include "data/log/address.h"
#include "sql.h"

#include <string.h>

/* The lines of one opening: their UUIDs go up with their numbers. */
typedef struct
{
  CwUuid start; /* as if it had a line 0 */
  gint32 origin, stream;
  guint32 first, last;
  gboolean is_twin; /* each of its records is another branch's, too, and told there */
} Run;

/* A record whose id is no address of a line that is here. */
typedef struct
{
  CwUuid uuid;
  gint64 id;
} Named;

typedef struct
{
  CwStore *store;
  CwLog *log;
  CwDumper *dumper;
  CwLineReader *reader;
  GArray *amended;
  GArray *runs;  /* of Run, by start */
  GArray *named; /* of Named, by uuid */
  guint next_named;

  CwDumpLine each;
  gpointer user_data;
} Dump;

static gboolean
emit (Dump *dump, const char *line, GError **error)
{
  if (line == NULL || dump->each (line, dump->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
emit_fold (Dump *dump, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (dump->store, record, &local);

  if (fold != NULL)
    return emit (dump, cw_dump_fold (dump->dumper, fold), error);

  /* Every line of it was taken back. */
  if (g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
emit_line (Dump *dump, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  CwEntry entry;
  CwLine line;

  if (cw_amended_has (dump->amended, id))
    return emit_fold (dump, id, error);
  if (!cw_log_get (dump->log, id, &entry, &local))
    {
      /* Lines of a gap that a person accepted are not here. */
      if (g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (cw_line_is_void (entry.bytes, entry.length))
    return TRUE;

  if (!cw_line_read (dump->reader, entry.bytes, entry.length, &line, &local))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "stream %d, line %u, %s",
                   entry.stream->number, entry.seq, local->message);
      return FALSE;
    }
  if (line.has_record || line.has_named || strcmp (line.kind, "stream") == 0)
    return TRUE;

  return emit (dump, cw_dump_simple (dump->dumper, &entry, &line), error);
}

/* Those whose UUID comes before @limit; all that are left for NULL. */
static gboolean
emit_named (Dump *dump, const CwUuid *limit, GError **error)
{
  while (dump->next_named < dump->named->len)
    {
      const Named *named = &g_array_index (dump->named, Named, dump->next_named);

      if (limit != NULL && memcmp (named->uuid.bytes, limit->bytes, 16) > 0)
        return TRUE;
      dump->next_named++;
      if (!emit_fold (dump, named->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
emit_run (Dump *dump, const Run *run, GError **error)
{
  CwUuid uuid = run->start;

  for (guint64 seq = run->first; seq <= run->last; seq++)
    {
      for (int i = 0; i < 4; i++)
        uuid.bytes[15 - i] = (guint8) (seq >> (8 * i));
      if (!emit_named (dump, &uuid, error) ||
          !emit_line (dump, cw_log_make_id (run->origin, (guint32) seq), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
emit_all (Dump *dump, GError **error)
{
  for (guint i = 0; i < dump->runs->len; i++)
    {
      const Run *run = &g_array_index (dump->runs, Run, i);

      if (!run->is_twin && !emit_run (dump, run, error))
        return FALSE;
    }

  return emit_named (dump, NULL, error);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;
  int order = memcmp (one->start.bytes, other->start.bytes, sizeof one->start.bytes);

  return order != 0 ? order : (one->first > other->first) - (one->first < other->first);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return memcmp (((const Named *) a)->uuid.bytes, ((const Named *) b)->uuid.bytes, 16);
}

static gboolean
find_runs (Dump *dump, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (cw_log_get_db (dump->log), cw_sql_opening_all);

  while (cw_stmt_next (stmt))
    {
      Run run = { .origin = (gint32) cw_stmt_int (stmt, 0),
                  .stream = (gint32) cw_stmt_int (stmt, 1),
                  .first = (guint32) cw_stmt_int (stmt, 3) };
      const CwStream *stream = cw_log_get_stream (dump->log, run.stream);
      gint64 last = stream == NULL ? 0 : cw_log_last_seq (dump->log, stream, error);
      Run *before =
          dump->runs->len == 0 ? NULL : &g_array_index (dump->runs, Run, dump->runs->len - 1);

      if (last < 0)
        return FALSE;
      if (stream == NULL)
        continue;
      cw_address_to_uuid (&(CwAddress){ .bits = stream->bits,
                                        .opening = (guint32) cw_stmt_int (stmt, 2) },
                          &run.start);
      run.last = (guint32) last;
      run.is_twin = cw_log_record_of (dump->log, cw_log_make_id (run.origin, run.first)) !=
                    cw_log_make_id (run.origin, run.first);
      if (before != NULL && before->stream == run.stream)
        before->last = run.first - 1;
      g_array_append_val (dump->runs, run);
    }

  g_array_sort (dump->runs, compare_runs);
  return cw_stmt_done (stmt, error);
}

static gboolean
is_in_run (const Run *run, gint64 record)
{
  return run->origin == record >> 32 && (guint32) record >= run->first &&
         (guint32) record <= run->last;
}

/* @near: where the last one was; the next one is mostly there, too. */
static gboolean
is_in_runs (const Dump *dump, gint64 record, guint *near)
{
  if (*near < dump->runs->len && is_in_run (&g_array_index (dump->runs, Run, *near), record))
    return TRUE;

  for (guint i = 0; i < dump->runs->len; i++)
    if (is_in_run (&g_array_index (dump->runs, Run, i), record))
      {
        *near = i;
        return TRUE;
      }

  return FALSE;
}

/* Records of no line here, too: said again behind a gap that a person accepted. */
static gboolean
find_named (Dump *dump, GError **error)
{
  guint near = 0;

  dump->amended = cw_amended_list (cw_log_get_db (dump->log), error);
  if (dump->amended == NULL)
    return FALSE;

  for (guint i = 0; i < dump->amended->len; i++)
    {
      Named named = { .id = g_array_index (dump->amended, gint64, i) };

      if (!is_in_runs (dump, named.id, &near) &&
          cw_log_to_uuid (dump->log, named.id, &named.uuid))
        g_array_append_val (dump->named, named);
    }

  g_array_sort (dump->named, compare_named);
  return TRUE;
}

gboolean
cw_dump (CwStore *store,
         gboolean is_private,
         CwDumpLine each,
         gpointer user_data,
         GError **error)
{
  g_autoptr (CwDumper) dumper = cw_dumper_new (store);
  g_autoptr (CwLineReader) reader = cw_line_reader_new ();
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
  Dump dump = {
    .store = store,
    .log = is_private ? store->private_log : store->log,
    .dumper = dumper,
    .reader = reader,
    .runs = runs,
    .named = named,
    .each = each,
    .user_data = user_data,
  };
  gboolean is_done;

  if (!cw_still_begin (store, error))
    return FALSE;

  is_done = find_runs (&dump, error) && find_named (&dump, error) && emit_all (&dump, error);
  g_clear_pointer (&dump.amended, g_array_unref);
  cw_still_end (store);
  return is_done;
}
