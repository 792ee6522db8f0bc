#include "data/base/json-scan.h"

#include <math.h>
#include <string.h>

void
cw_json_scan_place (CwJsonScan *scan, const char *at)
{
  if (at < scan->counted)
    {
      scan->counted = scan->start;
      scan->line = scan->column = 1;
    }
  for (const char *byte = scan->counted; byte < at; byte++)
    {
      if (*byte == '\n')
        {
          scan->line++;
          scan->column = 1;
        }
      else if (((guchar) *byte & 0xC0) != 0x80)
        scan->column++;
    }
  scan->counted = at;
}

gpointer
cw_json_scan_fail (CwJsonScan *scan, const char *at, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list arguments;

  va_start (arguments, format);
  cause = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cw_json_scan_place (scan, at);
  g_set_error (scan->error, CW_ERROR, CW_ERROR_FORMAT, "line %u, column %u: %s", scan->line,
               scan->column, cause);
  return NULL;
}

gpointer
cw_json_scan_fail_wanted (CwJsonScan *scan, const char *wanted)
{
  char letter[7] = "";
  gunichar code;

  if (scan->at >= scan->end)
    return cw_json_scan_fail (scan, scan->at, "the text ends where %s should be", wanted);

  code = g_utf8_get_char (scan->at);
  g_unichar_to_utf8 (code, letter);
  if (g_unichar_isgraph (code))
    return cw_json_scan_fail (scan, scan->at, "%s should be here, not %s", wanted, letter);
  return cw_json_scan_fail (scan, scan->at, "%s should be here, not U+%04X", wanted, code);
}

void
cw_json_scan_space (CwJsonScan *scan)
{
  while (scan->at < scan->end && memchr (" \t\r\n", *scan->at, 4) != NULL)
    scan->at++;
}

char
cw_json_scan_peek (const CwJsonScan *scan)
{
  return scan->at < scan->end ? *scan->at : '\0';
}

gboolean
cw_json_scan_take (CwJsonScan *scan, char wanted)
{
  if (cw_json_scan_peek (scan) != wanted)
    return FALSE;

  scan->at++;
  return TRUE;
}

/* The four digits after \u, or -1. */
static gint32
read_hex (CwJsonScan *scan)
{
  gint32 code = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (cw_json_scan_peek (scan)))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (*scan->at++);
    }
  return code;
}

/* What \uXXXX, or two of them for one character, stand for; 0 with the error set. */
static gunichar
read_code (CwJsonScan *scan, const char *escape)
{
  const char *cause = NULL;
  gint32 code = read_hex (scan);

  if (code < 0)
    cause = "\\u needs four hexadecimal digits";
  else if (code == 0)
    cause = "\\u0000 can't be kept in a text";
  else if (code >= 0xDC00 && code <= 0xDFFF)
    cause = "half of a surrogate pair";
  else if (code >= 0xD800 && code <= 0xDBFF)
    {
      gint32 low = -1;

      if (cw_json_scan_take (scan, '\\') && cw_json_scan_take (scan, 'u'))
        low = read_hex (scan);
      if (low < 0xDC00 || low > 0xDFFF)
        cause = "half of a surrogate pair";
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }

  if (cause == NULL)
    return (gunichar) code;

  cw_json_scan_fail (scan, escape, "%s", cause);
  return 0;
}

/* The character that an escape stands for; 0 with the error set. */
static gunichar
read_escape (CwJsonScan *scan)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape = scan->at++;
  const char *found;

  if (cw_json_scan_take (scan, 'u'))
    return read_code (scan, escape);

  found = scan->at < scan->end ? strchr (letters, *scan->at) : NULL;
  if (found == NULL)
    {
      cw_json_scan_fail (scan, escape, "after a backslash comes one of \" \\ / b f n r t u");
      return 0;
    }
  scan->at++;
  return (gunichar) meanings[found - letters];
}

char *
cw_json_scan_string (CwJsonScan *scan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *opening = scan->at++;

  for (;;)
    {
      const char *run = scan->at;
      gunichar code;

      while (scan->at < scan->end && (guchar) *scan->at >= 0x20 && *scan->at != '"' &&
             *scan->at != '\\')
        scan->at++;
      g_string_append_len (text, run, scan->at - run);

      if (cw_json_scan_take (scan, '"'))
        return g_string_free (g_steal_pointer (&text), FALSE);
      if (scan->at >= scan->end || *scan->at == '\n' || *scan->at == '\r')
        return cw_json_scan_fail (scan, opening, "this text has no closing \" on its line");
      if (*scan->at != '\\')
        return cw_json_scan_fail (scan, scan->at, "a control character is written \\u%04x",
                                  (guint) *scan->at);
      code = read_escape (scan);
      if (code == 0)
        return NULL;
      g_string_append_unichar (text, code);
    }
}

static gboolean
skip_digits (CwJsonScan *scan)
{
  const char *first = scan->at;

  while (g_ascii_isdigit (cw_json_scan_peek (scan)))
    scan->at++;
  if (scan->at == first)
    cw_json_scan_fail_wanted (scan, "a digit");
  return scan->at > first;
}

/* Goes past a number; *is_whole tells whether it has neither fraction nor exponent. */
static gboolean
skip_number (CwJsonScan *scan, gboolean *is_whole)
{
  const char *first = scan->at;

  *is_whole = TRUE;
  cw_json_scan_take (scan, '-');
  if (cw_json_scan_take (scan, '0'))
    {
      if (g_ascii_isdigit (cw_json_scan_peek (scan)))
        {
          cw_json_scan_fail (scan, first, "a number can't begin with 0");
          return FALSE;
        }
    }
  else if (!skip_digits (scan))
    return FALSE;

  if (cw_json_scan_take (scan, '.'))
    {
      *is_whole = FALSE;
      if (!skip_digits (scan))
        return FALSE;
    }
  if (!cw_json_scan_take (scan, 'e') && !cw_json_scan_take (scan, 'E'))
    return TRUE;

  *is_whole = FALSE;
  if (!cw_json_scan_take (scan, '+'))
    cw_json_scan_take (scan, '-');
  return skip_digits (scan);
}

gboolean
cw_json_scan_number (CwJsonScan *scan, CwJson *value)
{
  g_autofree char *digits = NULL;
  const char *first = scan->at;
  gboolean is_whole;

  if (!skip_number (scan, &is_whole))
    return FALSE;

  digits = g_strndup (first, (gsize) (scan->at - first));
  value->kind = CW_JSON_INTEGER;
  if (is_whole &&
      g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &value->integer, NULL))
    return TRUE;

  value->kind = CW_JSON_NUMBER;
  value->number = g_ascii_strtod (digits, NULL);
  if (!isfinite (value->number))
    cw_json_scan_fail (scan, first, "the number is too large");
  return isfinite (value->number);
}
