#include "corewalk/withdrawal.h"

#include "corewalk/bundle.h"
#include "corewalk/order.h"
#include "corewalk/record.h"
#include "corewalk/trust.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/exchange/receipt-read.h"
#include "data/record/fold.h"
#include "data/record/hanging.h"

#include <string.h>

/* What others may have of one stream. */
typedef struct
{
  guint64 bits;
  gboolean holds_words;    /* it is a school's */
  guint32 first;           /* of the visit's sealed lines; 0 for none */
  guint32 last_withdrawal; /* the last line that takes it back; 0 for none */
} Extent;

typedef struct
{
  CwStore *store;
  GArray *extents; /* of Extent */
  CwWithdrawal *found;
} Look;

/* Up to where somebody has one stream. */
typedef struct
{
  guint64 bits;
  guint32 last;
} Held;

static void
free_receiver (gpointer data)
{
  CwReceiver *receiver = data;

  g_free (receiver->name);
  g_free (receiver->file);
  g_free (receiver);
}

void
cw_withdrawal_free (CwWithdrawal *withdrawal)
{
  if (withdrawal == NULL)
    return;

  g_free (withdrawal->walk_title);
  g_ptr_array_unref (withdrawal->receivers);
  g_free (withdrawal);
}

static Extent *
find_extent (Look *look, const CwStream *stream)
{
  Extent extent = { .bits = stream->bits,
                    .holds_words = strcmp (stream->audience, "school") == 0 };

  for (guint i = 0; i < look->extents->len; i++)
    if (g_array_index (look->extents, Extent, i).bits == stream->bits)
      return &g_array_index (look->extents, Extent, i);

  g_array_append_val (look->extents, extent);
  return &g_array_index (look->extents, Extent, look->extents->len - 1);
}

static void
add_line (Look *look, const CwFoldLine *line)
{
  guint32 seq = (guint32) line->id;
  Extent *extent;

  if (cw_log_id_is_private (line->id))
    return;

  extent = find_extent (look, line->stream);
  if (g_strcmp0 (line->line.kind, "delete") == 0)
    extent->last_withdrawal = MAX (extent->last_withdrawal, seq);
  else if (seq > line->stream->sealed_seq)
    look->found->unsent_count++;
  else
    {
      look->found->sent_count++;
      extent->first = extent->first == 0 ? seq : MIN (extent->first, seq);
    }
}

static gboolean
add_record (Look *look, gint64 record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwFold) fold = cw_fold_new (look->store, record, &local);

  if (fold == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; fold != NULL && i < fold->lines->len; i++)
    add_line (look, fold->lines->pdata[i]);
  return TRUE;
}

static gboolean
add_orders (Look *look, GError **error)
{
  g_autoptr (GPtrArray) orders = cw_order_list (look->store, error);

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    {
      const CwOrder *order = orders->pdata[i];
      const CwStream *stream = cw_log_stream_of (look->store->log, order->id);
      Extent *extent;

      if (order->record != look->found->visit || stream == NULL)
        continue;
      extent = find_extent (look, stream);
      extent->last_withdrawal = MAX (extent->last_withdrawal, (guint32) order->id);
      look->found->order_count++;
    }

  return orders != NULL;
}

static gboolean
find_lines (Look *look, GError **error)
{
  g_autoptr (GArray) records = cw_hanging_list (look->store, look->found->visit, error);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!add_record (look, g_array_index (records, gint64, i), error))
      return FALSE;

  return add_orders (look, error);
}

static void
judge (Look *look, const GArray *held, CwReceiver *receiver)
{
  gboolean is_asked = FALSE;

  receiver->has_withdrawal = TRUE;
  for (guint i = 0; i < look->extents->len; i++)
    {
      const Extent *extent = &g_array_index (look->extents, Extent, i);
      guint32 last = 0;

      for (guint j = 0; j < held->len; j++)
        if (g_array_index (held, Held, j).bits == extent->bits)
          last = MAX (last, g_array_index (held, Held, j).last);
      if (extent->first != 0 && last >= extent->first)
        {
          receiver->has_words |= extent->holds_words;
          receiver->has_numbers |= !extent->holds_words;
        }
      if (extent->last_withdrawal == 0 || last == 0)
        continue;
      is_asked = TRUE;
      receiver->has_withdrawal &= last >= extent->last_withdrawal;
    }

  receiver->has_withdrawal &= is_asked;
}

