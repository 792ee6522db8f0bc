#include "corewalk/activity.h"
#include "corewalk/bundle.h"
#include "corewalk/cycle-share.h"
#include "corewalk/sender-card.h"
#include "corewalk/trust.h"

#include "data/base/stmt.h"
#include "data/exchange/bundle-block.h"
#include "data/exchange/bundle-look.h"
#include "data/exchange/bundle-writer.h"
#include "data/exchange/export-cycle.h"
#include "data/exchange/export-digest.h"
#include "data/exchange/export-name.h"
#include "data/exchange/run-list.h"
#include "data/exchange/sent-note.h"
#include "data/log/address.h"
#include "data/log/log-lines.h"
#include "data/store/secret.h"
#include "sql.h"

#include <string.h>

/* One export or preview under way, inside a transaction. */
typedef struct
{
  CwStore *store;
  const CwExportPlan *plan;
  char school[CW_UUID_TEXT_LENGTH + 1]; /* "" for all */
  GHashTable *circles; /* scopes of the cycle's streams that may leave; or NULL */
  CwReceipt *receipt;  /* NULL for none */
  GPtrArray *held;     /* of CwHeldRun */
  GArray *unsent;      /* of guint32: for each, the last line that was sealed before */

  CwBundleWriter *writer;
  guint32 run;
  gint64 done, lines;
  gboolean may_be_empty;
  CwProgress progress;
  gpointer user_data;

  CwBundleLineFunc each; /* of a preview */
  CwNames *names;
  CwLineReader *reader;
  GString *json;
} Export;

static gboolean
is_mine (Export *export, const CwStream *stream)
{
  return stream->is_own || cw_secret_was_mine (export->store->directory, stream->key);
}

/* Reference data is handed on by whoever keeps it for all; a laptop sends labels of what it used. */
static gboolean
is_in_scope (Export *export, const CwStream *stream)
{
  const char *audience = stream->audience;
  gboolean is_of_cycle = export->circles != NULL && strcmp (audience, "pair") == 0 &&
                         g_hash_table_contains (export->circles, stream->scope);
  gboolean is_wide = strcmp (audience, "district") == 0 ||
                     (export->plan->has_everyone && strcmp (audience, "reference") == 0);

  if (export->plan->scope == CW_SCOPE_CYCLE)
    return is_of_cycle && (export->plan->has_everyone || is_mine (export, stream));
  if (!is_wide && !(export->plan->scope == CW_SCOPE_SCHOOL && strcmp (audience, "school") == 0))
    return FALSE;
  if (!export->plan->has_everyone && !is_mine (export, stream))
    return FALSE;

  return export->school[0] == '\0' || stream->scope[0] == '\0' ||
         strcmp (stream->scope, export->school) == 0;
}

static gboolean
find_school (Export *export, GError **error)
{
  const CwExportPlan *plan = export->plan;
  CwUuid uuid;

  if (plan->scope == CW_SCOPE_CYCLE)
    {
      export->circles = cw_export_cycle_scopes (export->store, plan->cycle, plan->recipients,
                                                export->each != NULL, error);
      return export->circles != NULL;
    }

  if (export->plan->school == 0)
    return TRUE;
  if (!cw_log_to_uuid (export->store->log, export->plan->school, &uuid))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
      return FALSE;
    }

  cw_uuid_to_text (&uuid, export->school);
  return TRUE;
}

static gboolean
seal_and_add (Export *export, const CwStream *stream, GError **error)
{
  CwStore *store = export->store;
  guint32 sealed = stream->sealed_seq;
  guint before = export->held->len;

  if (stream->is_own && cw_log_last_seq (store->log, stream, NULL) > 0 &&
      !cw_seal_stream (store->log, stream, store->secret, error))
    return FALSE;
  if (!cw_run_list_add (store, stream, export->receipt, export->held, error))
    return FALSE;

  for (guint i = before; i < export->held->len; i++)
    g_array_append_val (export->unsent, sealed);
  return TRUE;
}

