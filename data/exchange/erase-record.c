#include "data/exchange/erase-record.h"

#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/exchange/merge-line.h"
#include "data/exchange/order-run.h"
#include "data/log/erase.h"
#include "data/record/act.h"
#include "data/record/amend.h"
#include "data/record/hanging.h"
#include "data/record/removed.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

#define LINES_AN_ORDER 1000

/* A line that others may have. */
typedef struct
{
  gint64 line;
  guint8 payload[CW_LINE_HASH];
} Named;

/* The erasing of one record. */
typedef struct
{
  CwErasing *erasing;
  CwStore *store;
  gint64 root;
  const char *reason, *reference;
  CwFrame *frame;
  GHashTable *named; /* own stream for the order (as a pointer) -> GArray of Named */
  GArray *spots;     /* of CwEraseSpot: sealed lines of the private log */
  gint64 found;      /* lines, and records that were taken back */
  CwErased *erased;
} Erase;

static gboolean
drop_amendment (Erase *erase, gint64 record, gint64 line, GError **error)
{
  CwDb *db = cw_log_get_db (cw_store_log_of (erase->store, line));
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, cw_sql_amend_drop);

  cw_stmt_bind_int (stmt, ":record", record);
  cw_stmt_bind_int (stmt, ":line", line);
  return cw_stmt_run (stmt, error);
}

static gboolean
name_line (Erase *erase, const CwFoldLine *line, const guint8 *payload, GError **error)
{
  const CwStream *stream = cw_amend_stream (erase->store, line->stream, error);
  Named named = { .line = line->id };
  GArray *list;

  if (stream == NULL)
    return FALSE;

  memcpy (named.payload, payload, sizeof named.payload);
  list = g_hash_table_lookup (erase->named, stream);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Named));
      g_hash_table_insert (erase->named, (gpointer) stream, list);
    }
  g_array_append_val (list, named);
  erase->erased->ordered++;
  return TRUE;
}

static gboolean
take_line (Erase *erase, gint64 record, const CwFoldLine *line, GError **error)
{
  CwLog *log = cw_store_log_of (erase->store, line->id);
  const CwEraseSpot spot = { .stream = line->stream->number, .seq = (guint32) line->id };
  guint8 payload[CW_LINE_HASH];
  gboolean is_sealed;

  erase->found++;
  g_hash_table_add (erase->erasing->merging.erased, g_memdup2 (&line->id, sizeof line->id));
  if (!cw_erase_payload (log, line->stream, spot.seq, erase->frame, payload, &is_sealed, error))
    return FALSE;
  if (is_sealed && !cw_log_id_is_private (line->id))
    return name_line (erase, line, payload, error);

  erase->erased->taken_back++;
  if (line->id != record && !drop_amendment (erase, record, line->id, error))
    return FALSE;
  if (!is_sealed)
    {
      erase->frame->first = 0; /* it is written anew */
      return cw_log_void (log, line->id, error);
    }

  /* Nobody has received what is private: it needs no order. */
  g_array_append_val (erase->spots, spot);
  return TRUE;
}

static gboolean
was_taken_back (CwStore *store, gint64 record)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_taken_back_last);

  cw_stmt_bind_int (stmt, ":record", record);
  return cw_stmt_next (stmt);
}

static gboolean
check_kind (const CwFold *fold, GError **error)
{
  if (fold->kind == NULL || !fold->kind->is_final)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s can't be erased", fold->kind->title);
  return FALSE;
}

static gboolean
take_record (Erase *erase, gint64 record, GError **error)
{
  CwMerging *merging = &erase->erasing->merging;
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (erase->store, record, &local);
  gint64 before;

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if ((fold != NULL && !check_kind (fold, error)) ||
      !cw_merge_touch (merging, record, 0, error))
    return FALSE;

  g_hash_table_add (merging->erased, g_memdup2 (&record, sizeof record));
  before = erase->found;
  erase->found += was_taken_back (erase->store, record);
  for (guint i = 0; fold != NULL && i < fold->lines->len; i++)
    if (!take_line (erase, record, fold->lines->pdata[i], error))
      return FALSE;

  erase->erased->records += erase->found > before;
  return TRUE;
}

