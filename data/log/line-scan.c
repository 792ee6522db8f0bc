#include "data/log/line-scan.h"

#include "data/log/plain-bytes.h"

#include <string.h>

void
cw_scan_begin (CwScan *scan, const char *bytes, gsize length)
{
  /* The copy, and each value as it stands, with a NUL for the comma behind it, and room to read on. */
  gsize needed = 2 * length + 16;

  if (scan->room_size < needed)
    {
      g_free (scan->room);
      scan->room_size = needed + 256;
      scan->room = g_malloc (scan->room_size);
    }
  if (length > 0)
    memcpy (scan->room, bytes, length);
  scan->room[length] = '\0';
  scan->at = scan->room;
  scan->end = scan->room + length;
  scan->free_room = scan->room + length + 1;
  scan->bytes = bytes;
  scan->fault = NULL;
}

gsize
cw_scan_place (const CwScan *scan)
{
  return (gsize) (scan->at - scan->room);
}

gboolean
cw_scan_fail (CwScan *scan, const char *fault)
{
  if (scan->fault == NULL)
    scan->fault = fault;
  return FALSE;
}

gboolean
cw_scan_fail_byte (CwScan *scan)
{
  return cw_scan_fail (scan, scan->at == scan->end ? "cut off" : "not what must stand here");
}

gboolean
cw_scan_word (CwScan *scan, const char *word)
{
  for (; *word != '\0'; word++)
    if (!cw_scan_byte (scan, *word))
      return FALSE;

  return TRUE;
}

gboolean
cw_scan_int (CwScan *scan, gint64 least, gint64 most, gint64 *value)
{
  gboolean is_negative = cw_scan_try (scan, '-');
  char *digits = scan->at, *at = digits;
  gint64 number = 0;

  for (; at - digits < 17 && (guchar) (*at - '0') <= 9; at++)
    number = number * 10 + (*at - '0');

  scan->at = at;
  if (at == digits)
    return cw_scan_fail (scan, "no whole number");
  if (*digits == '0' && (at - digits > 1 || is_negative))
    return cw_scan_fail (scan, "a number with a leading zero");
  if (*at != ',' && *at != '}' && memchr ("0123456789.eE+", *at, 14) != NULL)
    return cw_scan_fail (scan, "no whole number of at most 2^53");

  number = is_negative ? -number : number;
  if (number < least || number > most)
    return cw_scan_fail (scan, "a number out of range");

  *value = number;
  return TRUE;
}

