#include "data/exchange/run-check.h"

#include "data/log/erase.h"

#include <string.h>

void
cw_run_check_init (CwRunCheck *check)
{
  check->frame = cw_frame_new ();
  check->reader = cw_line_reader_new ();
}

void
cw_run_check_clear (CwRunCheck *check)
{
  cw_frame_free (check->frame);
  cw_line_reader_free (check->reader);
}

gboolean
cw_run_check_begin (CwRunCheck *check, const CwRun *run, GError **error)
{
  check->run = run;
  memcpy (check->chain, run->prior, CW_LINE_HASH);
  if (cw_seal_verify (run->bits, run->last, run->head, run->key, run->signature))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
               "%s did not sign what it says to be from there: the signature does not fit",
               run->author);
  return FALSE;
}

static gboolean
fail (const CwRunCheck *check, guint32 seq, const char *what, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
               "stream %016" G_GINT64_MODIFIER "x, line %u: %s", check->run->bits, seq, what);
  return FALSE;
}

static gboolean
says (const CwLine *line, const char *name, const char *text)
{
  const CwCell *cell = cw_line_get (line, name);

  return cell == NULL ? text[0] == '\0'
                      : cell->type == CW_CELL_TEXT && strcmp (cell->text, text) == 0;
}

/* What the foot says of a stream is what the author signed in its first line. */
static gboolean
check_first (const CwRunCheck *check, const CwLine *line, GError **error)
{
  const CwRun *run = check->run;
  const CwCell *sample = cw_line_get (line, "sample");
  char bits[17], key[2 * sizeof run->key + 1];

  g_snprintf (bits, sizeof bits, "%016" G_GINT64_MODIFIER "x", run->bits);
  sodium_bin2hex (key, sizeof key, run->key, sizeof run->key);
  if (strcmp (line->kind, "stream") == 0 && line->has_opening && says (line, "stream", bits) &&
      says (line, "key", key) && says (line, "audience", run->audience) &&
      says (line, "scope", run->scope) && says (line, "author", run->author) &&
      sample != NULL && sample->type == CW_CELL_INT && (sample->integer != 0) == run->is_sample)
    return TRUE;

  return fail (check, 1, "it says other things of the stream than the bundle", error);
}

gboolean
cw_run_check_line (CwRunCheck *check,
                   guint32 seq,
                   const char *bytes,
                   gsize length,
                   CwLine *line,
                   GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!cw_line_read (check->reader, bytes, length, line, &local))
    return fail (check, seq, local->message, error);

  return seq != 1 || check_first (check, line, error);
}

gboolean
cw_run_check_lines (CwRunCheck *check, const CwFrame *frame, GError **error)
{
  for (guint64 seq = frame->first; seq <= frame->last; seq++)
    {
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);
      CwLine line;

      if (length > 0 && !cw_run_check_line (check, (guint32) seq, bytes, length, &line, error))
        return FALSE;
    }

  return TRUE;
}

/* The chain takes the hash of an erased line as it is told: nothing may stand there that somebody
 * else could have written. */
static gboolean
check_hole (CwRunCheck *check, guint32 seq, GError **error)
{
  g_autoptr (GString) left = g_string_new (NULL);
  gsize length;
  const char *bytes = cw_frame_get (check->frame, seq, &length);
  CwLine line;

  if (length == 0)
    return TRUE;
  if (!cw_run_check_line (check, seq, bytes, length, &line, error))
    return FALSE;

  cw_line_write_void (&line, left);
  return (left->len == length && memcmp (left->str, bytes, length) == 0) ||
         fail (check, seq, "something stands where a line was erased", error);
}

static gboolean
check_holes (CwRunCheck *check, GError **error)
{
  const CwFrame *frame = check->frame;

  for (guint64 seq = frame->first; frame->seal.holes->len > 0 && seq <= frame->last; seq++)
    if (cw_erase_is_hole (frame, (guint32) seq) && !check_hole (check, (guint32) seq, error))
      return FALSE;

  return TRUE;
}

/* Elsewhere a line without words was taken back; the first one says what the stream is. */
static gboolean
check_has_first (const CwRunCheck *check, GError **error)
{
  gsize length = 1;

  if (check->frame->first == 1)
    cw_frame_get (check->frame, 1, &length);
  return length > 0 || fail (check, 1, "it is missing", error);
}

gboolean
cw_run_check_frame (CwRunCheck *check, CwPacked *packed, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!cw_packed_unpack (packed, check->frame, &local))
    return fail (check, packed->first, local->message, error);

  cw_seal_chain_and_hash (check->run->bits, check->frame, check->chain, packed->hash);
  packed->has_hash = TRUE;
  if (memcmp (check->chain, packed->seal.chain, CW_LINE_HASH) != 0)
    return fail (check, packed->first,
                 "this and the next lines are not what their author signed", error);

  return check_has_first (check, error) && check_holes (check, error);
}
