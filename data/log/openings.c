#include "data/log/openings.h"

#include "data/base/stmt.h"
#include "data/log/log-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

#define ENTRY 8 /* bytes: a number and an opening */

static void
put_number (guint8 *out, guint32 number)
{
  for (int i = 0; i < 4; i++)
    out[i] = (guint8) (number >> (24 - 8 * i));
}

void
cw_openings_add (GByteArray *list, guint32 seq, guint32 opening)
{
  guint8 entry[ENTRY];

  put_number (entry, seq);
  put_number (entry + 4, opening);
  if (list->len == 0 || memcmp (list->data + list->len - 4, entry + 4, 4) != 0)
    g_byte_array_append (list, entry, sizeof entry);
}

/* Those before the fork are the trunk's. */
static gboolean
add_all (CwLog *log, const CwStream *stream, guint32 last, GByteArray *list, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (stream->trunk != NULL &&
      !add_all (log, stream->trunk, MIN (last, stream->fork_seq), list, error))
    return FALSE;

  stmt = cw_stmt_new (log->db, cw_sql_opening_list);
  cw_stmt_bind_int (stmt, ":stream", stream->number);
  cw_stmt_bind_int (stmt, ":last", last);
  while (cw_stmt_next (stmt))
    cw_openings_add (list, (guint32) cw_stmt_int (stmt, 0), (guint32) cw_stmt_int (stmt, 1));
  return cw_stmt_done (stmt, error);
}

GByteArray *
cw_openings_list (CwLog *log, const CwStream *stream, guint32 last, GError **error)
{
  g_autoptr (GByteArray) list = g_byte_array_new ();

  return add_all (log, stream, last, list, error) ? g_steal_pointer (&list) : NULL;
}

void
cw_openings_make_signed (guint64 bits,
                         guint32 seq,
                         const guint8 *chain,
                         const GByteArray *list,
                         guint8 *out)
{
  memcpy (out, "corewalk opened1", 16);
  put_number (out + 16, (guint32) (bits >> 32));
  put_number (out + 20, (guint32) bits);
  put_number (out + 24, seq);
  memcpy (out + 28, chain, CW_LINE_HASH);
  crypto_generichash (out + 28 + CW_LINE_HASH, CW_LINE_HASH, list->data, list->len, NULL, 0);
}

gboolean
cw_openings_sign (CwLog *log,
                  const CwStream *stream,
                  const guint8 *secret,
                  guint8 *signature,
                  GError **error)
{
  g_autoptr (GByteArray) list = cw_openings_list (log, stream, stream->sealed_seq, error);
  guint8 text[CW_OPENINGS_SIGNED];

  if (list == NULL)
    return FALSE;

  cw_openings_make_signed (stream->bits, stream->sealed_seq, stream->sealed_hash, list, text);
  crypto_sign_detached (signature, NULL, text, sizeof text, secret);
  return TRUE;
}

gboolean
cw_openings_verify (guint64 bits,
                    guint32 seq,
                    const guint8 *chain,
                    const GByteArray *list,
                    const guint8 *key,
                    const guint8 *signature)
{
  guint8 text[CW_OPENINGS_SIGNED];

  cw_openings_make_signed (bits, seq, chain, list, text);
  return crypto_sign_verify_detached (signature, text, sizeof text, key) == 0;
}

gboolean
cw_openings_check (CwLog *log,
                   const CwStream *stream,
                   guint32 seq,
                   const guint8 *chain,
                   const guint8 *signature,
                   GError **error)
{
  g_autoptr (GByteArray) list = NULL;

  if (!stream->signs_openings)
    return TRUE;

  list = cw_openings_list (log, stream, seq, error);
  if (list == NULL)
    return FALSE;
  if (signature != NULL &&
      cw_openings_verify (stream->bits, seq, chain, list, stream->key, signature))
    return TRUE;

  g_set_error (
      error, CW_ERROR, CW_ERROR_DAMAGED,
      "%s did not sign the ids of these lines: what stands where a line was erased was "
      "changed. Ask %s for a bundle",
      stream->author, stream->author);
  return FALSE;
}
