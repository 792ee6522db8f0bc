#include "data/log/line-scan.h"

#include <string.h>

void
cw_scan_begin (CwScan *scan, const char *bytes, gsize length)
{
  /* A text loses two quotes and gains a NUL; a raw value is copied once more. */
  gsize needed = 2 * length + 16;

  if (scan->room_size < needed)
    {
      g_free (scan->room);
      scan->room_size = needed + 256;
      scan->room = g_malloc (scan->room_size);
    }
  scan->free_room = scan->room;
  scan->at = bytes;
  scan->end = bytes + length;
  scan->fault = NULL;
}

gboolean
cw_scan_fail (CwScan *scan, const char *fault)
{
  if (scan->fault == NULL)
    scan->fault = fault;
  return FALSE;
}

char
cw_scan_peek (const CwScan *scan)
{
  return scan->at == scan->end ? '\0' : *scan->at;
}

gboolean
cw_scan_try (CwScan *scan, char byte)
{
  if (scan->at == scan->end || *scan->at != byte)
    return FALSE;

  scan->at++;
  return TRUE;
}

gboolean
cw_scan_byte (CwScan *scan, char byte)
{
  if (cw_scan_try (scan, byte))
    return TRUE;

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
  const char *digits = scan->at;
  gint64 number = 0;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at) && scan->at - digits < 17)
    number = number * 10 + (*scan->at++ - '0');

  if (scan->at == digits)
    return cw_scan_fail (scan, "no whole number");
  if (*digits == '0' && (scan->at - digits > 1 || is_negative))
    return cw_scan_fail (scan, "a number with a leading zero");
  if (scan->at < scan->end && memchr ("0123456789.eE+", *scan->at, 14) != NULL)
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

gboolean
cw_scan_text (CwScan *scan, const char **text, gsize *length)
{
  char *out = scan->free_room;
  const char *start, *bad;

  if (!cw_scan_byte (scan, '"'))
    return FALSE;

  start = scan->at;
  for (;;)
    {
      const char *plain = scan->at;

      while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' &&
             (guchar) *scan->at >= 0x20)
        scan->at++;
      memcpy (out, plain, (gsize) (scan->at - plain));
      out += scan->at - plain;

      if (scan->at == scan->end)
        return cw_scan_fail (scan, "cut off in a text");
      if (*scan->at == '"')
        break;
      if (*scan->at != '\\')
        return cw_scan_fail (scan, "a bare control character in a text");
      scan->at++;
      if (!scan_escape (scan, out++))
        return FALSE;
    }

  *out = '\0';
  if (!g_utf8_validate_len (scan->free_room, (gsize) (out - scan->free_room), &bad))
    {
      scan->at = start + (bad - scan->free_room);
      return cw_scan_fail (scan, "not UTF-8");
    }

  scan->at++;
  *text = scan->free_room;
  *length = (gsize) (out - scan->free_room);
  scan->free_room = out + 1;
  return TRUE;
}

static gboolean skip_value (CwScan *scan, int depth);

static gboolean
skip_members (CwScan *scan, char close, int depth)
{
  if (depth == 0)
    return cw_scan_fail (scan, "nested too deeply");
  if (cw_scan_try (scan, close))
    return TRUE;

  do
    {
      const char *text;
      gsize length;

      if (close == '}' && (!cw_scan_text (scan, &text, &length) || !cw_scan_byte (scan, ':')))
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
  const char *start = scan->at;
  char *out = scan->free_room;

  if (!skip_value (scan, CW_SCAN_DEPTH))
    return FALSE;

  /* What the value's own texts took of the room is given back. */
  *length = (gsize) (scan->at - start);
  memcpy (out, start, *length);
  out[*length] = '\0';
  *text = out;
  scan->free_room = out + *length + 1;
  return TRUE;
}
