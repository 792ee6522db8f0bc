#include "data/count/room-pack.h"

#include "data/count/pack-bytes.h"

#include <string.h>

static void
free_fact (gpointer data)
{
  CwFact *fact = data;

  g_byte_array_unref (fact->bytes);
  g_free (fact->counter);
  g_free (fact);
}

CwPack *
cw_pack_new (gint64 chunk)
{
  CwPack *pack = g_new0 (CwPack, 1);

  pack->chunk = chunk;
  pack->rooms = g_array_new (FALSE, FALSE, sizeof (CwPackedRoom));
  pack->schools = g_array_new (FALSE, FALSE, sizeof (gint64));
  pack->words = g_ptr_array_new_with_free_func (g_free);
  pack->facts = g_ptr_array_new_with_free_func (free_fact);
  return pack;
}

void
cw_pack_free (CwPack *pack)
{
  if (pack == NULL)
    return;

  g_array_unref (pack->rooms);
  g_array_unref (pack->schools);
  g_ptr_array_unref (pack->words);
  g_ptr_array_unref (pack->facts);
  g_free (pack);
}

GByteArray *
cw_pack_write (const CwPack *pack)
{
  GByteArray *bytes = g_byte_array_new ();
  CwPackedRoom last = { .visit = pack->chunk << CW_PACK_BITS };

  cw_bytes_add (bytes, pack->schools->len);
  for (guint i = 0; i < pack->schools->len; i++)
    cw_bytes_add_signed (bytes, g_array_index (pack->schools, gint64, i));
  cw_bytes_add (bytes, pack->words->len);
  for (guint i = 0; i < pack->words->len; i++)
    {
      gsize length = strlen (pack->words->pdata[i]);

      cw_bytes_add (bytes, length);
      g_byte_array_append (bytes, pack->words->pdata[i], (guint) length);
    }

  cw_bytes_add (bytes, pack->rooms->len);
  for (guint i = 0; i < pack->rooms->len; i++)
    {
      const CwPackedRoom *room = &g_array_index (pack->rooms, CwPackedRoom, i);

      cw_bytes_add (bytes, (guint64) (room->visit - last.visit));
      cw_bytes_add_signed (bytes, room->day - last.day);
      cw_bytes_add_signed (bytes, room->local_ms - last.local_ms);
      cw_bytes_add_signed (bytes, room->length_ms);
      cw_bytes_add (bytes, (guint64) room->school << 1 | (room->is_bare ? 1 : 0));
      cw_bytes_add (bytes, room->grade);
      cw_bytes_add (bytes, room->subject);
      cw_bytes_add (bytes, room->segment);
      last = *room;
    }

  return bytes;
}

static gboolean
read_schools (CwPack *pack, const guint8 **at, const guint8 *end)
{
  guint64 count;

  if (!cw_bytes_take (at, end, &count))
    return FALSE;

  for (guint64 i = 0; i < count; i++)
    {
      gint64 school;

      if (!cw_bytes_take_signed (at, end, &school))
        return FALSE;
      g_array_append_val (pack->schools, school);
    }
  return TRUE;
}

static gboolean
read_words (CwPack *pack, const guint8 **at, const guint8 *end)
{
  guint64 count, length;

  if (!cw_bytes_take (at, end, &count))
    return FALSE;

  for (guint64 i = 0; i < count; i++)
    {
      if (!cw_bytes_take (at, end, &length) || length > (guint64) (end - *at))
        return FALSE;
      g_ptr_array_add (pack->words, g_strndup ((const char *) *at, length));
      *at += length;
    }
  return TRUE;
}

static gboolean
read_room (CwPack *pack, const guint8 **at, const guint8 *end, CwPackedRoom *room)
{
  guint64 visit, school, words[3];
  gint64 day, local_ms;

  if (!cw_bytes_take (at, end, &visit) || !cw_bytes_take_signed (at, end, &day) ||
      !cw_bytes_take_signed (at, end, &local_ms) ||
      !cw_bytes_take_signed (at, end, &room->length_ms) || !cw_bytes_take (at, end, &school) ||
      school >> 1 >= pack->schools->len)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!cw_bytes_take (at, end, &words[i]) || words[i] > pack->words->len)
      return FALSE;

  /* A damaged pack may say anything. */
  room->visit = (gint64) ((guint64) room->visit + visit);
  room->day = (gint64) ((guint64) room->day + (guint64) day);
  room->local_ms = (gint64) ((guint64) room->local_ms + (guint64) local_ms);
  room->school = (guint) (school >> 1);
  room->is_bare = school & 1;
  room->grade = (guint) words[0];
  room->subject = (guint) words[1];
  room->segment = (guint) words[2];
  return TRUE;
}

static gboolean
read_rooms (CwPack *pack, const guint8 **at, const guint8 *end)
{
  CwPackedRoom room = { .visit = pack->chunk << CW_PACK_BITS };
  guint64 count;

  if (!cw_bytes_take (at, end, &count) || count > (guint64) (end - *at))
    return FALSE;

  g_array_set_size (pack->rooms, (guint) count);
  for (guint i = 0; i < count; i++)
    {
      if (!read_room (pack, at, end, &room))
        return FALSE;
      g_array_index (pack->rooms, CwPackedRoom, i) = room;
    }
  return *at == end;
}

CwPack *
cw_pack_read (gint64 chunk, const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (CwPack) pack = cw_pack_new (chunk);
  const guint8 *at = bytes, *end = bytes + length;

  if (read_schools (pack, &at, end) && read_words (pack, &at, end) &&
      read_rooms (pack, &at, end))
    return g_steal_pointer (&pack);

  g_set_error_literal (error, CW_ERROR, CW_ERROR_DAMAGED,
                       "table room_pack is damaged. 'rebuild' makes it anew");
  return NULL;
}

gboolean
cw_fact_next (CwFactReader *reader)
{
  guint64 step;

  if (!cw_bytes_take (&reader->at, reader->end, &step) ||
      !cw_bytes_take_signed (&reader->at, reader->end, &reader->sum) ||
      !cw_bytes_take_signed (&reader->at, reader->end, &reader->of))
    return FALSE;

  reader->room += step;
  return TRUE;
}