static char *
dup_name_of_key (CwStore *store, const guint8 *key)
{
  g_autoptr (GPtrArray) trusted = cw_trust_list (store, NULL);

  for (guint i = 0; trusted != NULL && i < trusted->len; i++)
    {
      const CwTrusted *each = trusted->pdata[i];

      if (memcmp (each->card->key, key, crypto_sign_PUBLICKEYBYTES) == 0)
        return g_strdup (each->card->name);
    }

  return g_strdup ("");
}

static void
add_held (GArray *held, guint64 bits, guint32 last)
{
  const Held each = { bits, last };

  g_array_append_val (held, each);
}

/* The name of who has it, from a receipt; NULL where @file is none. */
static char *
read_receipt (CwStore *store, const char *file, GArray *held, GError **error)
{
  g_autoptr (CwReceipt) receipt = cw_receipt_read (file, error);

  if (receipt == NULL)
    return NULL;

  for (guint i = 0; i < receipt->lines->len; i++)
    {
      const CwReceiptLine *line = &g_array_index (receipt->lines, CwReceiptLine, i);

      add_held (held, line->bits, line->last);
    }
  return dup_name_of_key (store, receipt->key);
}

static char *
read_bundle (CwStore *store, const char *file, GArray *held, GError **error)
{
  g_autoptr (CwBundleInfo) info = cw_bundle_inspect (store, file, error);

  if (info == NULL)
    return NULL;

  for (guint i = 0; i < info->runs->len; i++)
    {
      const CwBundleRun *run = info->runs->pdata[i];

      add_held (held, run->bits, run->last);
    }
  return g_strdup (info->sender);
}

static gboolean
ask_file (Look *look, const char *file, GError **error)
{
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  g_autoptr (GError) local = NULL;
  char *name = read_receipt (look->store, file, held, &local);
  CwReceiver *receiver;

  if (name == NULL && g_error_matches (local, CW_ERROR, CW_ERROR_FORMAT))
    {
      g_clear_error (&local);
      name = read_bundle (look->store, file, held, &local);
    }
  if (name == NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", file);
      return FALSE;
    }

  receiver = g_new0 (CwReceiver, 1);
  receiver->name = name;
  receiver->file = g_path_get_basename (file);
  judge (look, held, receiver);
  g_ptr_array_add (look->found->receivers, receiver);
  return TRUE;
}

static void
name_visit (CwStore *store, CwWithdrawal *found)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, found->visit, NULL);
  g_autoptr (CwWalk) walk = visit == NULL ? NULL : cw_walk_get (store, visit->walk, NULL);

  found->is_withdrawn = visit == NULL;
  found->number = visit == NULL ? 0 : visit->number;
  found->walk_title = g_strdup (walk == NULL ? "" : walk->title);
}

/* Of what was only deleted there is a history; an order leaves one, too. */
static gboolean
find_traces (Look *look, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) history = cw_record_history (look->store, look->found->visit, &local);

  if (history == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  look->found->is_erased = history == NULL || look->found->order_count > 0;
  return TRUE;
}

CwWithdrawal *
cw_withdrawal_look (CwStore *store, gint64 visit, const char *const *files, GError **error)
{
  g_autoptr (CwWithdrawal) found = g_new0 (CwWithdrawal, 1);
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  Look look = { .store = store, .extents = extents, .found = found };

  found->visit = visit;
  found->receivers = g_ptr_array_new_with_free_func (free_receiver);
  name_visit (store, found);
  if (!find_lines (&look, error) || !find_traces (&look, error))
    return NULL;
  for (; files != NULL && *files != NULL; files++)
    if (!ask_file (&look, *files, error))
      return NULL;

  return g_steal_pointer (&found);
}
