#include "corewalk/uuid.h"

#include <string.h>
#include <uuid/uuid.h>

/* Corewalk's namespace: drawn once, at random. */
static const guint8 corewalk_namespace[16] = { 0x6f, 0x0b, 0x5e, 0x52, 0x1d, 0x7c, 0x4a, 0x6e,
                                               0x9b, 0x34, 0x3e, 0xa7, 0x51, 0xc8, 0x0d, 0x9f };

void
cw_uuid_to_text (const CwUuid *uuid, char *text)
{
  static const char digits[] = "0123456789abcdef";

  for (int i = 0; i < 16; i++)
    {
      *text++ = digits[uuid->bytes[i] >> 4];
      *text++ = digits[uuid->bytes[i] & 15];
      if (i == 3 || i == 5 || i == 7 || i == 9)
        *text++ = '-';
    }
  *text = '\0';
}

/* What a digit is worth, minus 1: 0 for anything else. */
static const guint8 digit_values[256] = {
  ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
  ['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
  ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
  ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

gboolean
cw_uuid_from_text (const char *text, CwUuid *uuid)
{
  CwUuid read;

  if (strlen (text) != CW_UUID_TEXT_LENGTH)
    return FALSE;

  for (int i = 0; i < 16; i++)
    {
      guint8 high = digit_values[(guchar) text[0]], low = digit_values[(guchar) text[1]];

      if (high == 0 || low == 0)
        return FALSE;
      read.bytes[i] = (guint8) ((high - 1) * 16 + low - 1);
      text += 2;
      if ((i == 3 || i == 5 || i == 7 || i == 9) && *text++ != '-')
        return FALSE;
    }

  *uuid = read;
  return TRUE;
}

void
cw_uuid_named (const char *issuer, const char *kind, const char *name, CwUuid *uuid)
{
  g_autofree char *full = g_strjoin ("\x1f", issuer, kind, name, NULL);

  uuid_generate_sha1 (uuid->bytes, corewalk_namespace, full, strlen (full));
}
