#include "data/log/address.h"

void
cw_address_to_uuid (const CwAddress *address, CwUuid *uuid)
{
  guint64 high = address->bits >> 16 << 16; /* 48 bits, then room for version and 12 bits */
  guint64 low = (address->bits & 15) << 58 | (guint64) address->opening << 32 | address->seq;

  high |= G_GUINT64_CONSTANT (8) << 12 | (address->bits >> 4 & 0xfff);
  low |= G_GUINT64_CONSTANT (2) << 62;
  for (int i = 0; i < 8; i++)
    {
      uuid->bytes[i] = (guint8) (high >> (56 - 8 * i));
      uuid->bytes[8 + i] = (guint8) (low >> (56 - 8 * i));
    }
}

gboolean
cw_address_from_uuid (const CwUuid *uuid, CwAddress *address)
{
  guint64 high = 0, low = 0;

  for (int i = 0; i < 8; i++)
    {
      high = high << 8 | uuid->bytes[i];
      low = low << 8 | uuid->bytes[8 + i];
    }
  if ((high >> 12 & 15) != 8 || low >> 62 != 2)
    return FALSE;

  address->bits = high >> 16 << 16 | (high & 0xfff) << 4 | (low >> 58 & 15);
  address->opening = (guint32) (low >> 32 & 0x3ffffff);
  address->seq = (guint32) low;
  return TRUE;
}