static gboolean
gather (Export *export, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (export->store->log);

  if (export->plan->receipt != NULL)
    {
      export->receipt = cw_receipt_read (export->plan->receipt, error);
      if (export->receipt == NULL)
        {
          g_prefix_error (error, "the receipt: ");
          return FALSE;
        }
    }
  if (!find_school (export, error))
    return FALSE;

  for (guint i = 0; i < streams->len; i++)
    if (is_in_scope (export, streams->pdata[i]) &&
        !seal_and_add (export, streams->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < export->held->len; i++)
    {
      const CwRun *run = ((CwHeldRun *) export->held->pdata[i])->run;

      export->lines += (gint64) run->last - run->first + 1;
    }
  if (export->held->len > 0 || export->may_be_empty)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                       export->receipt != NULL
                           ? "there is nothing that the sender of this receipt does not have"
                           : "there is nothing to send in this scope");
  return FALSE;
}

static void
fill_head (Export *export, CwBundleHead *head)
{
  CwStore *store = export->store;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (store, NULL);
  guint8 id[16];

  randombytes_buf (id, sizeof id);
  sodium_bin2hex (head->id, sizeof head->id, id, sizeof id);
  memcpy (head->key, store->key, sizeof head->key);
  head->sender = g_strdup (store->person.name);
  head->organization = g_strdup (store->person.organization);
  head->card = card == NULL ? NULL : g_strdup (card->token);
  head->made = cw_moment_now ();
  head->scope = export->plan->scope;
  head->is_sample = store->person.is_sample;
  head->is_whole = export->receipt == NULL;
  head->recipients = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; export->plan->recipients != NULL && i < export->plan->recipients->len; i++)
    g_ptr_array_add (head->recipients, g_strdup (export->plan->recipients->pdata[i]));
  for (guint i = 0; i < export->held->len; i++)
    head->body_bytes += cw_held_run_weigh (store, export->held->pdata[i]);
}

