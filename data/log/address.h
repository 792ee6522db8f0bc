/* address.h - a line's address as a version 8 UUID, and back
 *
 * The 122 free bits are, from the front: 64 of the stream, 26 of the opening, 32 of the number.
 */
#pragma once

#include "corewalk/uuid.h"

typedef struct
{
  guint64 bits;    /* of the stream */
  guint32 opening; /* 26 bits */
  guint32 seq;
} CwAddress;

void cw_address_to_uuid (const CwAddress *address, CwUuid *uuid);

/* FALSE for a UUID that is no address; @address is untouched then. */
gboolean cw_address_from_uuid (const CwUuid *uuid, CwAddress *address);
