#include "data/count/pack-bytes.h"

void
cw_bytes_add (GByteArray *bytes, guint64 number)
{
  guint8 out[10];
  guint count = 0;

  while (number > 0x7f)
    {
      out[count++] = (guint8) (number | 0x80);
      number >>= 7;
    }
  out[count++] = (guint8) number;
  g_byte_array_append (bytes, out, count);
}

void
cw_bytes_add_signed (GByteArray *bytes, gint64 number)
{
  cw_bytes_add (bytes,
                number < 0 ? ((guint64) - (number + 1) << 1) + 1 : (guint64) number << 1);
}
