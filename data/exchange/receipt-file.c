#include "data/exchange/receipt-read.h"

#include "corewalk/json.h"
#include "data/base/file.h"
#include "data/base/stmt.h"
#include "data/base/whole-file.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

#define FIRST_LINE "corewalk receipt 1"
#define WORD "corewalk receipt" /* 16 bytes, before the hash of the second line */
#define MOST (16 * 1024 * 1024)

static void
add_line (CwJsonWriter *json, guint64 bits, guint32 last, const guint8 *hash)
{
  g_autofree char *stream = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", bits);
  char hex[2 * CW_LINE_HASH + 1];

  sodium_bin2hex (hex, sizeof hex, hash, CW_LINE_HASH);
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "hash", hex);
  cw_json_add_int (json, "last", last);
  cw_json_add_string (json, "stream", stream);
  cw_json_end_object (json);
}

/* What is beyond a gap is not said: whoever sends again sends the gap too. Nor are the streams of
 * coaching cycles: that there are any is nobody's business. */
static void
say_streams (CwStore *store, CwJsonWriter *json)
{
  GPtrArray *streams = cw_log_get_streams (store->log);

  cw_json_begin_array (json, "streams");
  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];

      if (stream->sealed_seq > 0 && strcmp (stream->audience, "pair") != 0)
        add_line (json, stream->bits, stream->sealed_seq, stream->sealed_hash);
    }
  cw_json_end_array (json);
}

static void
sign (const char *text, gsize length, guint8 *said)
{
  memcpy (said, WORD, 16);
  crypto_generichash (said + 16, CW_LINE_HASH, (const guint8 *) text, length, NULL, 0);
}

gboolean
cw_receipt_write (CwStore *store, const char *file, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwWholeFile) whole = NULL;
  CwJsonWriter *json = cw_json_writer_new (text, CW_JSON_COMPACT);
  guint8 said[16 + CW_LINE_HASH], signature[crypto_sign_BYTES];
  char hex[2 * crypto_sign_BYTES + 1];

  if (!cw_store_check_writer (store, error))
    {
      cw_json_writer_free (json);
      return FALSE;
    }
  sodium_bin2hex (hex, sizeof hex, store->key, sizeof store->key);
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "key", hex);
  cw_json_add_int (json, "made", cw_moment_now ().at_ms);
  say_streams (store, json);
  cw_json_end_object (json);
  cw_json_writer_free (json);

  sign (text->str, text->len, said);
  crypto_sign_detached (signature, NULL, said, sizeof said, store->secret);
  sodium_bin2hex (hex, sizeof hex, signature, sizeof signature);
  g_string_prepend (text, FIRST_LINE "\n");
  g_string_append_printf (text, "\n%s\n", hex);

  whole = cw_whole_file_new (file, error);
  return whole != NULL && cw_whole_file_write (text->str, text->len, whole, error) &&
         cw_whole_file_commit (whole, NULL, NULL, error);
}

void
cw_receipt_free (CwReceipt *receipt)
{
  if (receipt == NULL)
    return;

  g_array_unref (receipt->lines);
  g_free (receipt);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                       "this is no receipt, or only a part of one");
  return FALSE;
}

static gboolean
read_hex (const CwJson *object, const char *key, guint8 *bytes, gsize length)
{
  const CwJson *member = cw_json_member (object, key);
  gsize found = 0;

  return member != NULL && cw_json_kind (member) == CW_JSON_STRING &&
         strlen (cw_json_string (member)) == 2 * length &&
         sodium_hex2bin (bytes, length, cw_json_string (member), 2 * length, NULL, &found,
                         NULL) == 0 &&
         found == length;
}

static gboolean
read_line (const CwJson *value, CwReceiptLine *line)
{
  const CwJson *last;
  guint8 bits[8];

  if (cw_json_kind (value) != CW_JSON_OBJECT)
    return FALSE;

  last = cw_json_member (value, "last");
  if (last == NULL || cw_json_kind (last) != CW_JSON_INTEGER || cw_json_integer (last) < 1 ||
      cw_json_integer (last) > G_MAXUINT32 || !read_hex (value, "stream", bits, sizeof bits) ||
      !read_hex (value, "hash", line->hash, CW_LINE_HASH))
    return FALSE;

  line->last = (guint32) cw_json_integer (last);
  line->bits = 0;
  for (guint i = 0; i < sizeof bits; i++)
    line->bits = line->bits << 8 | bits[i];
  return TRUE;
}

static gboolean
read_body (const char *text, gsize length, CwReceipt *receipt, GError **error)
{
  g_autoptr (CwJson) root = cw_json_parse (text, length, NULL);
  const CwJson *streams;

  if (root == NULL || cw_json_kind (root) != CW_JSON_OBJECT ||
      !read_hex (root, "key", receipt->key, sizeof receipt->key))
    return fail (error);

  streams = cw_json_member (root, "streams");
  if (streams == NULL || cw_json_kind (streams) != CW_JSON_ARRAY)
    return fail (error);
  for (guint i = 0; i < cw_json_length (streams); i++)
    {
      CwReceiptLine line;

      if (!read_line (cw_json_at (streams, i), &line))
        return fail (error);
      g_array_append_val (receipt->lines, line);
    }

  return TRUE;
}

static gboolean
check (const char *text, gsize length, const char *hex, CwReceipt *receipt, GError **error)
{
  guint8 said[16 + CW_LINE_HASH], signature[crypto_sign_BYTES];
  gsize found = 0;

  sign (text, length, said);
  if (sodium_hex2bin (signature, sizeof signature, hex, 2 * sizeof signature, NULL, &found,
                      NULL) == 0 &&
      found == sizeof signature &&
      crypto_sign_verify_detached (signature, said, sizeof said, receipt->key) == 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_DAMAGED,
                       "its signature does not fit: it was changed. Ask for it again");
  return FALSE;
}

CwReceipt *
cw_receipt_read (const char *file, GError **error)
{
  g_autoptr (CwReceipt) receipt = g_new0 (CwReceipt, 1);
  g_autofree char *text = cw_file_read_text (file, MOST, error);
  g_auto (GStrv) lines = NULL;

  receipt->lines = g_array_new (FALSE, FALSE, sizeof (CwReceiptLine));
  if (text == NULL)
    return NULL;

  lines = g_strsplit (text, "\n", 5);
  if (g_strv_length (lines) != 4 || strcmp (lines[0], FIRST_LINE) != 0 ||
      strlen (lines[2]) != 2 * crypto_sign_BYTES || lines[3][0] != '\0')
    {
      fail (error);
      return NULL;
    }

  return read_body (lines[1], strlen (lines[1]), receipt, error) &&
                 check (lines[1], strlen (lines[1]), lines[2], receipt, error)
             ? g_steal_pointer (&receipt)
             : NULL;
}
