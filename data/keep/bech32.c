#include "data/keep/bech32.h"

#include <sodium.h>
#include <string.h>

#define CHECKSUM_COLUMNS 6

static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static guint32
add_group (guint32 checksum, guint8 group)
{
  static const guint32 generators[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                        0x2a1462b3 };
  guint32 top = checksum >> 25;

  checksum = (checksum & 0x1ffffff) << 5 ^ group;
  for (guint i = 0; i < G_N_ELEMENTS (generators); i++)
    if (top >> i & 1)
      checksum ^= generators[i];

  return checksum;
}

static guint32
begin_checksum (const char *prefix)
{
  guint32 checksum = 1;

  for (const char *at = prefix; *at != '\0'; at++)
    checksum = add_group (checksum, (guint8) g_ascii_tolower (*at) >> 5);
  checksum = add_group (checksum, 0);
  for (const char *at = prefix; *at != '\0'; at++)
    checksum = add_group (checksum, (guint8) g_ascii_tolower (*at) & 31);

  return checksum;
}

static gsize
count_columns (gsize length)
{
  return (length * 8 + 4) / 5;
}

/* group_at: the five bits of the column @index; the last column is filled up with zeros. */
static guint8
group_at (const guint8 *bytes, gsize length, gsize index)
{
  gsize byte = index * 5 / 8;
  guint pair = (guint) bytes[byte] << 8 | (byte + 1 < length ? bytes[byte + 1] : 0);

  return pair >> (11 - index * 5 % 8) & 31;
}

char *
cw_bech32_encode (const char *prefix, const guint8 *bytes, gsize length)
{
  gsize start = strlen (prefix) + 1;
  gsize columns = count_columns (length);
  char *text = g_malloc (start + columns + CHECKSUM_COLUMNS + 1);
  guint32 checksum = begin_checksum (prefix);
  gboolean is_upper = g_ascii_isupper (prefix[0]);

  memcpy (text, prefix, start - 1);
  text[start - 1] = '1';

  for (gsize i = 0; i < columns; i++)
    {
      guint8 group = group_at (bytes, length, i);

      checksum = add_group (checksum, group);
      text[start + i] = alphabet[group];
    }
  for (guint i = 0; i < CHECKSUM_COLUMNS; i++)
    checksum = add_group (checksum, 0);
  checksum ^= 1;
  for (guint i = 0; i < CHECKSUM_COLUMNS; i++)
    text[start + columns + i] = alphabet[checksum >> (5 * (CHECKSUM_COLUMNS - 1 - i)) & 31];
  text[start + columns + CHECKSUM_COLUMNS] = '\0';

  for (char *at = text + start; is_upper && *at != '\0'; at++)
    *at = g_ascii_toupper (*at);
  return text;
}

/* find_group: what @character stands for, -1 for nothing or when it is of the other case. */
static int
find_group (char character, gboolean is_upper)
{
  const char *found;

  if (is_upper ? g_ascii_islower (character) : g_ascii_isupper (character))
    return -1;

  found = memchr (alphabet, g_ascii_tolower (character), sizeof alphabet - 1);
  return found == NULL ? -1 : (int) (found - alphabet);
}

static gboolean
decode (const char *text,
        gsize columns,
        gboolean is_upper,
        guint32 checksum,
        guint8 *bytes,
        gsize length)
{
  guint bits = 0, held = 0;
  gsize done = 0;

  for (gsize i = 0; i < columns + CHECKSUM_COLUMNS; i++)
    {
      int group = find_group (text[i], is_upper);

      if (group < 0)
        return FALSE;
      checksum = add_group (checksum, (guint8) group);
      if (i >= columns)
        continue;

      bits = (bits << 5 | (guint) group) & 0xfff;
      held += 5;
      if (held >= 8)
        {
          held -= 8;
          bytes[done++] = (guint8) (bits >> held);
        }
    }

  return checksum == 1 && done == length && (bits & ((1u << held) - 1)) == 0;
}

gboolean
cw_bech32_decode (const char *text,
                  gsize text_length,
                  const char *prefix,
                  guint8 *bytes,
                  gsize length)
{
  gsize start = strlen (prefix) + 1;
  gsize columns = count_columns (length);

  if (text_length == start + columns + CHECKSUM_COLUMNS &&
      memcmp (text, prefix, start - 1) == 0 && text[start - 1] == '1' &&
      decode (text + start, columns, g_ascii_isupper (prefix[0]), begin_checksum (prefix),
              bytes, length))
    return TRUE;

  sodium_memzero (bytes, length);
  return FALSE;
}
