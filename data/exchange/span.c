#include "data/exchange/span.h"

#include "data/base/stmt.h"
#include "data/log/erase.h"
#include "sql.h"

#include <string.h>

static void
copy_blob (CwStmt *stmt, int column, guint8 *out, gsize size)
{
  gsize length;
  gconstpointer bytes = cw_stmt_blob (stmt, column, &length);

  if (length == size)
    memcpy (out, bytes, size);
}

GArray *
cw_span_list (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_span_list);
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (CwSpan));

  while (cw_stmt_next (stmt))
    {
      CwSpan span = { 0 };

      span.span = cw_stmt_int (stmt, 0);
      span.stream = (gint32) cw_stmt_int (stmt, 1);
      span.first = (guint32) cw_stmt_int (stmt, 2);
      span.last = (guint32) cw_stmt_int (stmt, 3);
      span.opening = (guint32) cw_stmt_int (stmt, 4);
      copy_blob (stmt, 5, span.prior, sizeof span.prior);
      copy_blob (stmt, 6, span.head, sizeof span.head);
      copy_blob (stmt, 7, span.signature, sizeof span.signature);
      span.is_shown = cw_stmt_int (stmt, 8) != 0;
      span.bundle = cw_stmt_int (stmt, 9);
      span.has_openings = !cw_stmt_is_null (stmt, 10);
      copy_blob (stmt, 10, span.openings, sizeof span.openings);
      g_array_append_val (spans, span);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&spans) : NULL;
}

gboolean
cw_span_find (CwStore *store,
              const CwStream *trunk,
              const CwRun *run,
              gboolean *is_known,
              GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (store, error);

  *is_known = FALSE;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);

      *is_known |= span->stream == trunk->number && span->first == run->first &&
                   span->last == run->last &&
                   memcmp (span->head, run->head, CW_LINE_HASH) == 0 &&
                   span->has_openings == run->has_openings &&
                   memcmp (span->openings, run->openings, sizeof run->openings) == 0;
    }

  return spans != NULL;
}

static void
bind_openings (CwStmt *stmt, const CwRun *run)
{
  cw_stmt_bind_blob (stmt, ":openings", cw_run_get_openings (run),
                     run->has_openings ? sizeof run->openings : 0);
}

gint64
cw_span_add (CwMerging *merging, const CwStream *trunk, const CwRun *run, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_span_add);
  gint64 span = 0;

  cw_stmt_bind_int (stmt, ":stream", trunk->number);
  cw_stmt_bind_int (stmt, ":first", run->first);
  cw_stmt_bind_int (stmt, ":last", run->last);
  cw_stmt_bind_int (stmt, ":opening", run->opening);
  cw_stmt_bind_blob (stmt, ":prior", run->prior, sizeof run->prior);
  cw_stmt_bind_blob (stmt, ":head", run->head, sizeof run->head);
  cw_stmt_bind_blob (stmt, ":signature", run->signature, sizeof run->signature);
  bind_openings (stmt, run);
  cw_stmt_bind_int (stmt, ":bundle", merging->bundle);
  if (cw_stmt_next (stmt))
    span = cw_stmt_int (stmt, 0);
  return cw_stmt_run (stmt, error) ? span : 0;
}

static gboolean
write_changed (CwStore *store, const char *sql, gint64 id, const CwFrame *frame, GError **error)
{
  g_autoptr (CwPacked) packed = cw_packed_new ();

  cw_frame_pack (frame, CW_FRAME_SEALED_LEVEL, packed);
  cw_packed_hash (packed, frame->lines);
  return cw_packed_write (store->shared, sql, id, packed, error);
}

gboolean
cw_span_add_frame (CwMerging *merging,
                   const CwStream *trunk,
                   gint64 span,
                   const CwPacked *packed,
                   CwFrame *frame,
                   GError **error)
{
  CwStore *store = merging->store;
  gint64 id = span << 32 | packed->first;
  gboolean is_changed = FALSE;

  if (!cw_erase_known (store->log, trunk, frame, &is_changed, error))
    return FALSE;

  return is_changed ? write_changed (store, cw_sql_span_frame_add, id, frame, error)
                    : cw_packed_write (store->shared, cw_sql_span_frame_add, id, packed, error);
}

static gboolean
erase_in_frame (CwStore *store,
                const CwStream *stream,
                gint64 id,
                CwFrame *frame,
                gboolean *is_changed,
                GError **error)
{
  gboolean has_changed = FALSE;

  if (!cw_erase_known (store->log, stream, frame, &has_changed, error))
    return FALSE;

  *is_changed |= has_changed;
  return !has_changed || write_changed (store, cw_sql_span_frame_rewrite, id, frame, error);
}

static gboolean
erase_in_span (CwStore *store,
               const CwStream *stream,
               gint64 span,
               gboolean *is_changed,
               GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_span_frames);
  g_autoptr (CwPacked) packed = cw_packed_new ();
  g_autoptr (CwFrame) frame = cw_frame_new ();

  cw_stmt_bind_int (stmt, ":from", span << 32);
  cw_stmt_bind_int (stmt, ":to", (span + 1) << 32);
  while (cw_stmt_next (stmt))
    {
      cw_packed_load (stmt, packed);
      if (!cw_packed_unpack (packed, frame, error) ||
          !erase_in_frame (store, stream, span << 32 | packed->first, frame, is_changed, error))
        return FALSE;
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_span_erase_known (CwStore *store,
                     const CwStream *stream,
                     gboolean *is_changed,
                     GError **error)
{
  g_autoptr (GArray) spans = cw_span_list (store, error);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const CwSpan *span = &g_array_index (spans, CwSpan, i);

      if (span->stream == stream->number && !span->is_shown &&
          !erase_in_span (store, stream, span->span, is_changed, error))
        return FALSE;
    }

  return spans != NULL;
}

static gboolean
run_with_span (CwStore *store, const char *sql, gint64 span, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":span", span);
  return cw_stmt_run (stmt, error);
}

gboolean
cw_span_drop (CwStore *store, gint64 span, GError **error)
{
  return run_with_span (store, cw_sql_span_drop, span, error) &&
         run_with_span (store, cw_sql_span_frame_drop, span, error);
}

gboolean
cw_span_mark_shown (CwStore *store, gint64 span, GError **error)
{
  return run_with_span (store, cw_sql_span_show, span, error);
}

gboolean
cw_span_extend (CwStore *store, gint64 span, const CwRun *run, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_span_extend);

  cw_stmt_bind_int (stmt, ":span", span);
  cw_stmt_bind_int (stmt, ":last", run->last);
  cw_stmt_bind_blob (stmt, ":head", run->head, sizeof run->head);
  cw_stmt_bind_blob (stmt, ":signature", run->signature, sizeof run->signature);
  bind_openings (stmt, run);
  return cw_stmt_run (stmt, error);
}
