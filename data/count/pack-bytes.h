/* pack-bytes.h - whole numbers in as few bytes as they need: seven bits a byte, the lowest first */
#pragma once

#include <glib.h>

void cw_bytes_add (GByteArray *bytes, guint64 number);

/* The same for numbers below 0, too. */
void cw_bytes_add_signed (GByteArray *bytes, gint64 number);

/* From @at, which moves on; FALSE at the @end, and for what is no number. */
static inline gboolean
cw_bytes_take (const guint8 **at, const guint8 *end, guint64 *number)
{
  guint64 value = 0;

  for (guint shift = 0; *at < end && shift < 64; shift += 7)
    {
      guint8 byte = *(*at)++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *number = value;
          return TRUE;
        }
    }

  return FALSE;
}

static inline gboolean
cw_bytes_take_signed (const guint8 **at, const guint8 *end, gint64 *number)
{
  guint64 value;

  if (!cw_bytes_take (at, end, &value))
    return FALSE;

  *number = (value & 1) != 0 ? -(gint64) (value >> 1) - 1 : (gint64) (value >> 1);
  return TRUE;
}
