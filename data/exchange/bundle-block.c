#include "data/exchange/bundle-block.h"

#include "data/log/log.h"

#include <string.h>

static void
put_number (guint8 *out, guint32 number)
{
  for (int i = 0; i < 4; i++)
    out[i] = (guint8) (number >> (24 - 8 * i));
}

static guint32
get_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 |
         bytes[3];
}

/* The seed, or where lines were erased their holes. */
static gsize
salt_bytes (const CwPacked *packed)
{
  return packed->seal.seed.size > 0
             ? packed->seal.seed.size
             : ((gsize) packed->last - packed->first + 1) * CW_FRAME_HOLE;
}

gsize
cw_block_size (const CwPacked *packed)
{
  return CW_BLOCK_FIXED + salt_bytes (packed) + packed->body->len;
}

gboolean
cw_block_write (const CwPacked *packed,
                guint32 run,
                CwWriteBytes write,
                gpointer user_data,
                GError **error)
{
  const CwSeed *seed = &packed->seal.seed;
  guint8 fixed[CW_BLOCK_FIXED] = { 'F', (guint8) packed->coding, seed->size, 0 };

  put_number (fixed + 4, run);
  put_number (fixed + 8, packed->first);
  put_number (fixed + 12, packed->last);
  put_number (fixed + 16, packed->size);
  put_number (fixed + 20, packed->body->len);
  memcpy (fixed + 24, packed->seal.chain, CW_LINE_HASH);
  return write (fixed, sizeof fixed, user_data, error) &&
         write (seed->size > 0 ? seed->bytes : packed->seal.holes->data, salt_bytes (packed),
                user_data, error) &&
         write (packed->body->data, packed->body->len, user_data, error);
}

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "a block of it %s", what);
  return FALSE;
}

static gboolean
check_lengths (const CwPacked *packed, guint32 body, GError **error)
{
  guint64 count = (guint64) packed->last - packed->first + 1;

  if (packed->first == 0 || packed->last < packed->first)
    return fail ("says numbers of lines that can't be", error);
  if (packed->size > CW_FRAME_MOST || body > CW_FRAME_MOST || count > packed->size + 1 ||
      salt_bytes (packed) > CW_FRAME_MOST)
    return fail ("says a length beyond the limit", error);
  if (packed->coding > CW_CODING_ZSTD)
    return fail ("is packed in a way that this program does not know", error);

  return packed->coding != CW_CODING_PLAIN || body == packed->size ||
         fail ("says two lengths", error);
}

gboolean
cw_block_read (CwPacked *packed,
               guint32 *run,
               CwReadAll read,
               gpointer user_data,
               GError **error)
{
  guint8 fixed[CW_BLOCK_FIXED - 1];
  CwSeed *seed = &packed->seal.seed;
  guint32 body;

  if (!read (fixed, sizeof fixed, user_data, error))
    return FALSE;
  if ((fixed[1] != 0 && fixed[1] != CW_SALT && fixed[1] != CW_SEED_MOST) || fixed[2] != 0)
    return fail ("is of a kind that this program does not know", error);

  seed->size = fixed[1];
  packed->coding = fixed[0];
  packed->has_hash = FALSE;
  *run = get_number (fixed + 3);
  packed->first = get_number (fixed + 7);
  packed->last = get_number (fixed + 11);
  packed->size = get_number (fixed + 15);
  body = get_number (fixed + 19);
  if (!check_lengths (packed, body, error))
    return FALSE;

  packed->seal.is_there = TRUE;
  memcpy (packed->seal.chain, fixed + 23, CW_LINE_HASH);
  g_byte_array_set_size (packed->seal.holes, seed->size > 0 ? 0 : (guint) salt_bytes (packed));
  g_byte_array_set_size (packed->body, body);
  return read (seed->size > 0 ? seed->bytes : packed->seal.holes->data, salt_bytes (packed),
               user_data, error) &&
         (body == 0 || read (packed->body->data, body, user_data, error));
}