static gboolean
report (Export *export, guint32 lines, GError **error)
{
  export->done += lines;
  if (export->progress == NULL ||
      export->progress ((double) export->done / (double) MAX (export->lines, 1),
                        export->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
write_frame (const CwPacked *packed, const CwFrame *frame, gpointer user_data, GError **error)
{
  Export *export = user_data;

  return cw_bundle_writer_add (export->writer, export->run, packed, error) &&
         report (export, packed->last - packed->first + 1, error);
}

static gboolean
write_blocks (Export *export, GError **error)
{
  for (export->run = 0; export->run < export->held->len; export->run++)
    if (!cw_held_run_each (export->store, export->held->pdata[export->run], FALSE, write_frame,
                           export, error))
      return FALSE;

  return TRUE;
}

/* The seal is kept before the file has its name: what somebody may have received is never unsaid. */
static gboolean
write_bundle (Export *export, const char *file, CwExported *exported, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  CwBundleHead head = { 0 };
  gint64 bytes = 0, sent;

  fill_head (export, &head);
  export->writer = cw_bundle_writer_new (file, &head, error);
  if (exported != NULL)
    g_strlcpy (exported->id, head.id, sizeof exported->id);
  cw_bundle_head_clear (&head);
  if (export->writer == NULL || !write_blocks (export, error))
    {
      cw_db_rollback (export->store->shared);
      cw_log_reload (export->store->log, NULL);
      return FALSE;
    }
  for (guint i = 0; i < export->held->len; i++)
    g_ptr_array_add (runs, ((CwHeldRun *) export->held->pdata[i])->run);
  if (!cw_db_commit (export->store->shared, error))
    {
      cw_log_reload (export->store->log, NULL);
      return FALSE;
    }
  sent = cw_sent_note (export->store, export->plan, file, export->held, error);
  if (sent == 0)
    return FALSE;
  if (!cw_bundle_writer_finish (export->writer, runs, export->store->secret, &bytes, error))
    {
      cw_sent_note_end (export->store, sent, 0);
      return FALSE;
    }
  cw_sent_note_end (export->store, sent, bytes);

  if (exported != NULL)
    {
      exported->lines = export->lines;
      exported->streams = export->held->len;
      exported->bytes = bytes;
    }
  return TRUE;
}

/* What is encrypted to a card that is revoked could be read by whoever has the lost laptop. */
static gboolean
check_recipients (CwStore *store, const CwExportPlan *plan, GError **error)
{
  guint count = plan->recipients != NULL ? plan->recipients->len : 0;
  g_autoptr (GPtrArray) people = count > 0 ? cw_trust_list (store, error) : NULL;

  if (count > 0 && people == NULL)
    return FALSE;

  for (guint i = 0; i < count; i++)
    {
      const char *recipient = plan->recipients->pdata[i];

      if (!cw_age_check_recipient (recipient, error))
        return FALSE;
      for (guint k = 0; k < people->len; k++)
        {
          const CwTrusted *person = people->pdata[k];

          if (person->revoked_ms == 0 || strcmp (person->card->recipient, recipient) != 0)
            continue;
          g_set_error (
              error, CW_ERROR, CW_ERROR_INVALID,
              "the card of %s is revoked: whoever has the lost laptop could read this. "
              "Write it for the new card, which has to be a partner of a coaching cycle "
              "first",
              person->card->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
begin (Export *export, CwStore *store, const CwExportPlan *plan, GError **error)
{
  export->store = store;
  export->plan = plan;
  export->held = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_held_run_free);
  export->unsent = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!cw_store_check_writer (store, error) || !check_recipients (store, plan, error) ||
      cw_share_settle (store, error) < 0 ||
      (plan->scope == CW_SCOPE_SCHOOL && cw_activity_settle (store, error) < 0) ||
      !cw_log_refresh (store->log, error) || !cw_db_begin (store->shared, error))
    return FALSE;
  if (gather (export, error))
    return TRUE;

  cw_db_rollback (store->shared);
  cw_log_reload (store->log, NULL);
  return FALSE;
}

static void
end (Export *export)
{
  cw_bundle_writer_free (export->writer);
  cw_receipt_free (export->receipt);
  g_clear_pointer (&export->circles, g_hash_table_unref);
  g_array_unref (export->unsent);
  g_ptr_array_unref (export->held);
}

gboolean
cw_bundle_export (CwStore *store,
                  const CwExportPlan *plan,
                  const char *file,
                  CwExported *exported,
                  CwProgress progress,
                  gpointer user_data,
                  GError **error)
{
  Export export = { .progress = progress, .user_data = user_data };
  gboolean is_done =
      begin (&export, store, plan, error) && write_bundle (&export, file, exported, error);

  end (&export);
  return is_done;
}

/* Whom it is for, and which lines: what is erased weighs less. */
static void
hash_content (Export *export, guint8 *digest)
{
  g_autoptr (GString) text = g_string_new (export->school);

  g_string_append_printf (text, " %d %d", export->plan->scope, export->plan->has_everyone);
  for (guint i = 0; export->plan->recipients != NULL && i < export->plan->recipients->len; i++)
    g_string_append_printf (text, " %s", (char *) export->plan->recipients->pdata[i]);
  for (guint i = 0; i < export->held->len; i++)
    {
      const CwHeldRun *held = export->held->pdata[i];

      g_string_append_printf (text, "\n%" G_GINT64_MODIFIER "x %u %u %" G_GINT64_FORMAT " ",
                              held->run->bits, held->run->first, held->run->last,
                              cw_held_run_weigh (export->store, held));
      g_string_append_len (text, (const char *) held->run->head, CW_LINE_HASH);
    }
  crypto_generichash (digest, CW_LINE_HASH, (const guint8 *) text->str, text->len, NULL, 0);
}

gboolean
cw_export_digest (CwStore *store,
                  const CwExportPlan *plan,
                  guint8 *digest,
                  gboolean *is_empty,
                  GError **error)
{
  Export export = { .may_be_empty = TRUE };
  gboolean is_done = begin (&export, store, plan, error);

  if (is_done)
    {
      hash_content (&export, digest);
      *is_empty = export.held->len == 0;
      cw_db_rollback (store->shared);
      cw_log_reload (store->log, NULL);
    }

  end (&export);
  return is_done;
}

/* The local id of line @seq of @stream. */
static gint64
find_line (Export *export, const CwStream *stream, guint32 seq)
{
  gint64 opening = cw_log_opening_at (export->store->log, stream, seq, NULL);
  CwAddress address = { .bits = stream->bits,
                        .opening = (guint32) MAX (opening, 0),
                        .seq = seq };
  CwUuid uuid;

  cw_address_to_uuid (&address, &uuid);
  return cw_log_find_uuid (export->store->log, &uuid);
}

static gint64
find_record (Export *export, const CwStream *stream, const CwLine *line, gint64 id)
{
  CwLog *log = export->store->log;

  if (line->has_named)
    return cw_log_find_uuid (log, &line->named);
  if (!line->has_record)
    return strcmp (line->kind, "stream") == 0 || strcmp (line->kind, "void") == 0 ? 0 : id;

  return line->record.seq != 0 ? find_line (export, stream, line->record.seq)
                               : cw_log_find_uuid (log, &line->record.uuid);
}

static gboolean
show_line (Export *export, const CwFrame *frame, guint32 seq, GError **error)
{
  const CwHeldRun *held = export->held->pdata[export->run];
  const CwStream *stream = cw_log_get_stream (export->store->log, held->stream);
  CwBundleLine line = { 0 };
  gsize length;
  const char *bytes = cw_frame_get (frame, seq, &length);
  g_autofree char *text = g_strndup (bytes, length);
  CwLine read = { .kind = "void" };

  if (length > 0 && !cw_line_read (export->reader, bytes, length, &read, error))
    return FALSE;

  cw_bundle_line_spell (stream->bits, seq, bytes, length, export->json);
  line.json = export->json->str;
  line.text = cw_line_is_void (bytes, length) ? "" : text;
  line.audience = stream->audience;
  line.kind = read.kind;
  line.id = find_line (export, stream, seq);
  line.record = find_record (export, stream, &read, line.id);
  line.can_unsay = stream->is_own && seq > g_array_index (export->unsent, guint32, export->run);
  cw_names_warn (export->names, line.text, line.warning, sizeof line.warning);
  if (export->each (&line, export->user_data))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
show_frame (const CwPacked *packed, const CwFrame *frame, gpointer user_data, GError **error)
{
  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    if (!show_line (user_data, frame, (guint32) seq, error))
      return FALSE;

  return TRUE;
}

gboolean
cw_bundle_preview (CwStore *store,
                   const CwExportPlan *plan,
                   CwBundleLineFunc each,
                   gpointer user_data,
                   GError **error)
{
  Export export = { .each = each, .user_data = user_data };
  gboolean is_done = begin (&export, store, plan, error);

  if (is_done)
    {
      export.json = g_string_new (NULL);
      export.reader = cw_line_reader_new ();
      export.names = cw_names_new (store, error);
      is_done = export.names != NULL;
      for (export.run = 0; is_done && export.run < export.held->len; export.run++)
        is_done = cw_held_run_each (store, export.held->pdata[export.run], TRUE, show_frame,
                                    &export, error);
      cw_names_free (export.names);
      cw_line_reader_free (export.reader);
      g_string_free (export.json, TRUE);
      cw_db_rollback (store->shared);
      cw_log_reload (store->log, NULL);
    }

  end (&export);
  return is_done;
}
