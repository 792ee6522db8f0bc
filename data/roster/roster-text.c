#include "data/roster/roster-text.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"
#define GOOD_PER_BAD 8

struct _CwRosterDecoder
{
  CwRosterEncoding encoding;
  GString *carry; /* bytes of a letter that isn't whole yet */
  gboolean has_begun;
  gboolean has_mark;    /* a byte-order mark: then it is UTF-8, whatever else is wrong */
  char letters[128][4]; /* of Windows' upper half; "" where it has none */
  guint64 bad_count;
  guint64 multibyte_count;
};

CwRosterEncoding
cw_roster_encoding_guess (const char *head, gsize n)
{
  gsize zeros[2] = { 0 };

  if (n >= 2 && memcmp (head, "\xFF\xFE", 2) == 0)
    return CW_ROSTER_UTF16LE;
  if (n >= 2 && memcmp (head, "\xFE\xFF", 2) == 0)
    return CW_ROSTER_UTF16BE;
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += head[i] == '\0';
  /* English in UTF-16 is every second byte zero; a stray NUL in a UTF-8 file is one in thousands. */
  if (zeros[1] * 3 > n && zeros[0] * 20 < n)
    return CW_ROSTER_UTF16LE;
  if (zeros[0] * 3 > n && zeros[1] * 20 < n)
    return CW_ROSTER_UTF16BE;
  return CW_ROSTER_UTF8;
}

CwRosterDecoder *
cw_roster_decoder_new (CwRosterEncoding encoding)
{
  CwRosterDecoder *decoder = g_new0 (CwRosterDecoder, 1);

  decoder->encoding = encoding;
  decoder->carry = g_string_new (NULL);
  for (int i = 0; encoding == CW_ROSTER_CP1252 && i < 128; i++)
    {
      char byte = (char) (0x80 + i);
      g_autofree char *letter = g_convert (&byte, 1, "UTF-8", "CP1252", NULL, NULL, NULL);

      g_strlcpy (decoder->letters[i], letter ? letter : "", sizeof decoder->letters[i]);
    }
  return decoder;
}

void
cw_roster_decoder_free (CwRosterDecoder *decoder)
{
  if (!decoder)
    return;
  g_string_free (decoder->carry, TRUE);
  g_free (decoder);
}

static void
append_bad (CwRosterDecoder *decoder, GString *out)
{
  g_string_append (out, REPLACEMENT);
  decoder->bad_count++;
}

/* Returns how many bytes were used; fewer than @n when a letter is cut off at the end. */
static gsize
decode_utf8 (CwRosterDecoder *decoder,
             const char *bytes,
             gsize n,
             gboolean is_last,
             GString *out)
{
  gsize at = 0;

  while (at < n)
    {
      const char *stop;
      gunichar letter;

      g_utf8_validate_len (bytes + at, n - at, &stop);
      for (const char *p = bytes + at; p < stop; p++)
        decoder->multibyte_count += (guchar) *p >= 0xC0;
      g_string_append_len (out, bytes + at, stop - (bytes + at));
      at = stop - bytes;
      if (at == n)
        break;
      /* g_utf8_validate_len() stops at NUL too; here it is a byte like any other. */
      if (bytes[at] == '\0')
        {
          g_string_append_c (out, bytes[at++]);
          continue;
        }
      letter = g_utf8_get_char_validated (bytes + at, n - at);
      if (letter == (gunichar) -2 && !is_last)
        break;
      append_bad (decoder, out);
      at++;
    }
  return at;
}

static gunichar
unit_at (const CwRosterDecoder *decoder, const char *bytes)
{
  guchar low = decoder->encoding == CW_ROSTER_UTF16LE ? bytes[0] : bytes[1];
  guchar high = decoder->encoding == CW_ROSTER_UTF16LE ? bytes[1] : bytes[0];

  return (gunichar) high << 8 | low;
}

static gsize
decode_utf16 (CwRosterDecoder *decoder,
              const char *bytes,
              gsize n,
              gboolean is_last,
              GString *out)
{
  gsize at = 0;

  while (n - at >= 2)
    {
      gunichar unit = unit_at (decoder, bytes + at);
      gboolean is_high = unit >= 0xD800 && unit < 0xDC00;
      gunichar low = is_high && n - at >= 4 ? unit_at (decoder, bytes + at + 2) : 0;

      if (is_high && n - at < 4 && !is_last)
        return at;
      at += 2;
      if (low >= 0xDC00 && low < 0xE000)
        {
          g_string_append_unichar (out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
          at += 2;
        }
      else if (unit >= 0xD800 && unit < 0xE000)
        append_bad (decoder, out);
      else
        g_string_append_unichar (out, unit);
    }
  if (is_last && at < n)
    {
      append_bad (decoder, out);
      at = n;
    }
  return at;
}

static void
decode_cp1252 (CwRosterDecoder *decoder, const char *bytes, gsize n, GString *out)
{
  for (gsize i = 0; i < n; i++)
    {
      guchar byte = bytes[i];

      if (byte < 0x80)
        g_string_append_c (out, bytes[i]);
      else if (decoder->letters[byte - 0x80][0] != '\0')
        g_string_append (out, decoder->letters[byte - 0x80]);
      else
        append_bad (decoder, out);
    }
}

static void
decode (CwRosterDecoder *decoder, gboolean is_last, GString *out)
{
  GString *carry = decoder->carry;
  gsize begin = out->len;
  gsize used = carry->len;

  if (decoder->encoding == CW_ROSTER_UTF8)
    used = decode_utf8 (decoder, carry->str, carry->len, is_last, out);
  else if (decoder->encoding == CW_ROSTER_CP1252)
    decode_cp1252 (decoder, carry->str, carry->len, out);
  else
    used = decode_utf16 (decoder, carry->str, carry->len, is_last, out);
  g_string_erase (carry, 0, used);
  if (!decoder->has_begun && out->len > begin)
    {
      decoder->has_begun = TRUE;
      if (g_str_has_prefix (out->str + begin, "\xEF\xBB\xBF"))
        {
          g_string_erase (out, begin, 3);
          decoder->has_mark = TRUE;
        }
    }
}

void
cw_roster_decoder_feed (CwRosterDecoder *decoder, const char *bytes, gsize n, GString *out)
{
  g_string_append_len (decoder->carry, bytes, n);
  decode (decoder, FALSE, out);
}

void
cw_roster_decoder_end (CwRosterDecoder *decoder, GString *out)
{
  decode (decoder, TRUE, out);
}

guint64
cw_roster_decoder_bad_count (CwRosterDecoder *decoder)
{
  return decoder->bad_count;
}

CwRosterEncoding
cw_roster_decoder_verdict (CwRosterDecoder *decoder)
{
  if (decoder->encoding == CW_ROSTER_UTF8 && !decoder->has_mark &&
      decoder->bad_count * GOOD_PER_BAD > decoder->multibyte_count)
    return CW_ROSTER_CP1252;
  return decoder->encoding;
}
