#include "corewalk/id.h"

#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

#define LEAST_TAIL 6
#define SEQ_DIGITS 8 /* a UUID's last digits are the line's number */

gboolean
cw_id_to_uuid (CwStore *store, gint64 id, CwUuid *uuid)
{
  return id > 0 && cw_log_to_uuid (cw_store_log_of (store, id), id, uuid);
}

char *
cw_id_dup_text (CwStore *store, gint64 id)
{
  char text[CW_UUID_TEXT_LENGTH + 1];
  CwUuid uuid;

  g_return_val_if_fail (cw_id_to_uuid (store, id, &uuid), NULL);
  cw_uuid_to_text (&uuid, text);
  return g_strdup (text);
}

/* "Ana María Ruiz" of stream 7f3c… is "ana-7f3c…", whole. */
static const char *
stream_name (CwStream *stream)
{
  if (stream->name == NULL)
    {
      g_autofree char *lower = g_utf8_strdown (stream->author, -1);
      gsize length = strcspn (lower, " \t");

      stream->name = g_strdup_printf ("%.*s-%016" G_GINT64_MODIFIER "x", (int) length, lower,
                                      stream->bits);
    }

  return stream->name;
}

static guint
shared_start (const char *name, const char *other_name)
{
  guint length = 0;

  while (name[length] != '\0' && name[length] == other_name[length])
    length++;

  return length;
}

/* The first two digits are the same. */
static gboolean
is_near (const CwStream *stream, const CwStream *other)
{
  return stream->bits >> 56 == other->bits >> 56;
}

/* As many digits as tell the stream from all others here, two at least. */
static char *
short_stream_name (CwStore *store, CwStream *stream)
{
  GPtrArray *const of_logs[] = { cw_log_get_streams (store->log),
                                 cw_log_get_streams (store->private_log) };
  const char *name = stream_name (stream);
  guint length = (guint) strlen (name) - 14;

  for (guint i = 0; i < G_N_ELEMENTS (of_logs); i++)
    for (guint j = 0; j < of_logs[i]->len; j++)
      {
        CwStream *other = of_logs[i]->pdata[j];

        /* Two digits tell nearly all of a thousand streams apart, unless somebody is called
         * "Ana-Be": no need to make their names then. */
        if (other != stream && (is_near (stream, other) || strchr (other->author, '-') != NULL))
          length = MAX (length, shared_start (name, stream_name (other)) + 1);
      }

  return g_strndup (name, length);
}

char *
cw_id_dup_address (CwStore *store, gint64 id)
{
  const CwStream *stream = cw_log_stream_of (cw_store_log_of (store, id), id);
  g_autofree char *name = NULL;

  if (stream == NULL)
    {
      g_autofree char *text = cw_id_dup_text (store, id);

      return g_strdup (text + CW_UUID_TEXT_LENGTH - 8);
    }

  name = short_stream_name (store, (CwStream *) stream);
  return g_strdup_printf ("%s:%u", name, (guint) id);
}

static gboolean
is_line (CwLog *log, gint64 id)
{
  const CwStream *stream = cw_log_stream_of (log, id);

  return stream != NULL && (guint32) id >= 1 &&
         (guint32) id <= cw_log_last_seq (log, stream, NULL);
}

typedef struct
{
  gint64 id; /* the one that was found; -1 for several */
} Match;

static void
add_match (Match *match, gint64 id)
{
  match->id = match->id == 0 || match->id == id ? id : -1;
}

/* The opening that really wrote line @seq: a tail of only the number fits several. */
static void
match_number (CwLog *log, guint32 seq, const char *tail, Match *match)
{
  GPtrArray *streams = cw_log_get_streams (log);

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      const CwRef ref = { .seq = seq };
      char text[CW_UUID_TEXT_LENGTH + 1];
      CwUuid uuid;
      gint64 id;

      if (seq < 1 || seq > cw_log_last_seq (log, stream, NULL))
        continue;

      id = cw_log_name_ref (log, stream, &ref, NULL);
      if (id == 0 || !cw_log_to_uuid (log, id, &uuid))
        continue;
      cw_uuid_to_text (&uuid, text);
      if (g_str_has_suffix (text, tail))
        add_match (match, id);
    }
}

/* A tail shorter than the number's digits fits lines 0x100000 apart. */
static void
match_tail (CwLog *log, const char *tail, Match *match)
{
  gsize length = strlen (tail);
  const char *digits = length > SEQ_DIGITS ? tail + length - SEQ_DIGITS : tail;
  guint32 seq = (guint32) g_ascii_strtoull (digits, NULL, 16);
  guint shift = 4 * (guint) strlen (digits);
  gint64 most = 0, step = G_GINT64_CONSTANT (1) << shift;
  GPtrArray *streams = cw_log_get_streams (log);

  for (guint i = 0; i < streams->len; i++)
    most = MAX (most, cw_log_last_seq (log, streams->pdata[i], NULL));
  for (gint64 candidate = seq; candidate <= most; candidate += step)
    match_number (log, (guint32) candidate, tail, match);
}

static void
match_known (CwStore *store, const char *tail, Match *match)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_known_tail);
  g_auto (GStrv) parts = g_strsplit (tail, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *pattern = g_strconcat ("%", joined, NULL);

  cw_stmt_bind_text (stmt, ":tail", pattern);
  while (cw_stmt_next (stmt))
    add_match (match, cw_stmt_int (stmt, 0));
}

static void
match_address (CwLog *log, const char *text, Match *match)
{
  const char *colon = strrchr (text, ':');
  GPtrArray *streams = cw_log_get_streams (log);
  guint64 seq;

  if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT32, &seq, NULL))
    return;

  for (guint i = 0; i < streams->len; i++)
    {
      CwStream *stream = streams->pdata[i];
      const char *name = stream_name (stream);
      const CwRef ref = { .seq = (guint32) seq };

      if (strncmp (name, text, (gsize) (colon - text)) == 0 &&
          (gint64) seq <= cw_log_last_seq (log, stream, NULL))
        add_match (match, cw_log_name_ref (log, stream, &ref, NULL));
    }
}

static gint64
find_whole (CwStore *store, const CwUuid *uuid)
{
  gint64 id = cw_log_find_uuid (store->private_log, uuid);

  return id != 0 && (id >> 32 == 0 || is_line (cw_store_log_of (store, id), id)) ? id : 0;
}

gint64
cw_id_find (CwStore *store, const char *text, GError **error)
{
  Match match = { 0 };
  CwUuid uuid;
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (cw_uuid_from_text (text, &uuid))
    match.id = find_whole (store, &uuid);
  else if (strchr (text, ':') != NULL)
    {
      g_autofree char *folded = g_utf8_strdown (text, -1);

      match_address (store->log, folded, &match);
      match_address (store->private_log, folded, &match);
    }
  else if (strspn (lower, "0123456789abcdef-") != strlen (lower) || strlen (lower) < LEAST_TAIL)
    {
      g_set_error (
          error, CW_ERROR, CW_ERROR_INVALID,
          "'%s' names nothing. Give a UUID, its last %d or more characters, or an address "
          "such as ana-7f:123",
          text, LEAST_TAIL);
      return 0;
    }
  else
    {
      match_tail (store->log, lower, &match);
      match_tail (store->private_log, lower, &match);
      match_known (store, lower, &match);
    }

  if (match.id > 0)
    return match.id;
  if (match.id < 0)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "'%s' fits more than one. Give more characters of it", text);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no '%s' here", text);
  return 0;
}