static int
hex_digit (char c)
{
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Only control characters are escaped with \u, and only those without a short form. */
static gboolean
scan_escape (CwScan *scan, char *out)
{
  static const char from[] = "\"\\bfnrt", to[] = "\"\\\b\f\n\r\t";
  const char *known = memchr (from, cw_scan_peek (scan), sizeof from - 1);
  int high, low;

  if (known != NULL)
    {
      scan->at++;
      *out = to[known - from];
      return TRUE;
    }

  if (scan->end - scan->at < 5 || strncmp (scan->at, "u00", 3) != 0)
    return cw_scan_fail (scan, "an escape that lines do not use");
  high = hex_digit (scan->at[3]);
  low = hex_digit (scan->at[4]);
  if (high < 0 || high > 1 || low < 0 || (high == 0 && low == 0))
    return cw_scan_fail (scan, "an escape that lines do not use");

  *out = (char) (high * 16 + low);
  if (memchr (to + 2, *out, sizeof to - 3) != NULL)
    return cw_scan_fail (scan, "a long escape where a short one stands");
  scan->at += 5;
  return TRUE;
}

/*
 * The first byte that is a quote, a backslash or a control character, such as the NUL at the end;
 * behind that the room goes on. Adds every bit of the bytes before it to @seen.
 */
static inline char *
skip_plain (char *at, guint64 *seen)
{
  guint64 bytes, end;

  for (;; at += sizeof bytes)
    {
      bytes = cw_plain_load (at);
      end = cw_plain_find_end (bytes);
      if (end != 0)
        break;
      *seen |= bytes;
    }

  *seen |= bytes & (end ^ (end - 1)) >> 8; /* of what is before the first one */
  return at + cw_plain_count (end);
}

/* The rest of a text that is @out so far, at a backslash; where it ends. NULL after a fault. */
static char *
unescape (CwScan *scan, char *out, guint64 *seen)
{
  while (*scan->at == '\\')
    {
      char *plain;

      scan->at++;
      if (!scan_escape (scan, out++))
        return NULL;
      plain = scan->at;
      scan->at = skip_plain (plain, seen);
      memmove (out, plain, (gsize) (scan->at - plain));
      out += scan->at - plain;
    }

  return out;
}

/* From @start, the first byte of the text, however far the scanner has looked. */
static G_NO_INLINE gboolean
scan_odd_text (CwScan *scan, char *start, const char **text, gsize *length)
{
  guint64 seen = 0;
  char *out = scan->at = skip_plain (start, &seen);
  const char *bad;

  if (*out == '\\' && (out = unescape (scan, out, &seen)) == NULL)
    return FALSE;
  if (*scan->at != '"')
    return cw_scan_fail (scan, scan->at == scan->end ? "cut off in a text"
                                                     : "a bare control character in a text");
  if ((seen & CW_PLAIN_TOPS) != 0 && !g_utf8_validate_len (start, (gsize) (out - start), &bad))
    {
      scan->at = start + (bad - start);
      return cw_scan_fail (scan, "not UTF-8");
    }

  scan->at++;
  *out = '\0';
  *text = start;
  *length = (gsize) (out - start);
  return TRUE;
}

/* Nearly every text is ASCII without an escape: these go no further than here. */
gboolean
cw_scan_text (CwScan *scan, const char **text, gsize *length)
{
  char *start = scan->at + 1, *at = start;
  guint64 bytes, end;

  if (*scan->at != '"')
    return cw_scan_fail_byte (scan);

  for (;; at += sizeof bytes)
    {
      bytes = cw_plain_load (at);
      end = cw_plain_find_end (bytes) | (bytes & CW_PLAIN_TOPS);
      if (end != 0)
        break;
    }
  at += cw_plain_count (end);
  if (*at != '"')
    return scan_odd_text (scan, start, text, length);

  *at = '\0';
  scan->at = at + 1;
  *text = start;
  *length = (gsize) (at - start);
  return TRUE;
}

static gboolean skip_value (CwScan *scan, int depth);

/* Names go up here too: what only a newer program knows has one spelling as well. */
static gboolean
skip_name (CwScan *scan, const char **last)
{
  const char *name;
  gsize length;

  if (!cw_scan_text (scan, &name, &length) || !cw_scan_byte (scan, ':'))
    return FALSE;
  if (*last != NULL && strcmp (name, *last) <= 0)
    return cw_scan_fail (scan, "names out of order or twice");

  *last = name;
  return TRUE;
}

static gboolean
skip_members (CwScan *scan, char close, int depth)
{
  const char *last = NULL;

  if (depth == 0)
    return cw_scan_fail (scan, "nested too deeply");
  if (cw_scan_try (scan, close))
    return TRUE;

  do
    {
      if (close == '}' && !skip_name (scan, &last))
        return FALSE;
      if (!skip_value (scan, depth - 1))
        return FALSE;
    }
  while (cw_scan_try (scan, ','));

  return cw_scan_byte (scan, close);
}

static gboolean
skip_value (CwScan *scan, int depth)
{
  const char *text;
  gsize length;
  gint64 number;

  switch (cw_scan_peek (scan))
    {
    case '"':
      return cw_scan_text (scan, &text, &length);

    case '[':
      scan->at++;
      return skip_members (scan, ']', depth);

    case '{':
      scan->at++;
      return skip_members (scan, '}', depth);

    case 'n':
      return cw_scan_word (scan, "null");

    case 't':
      return cw_scan_word (scan, "true");

    case 'f':
      return cw_scan_word (scan, "false");

    default:
      return cw_scan_int (scan, -CW_SCAN_INT_MOST, CW_SCAN_INT_MOST, &number);
    }
}

gboolean
cw_scan_raw (CwScan *scan, const char **text, gsize *length)
{
  const char *start = scan->bytes + (scan->at - scan->room);
  char *out = scan->free_room;

  if (!skip_value (scan, CW_SCAN_DEPTH))
    return FALSE;

  /* Its own texts are unescaped in the copy by now. */
  *length = (gsize) (scan->bytes + cw_scan_place (scan) - start);
  memcpy (out, start, *length);
  out[*length] = '\0';
  *text = out;
  scan->free_room = out + *length + 1;
  return TRUE;
}