static gint64
add_order (Erase *erase,
           const CwStream *stream,
           const Named *named,
           guint count,
           GError **error)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (CwRef));
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) hashes = g_string_new (NULL);
  char room[CW_UUID_TEXT_LENGTH + 1];
  CwLine line;

  for (guint i = 0; i < count; i++)
    {
      char hex[2 * CW_LINE_HASH + 1];
      CwRef ref;

      cw_log_make_ref (erase->store->log, stream, named[i].line, &ref);
      g_array_append_val (refs, ref);
      sodium_bin2hex (hex, sizeof hex, named[i].payload, CW_LINE_HASH);
      g_string_append (hashes, hex);
    }
  cw_line_write_refs ((const CwRef *) (gpointer) refs->data, refs->len, lines);

  cw_line_clear (&line);
  line.kind = "erase";
  cw_writer_put_ref (erase->store, stream, &line, "record", erase->root, room);
  cw_line_put_raw (&line, "lines", lines->str);
  cw_line_put_text (&line, "hashes", hashes->str);
  cw_line_put_text (&line, "reason", erase->reason);
  if (erase->reference != NULL)
    cw_line_put_text (&line, "reference", erase->reference);
  return cw_act_add (erase->store, stream, &line, error);
}

static gboolean
order (Erase *erase, const CwStream *stream, const GArray *list, GError **error)
{
  const Named *named = (const Named *) (gconstpointer) list->data;

  for (guint i = 0; i < list->len; i += LINES_AN_ORDER)
    {
      gint64 id =
          add_order (erase, stream, named + i, MIN (LINES_AN_ORDER, list->len - i), error);

      if (id == 0 || !cw_order_run_anyway (&erase->erasing->merging, id, NULL, error))
        return FALSE;
      g_array_append_val (erase->erased->orders, id);
    }

  return TRUE;
}

static gboolean
order_all (Erase *erase, GError **error)
{
  GHashTableIter iter;
  gpointer stream, list;

  g_hash_table_iter_init (&iter, erase->named);
  while (g_hash_table_iter_next (&iter, &stream, &list))
    if (!order (erase, stream, list, error))
      return FALSE;

  return TRUE;
}

static gboolean
erase_all (Erase *erase, GError **error)
{
  g_autoptr (GArray) records = NULL;

  /* What hangs on it would not be found. */
  if (!cw_removed_check (erase->store, erase->root, error))
    return FALSE;

  records = cw_hanging_list (erase->store, erase->root, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!take_record (erase, g_array_index (records, gint64, i), error))
      return FALSE;
  if (erase->found == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such record here");
      return FALSE;
    }

  return cw_erase_rewrite (erase->store->private_log, erase->spots, TRUE, error) &&
         order_all (erase, error);
}

gboolean
cw_erase_record (CwErasing *erasing,
                 gint64 record,
                 const char *reason,
                 const char *reference,
                 CwErased *erased,
                 GError **error)
{
  Erase erase = {
    .erasing = erasing,
    .store = erasing->merging.store,
    .root = record,
    .reason = reason,
    .reference = reference,
    .erased = erased,
  };
  gboolean is_done;

  erase.frame = cw_frame_new ();
  erase.named = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  erase.spots = g_array_new (FALSE, FALSE, sizeof (CwEraseSpot));
  is_done = erase_all (&erase, error);
  g_array_unref (erase.spots);
  g_hash_table_unref (erase.named);
  cw_frame_free (erase.frame);
  return is_done;
}

void
cw_erased_clear (CwErased *erased)
{
  g_clear_pointer (&erased->orders, g_array_unref);
}

gboolean
cw_erase (CwStore *store,
          gint64 record,
          const char *reason,
          const char *reference,
          const CwMoment *moment,
          CwErased *erased,
          GError **error)
{
  CwErasing erasing;
  gboolean is_done;

  *erased = (CwErased){ .orders = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  if (!cw_text_check ("the reason", reason, error) ||
      (reference != NULL && !cw_text_check_name ("the reference", reference, error)) ||
      !cw_erasing_begin (&erasing, store, cw_log_id_is_private (record), moment, error))
    return FALSE;

  is_done = cw_erase_record (&erasing, record, reason, reference, erased, error);
  return cw_erasing_end (&erasing, is_done, &erased->is_left, error);
}
