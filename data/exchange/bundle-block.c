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

static gsize
salt_bytes (gboolean has_holes, guint64 count)
{
  return has_holes ? count * CW_FRAME_HOLE : CW_FRAME_SEED;
}

gsize
cw_block_size (const CwPacked *packed)
{
  return CW_BLOCK_FIXED +
         salt_bytes (packed->seal.holes->len > 0, (guint64) packed->last - packed->first + 1) +
         packed->body->len;
}

gboolean
cw_block_write (const CwPacked *packed,
                guint32 run,
                CwWriteBytes write,
                gpointer user_data,
                GError **error)
{
  gboolean has_holes = packed->seal.holes->len > 0;
  guint8 fixed[CW_BLOCK_FIXED] = { 'F', (guint8) packed->coding, (guint8) has_holes, 0 };

  put_number (fixed + 4, run);
  put_number (fixed + 8, packed->first);
  put_number (fixed + 12, packed->last);
  put_number (fixed + 16, packed->size);
  put_number (fixed + 20, packed->body->len);
  memcpy (fixed + 24, packed->seal.chain, CW_LINE_HASH);
  return write (fixed, sizeof fixed, user_data, error) &&
         write (has_holes ? packed->seal.holes->data : packed->seal.seed,
                has_holes ? packed->seal.holes->len : CW_FRAME_SEED, user_data, error) &&
         write (packed->body->data, packed->body->len, user_data, error);
}

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "a block of it %s", what);
  return FALSE;
}

static gboolean
check_lengths (const CwPacked *packed, gboolean has_holes, guint32 body, GError **error)
{
  guint64 count = (guint64) packed->last - packed->first + 1;

  if (packed->first == 0 || packed->last < packed->first)
    return fail ("says numbers of lines that can't be", error);
  if (packed->size > CW_FRAME_MOST || body > CW_FRAME_MOST || count > packed->size + 1 ||
      (has_holes && count * CW_FRAME_HOLE > CW_FRAME_MOST))
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
  gboolean has_holes;
  guint32 body;

  if (!read (fixed, sizeof fixed, user_data, error))
    return FALSE;
  if (fixed[1] > 1 || fixed[2] != 0)
    return fail ("is of a kind that this program does not know", error);

  has_holes = fixed[1] != 0;
  packed->coding = fixed[0];
  *run = get_number (fixed + 3);
  packed->first = get_number (fixed + 7);
  packed->last = get_number (fixed + 11);
  packed->size = get_number (fixed + 15);
  body = get_number (fixed + 19);
  if (!check_lengths (packed, has_holes, body, error))
    return FALSE;

  packed->seal.is_there = TRUE;
  memcpy (packed->seal.chain, fixed + 23, CW_LINE_HASH);
  g_byte_array_set_size (packed->seal.holes, 0);
  if (has_holes)
    g_byte_array_set_size (packed->seal.holes,
                           (guint) salt_bytes (TRUE,
                                               (guint64) packed->last - packed->first + 1));
  g_byte_array_set_size (packed->body, body);
  return read (has_holes ? packed->seal.holes->data : packed->seal.seed,
               has_holes ? packed->seal.holes->len : CW_FRAME_SEED, user_data, error) &&
         (body == 0 || read (packed->body->data, body, user_data, error));
}
