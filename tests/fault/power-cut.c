#include "tests/fault/power-cut.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/fault/scratch.h"
#include "tests/fault/wrap-vfs.h"

static const char *const cut_names[CUT_KINDS] = { "whole", "synced",  "some",
                                                  "torn",  "torn-4k", "garbage" };

/* The disk at one point of the recording: what is lasting, and what is on its way. */
typedef struct
{
  const Recording *recording;
  GPtrArray *files;      /* GByteArray: the lasting bytes of each file */
  GPtrArray *pending;    /* GArray of guint: each file's operations not synced yet */
  GArray *named;         /* guint: the file that a name means now */
  GArray *named_lasting; /* the same as the last directory sync left it */
  gint64 acked;
} Disk;

#define NO_FILE G_MAXUINT

static void
free_bytes (gpointer bytes)
{
  g_byte_array_unref (bytes);
}

static void
free_array (gpointer array)
{
  g_array_unref (array);
}

static Disk *
disk_new (const Recording *recording)
{
  Disk *self = g_new0 (Disk, 1);
  guint no_file = NO_FILE;

  self->recording = recording;
  self->files = g_ptr_array_new_with_free_func (free_bytes);
  self->pending = g_ptr_array_new_with_free_func (free_array);
  self->named = g_array_new (FALSE, FALSE, sizeof (guint));
  self->named_lasting = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < recording->file_count; i++)
    {
      g_ptr_array_add (self->files, g_byte_array_new ());
      g_ptr_array_add (self->pending, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  for (guint i = 0; i < recording->names->len; i++)
    {
      g_array_append_val (self->named, no_file);
      g_array_append_val (self->named_lasting, no_file);
    }
  for (guint i = 0; i < recording->bases->len; i++)
    {
      const RecordBase *base = &g_array_index (recording->bases, RecordBase, i);
      gsize length;
      const guint8 *bytes = g_bytes_get_data (base->bytes, &length);

      if (!base->is_database)
        continue;
      g_byte_array_append (g_ptr_array_index (self->files, i), bytes, (guint) length);
      g_array_index (self->named, guint, i) = i;
      g_array_index (self->named_lasting, guint, i) = i;
    }
  return self;
}

static void
disk_free (Disk *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->pending);
  g_array_unref (self->named);
  g_array_unref (self->named_lasting);
  g_free (self);
}

static void
put_bytes (GByteArray *file, gint64 offset, const guint8 *data, gsize length)
{
  gsize end = (gsize) offset + length;
  guint before = file->len;

  if (end > file->len)
    {
      g_byte_array_set_size (file, (guint) end);
      memset (file->data + before, 0, end - before);
    }
  memcpy (file->data + offset, data, length);
}

static void
set_size (GByteArray *file, gint64 size)
{
  guint before = file->len;

  g_byte_array_set_size (file, (guint) size);
  if (size > before)
    memset (file->data + before, 0, (gsize) size - before);
}

/* Writes some of a write's sectors: each with @chance, or noise in its place. */
static void
put_sectors (GByteArray *file,
             const RecordOp *op,
             const guint8 *data,
             gsize sector,
             double chance,
             gboolean has_noise,
             GRand *rand)
{
  gint64 at = op->offset;
  gint64 end = op->offset + (gint64) op->length;

  while (at < end)
    {
      gint64 next = MIN (end, (at / (gint64) sector + 1) * (gint64) sector);

      if (g_rand_double (rand) < chance)
        put_bytes (file, at, data + (at - op->offset), (gsize) (next - at));
      else if (has_noise && g_rand_boolean (rand))
        {
          guint8 noise[4096];

          for (gint64 i = 0; i < next - at; i++)
            noise[i] = (guint8) g_rand_int_range (rand, 0, 256);
          put_bytes (file, at, noise, (gsize) (next - at));
        }
      at = next;
    }
}

static void
put_op (GByteArray *file, const Recording *recording, const RecordOp *op)
{
  if (op->kind == RECORD_WRITE)
    put_bytes (file, op->offset, recording->data->data + op->data_at, op->length);
  else
    set_size (file, op->offset);
}

static void
put_part (GByteArray *file,
          const Recording *recording,
          const RecordOp *op,
          CutKind kind,
          double chance,
          GRand *rand)
{
  const guint8 *data = recording->data->data + op->data_at;

  if (op->kind == RECORD_WRITE && kind >= CUT_TORN)
    put_sectors (file, op, data, kind == CUT_TORN_4K ? 4096 : 512, chance, kind == CUT_GARBAGE,
                 rand);
  else if (g_rand_double (rand) < chance)
    put_op (file, recording, op);
}

/* What was pending is on the disk: after a sync all of it, after a failed one only a part, and nobody
 * will hear of the rest, for Linux takes it for written and the next sync succeeds. */
static void
settle (Disk *self, guint file, double chance, GRand *rand)
{
  GArray *pending = g_ptr_array_index (self->pending, file);

  for (guint i = 0; i < pending->len; i++)
    {
      guint at = g_array_index (pending, guint, i);
      const RecordOp *op = &g_array_index (self->recording->ops, RecordOp, at);

      put_part (g_ptr_array_index (self->files, file), self->recording, op, CUT_TORN, chance,
                rand);
    }
  g_array_set_size (pending, 0);
}

static void
disk_advance (Disk *self, guint at, GRand *rand)
{
  const RecordOp *op = &g_array_index (self->recording->ops, RecordOp, at);

  switch (op->kind)
    {
    case RECORD_CREATE:
      g_array_index (self->named, guint, op->name) = op->file;
      break;
    case RECORD_DELETE:
      g_array_index (self->named, guint, op->name) = NO_FILE;
      break;
    case RECORD_DIRECTORY:
      for (guint i = 0; i < self->named->len; i++)
        g_array_index (self->named_lasting, guint, i) = g_array_index (self->named, guint, i);
      break;
    case RECORD_WRITE:
    case RECORD_TRUNCATE:
      g_array_append_val ((GArray *) g_ptr_array_index (self->pending, op->file), at);
      break;
    case RECORD_SYNC:
      settle (self, op->file, 1, rand);
      break;
    case RECORD_BROKEN:
      settle (self, op->file, 0.3, rand);
      break;
    case RECORD_ACK:
      self->acked = op->offset;
      break;
    }
}

/* The file as @kind leaves it, (transfer full). */
static GByteArray *
cut_file (const Disk *self, guint file, CutKind kind, GRand *rand)
{
  const GByteArray *lasting = g_ptr_array_index (self->files, file);
  const GArray *pending = g_ptr_array_index (self->pending, file);
  GByteArray *cut = g_byte_array_sized_new (lasting->len);
  double chance = kind == CUT_WHOLE ? 1 : g_rand_double (rand);

  g_byte_array_append (cut, lasting->data, lasting->len);
  if (kind == CUT_SYNCED)
    return cut;
  for (guint i = 0; i < pending->len; i++)
    {
      guint at = g_array_index (pending, guint, i);
      const RecordOp *op = &g_array_index (self->recording->ops, RecordOp, at);

      put_part (cut, self->recording, op, kind, chance, rand);
    }
  return cut;
}

static void
write_file (const char *directory, const char *relative, const void *data, gsize length)
{
  g_autofree char *path = g_build_filename (directory, relative, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  close (fd);
}

static void
write_cut (const Disk *self, const char *directory, CutKind kind, GRand *rand)
{
  const Recording *recording = self->recording;

  for (guint i = 0; i < recording->bases->len; i++)
    {
      const RecordBase *base = &g_array_index (recording->bases, RecordBase, i);
      gsize length;
      const void *bytes = g_bytes_get_data (base->bytes, &length);

      if (!base->is_database)
        write_file (directory, base->path, bytes, length);
    }
  for (guint i = 0; i < recording->names->len; i++)
    {
      const char *name = g_ptr_array_index (recording->names, i);
      guint file = g_array_index (self->named, guint, i);
      guint lasting = g_array_index (self->named_lasting, guint, i);
      g_autofree char *shm = g_strconcat (directory, "/", name, "-shm", NULL);
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autoptr (GByteArray) bytes = NULL;

      g_unlink (shm);
      g_unlink (path);
      if (kind == CUT_SYNCED || (kind != CUT_WHOLE && g_rand_boolean (rand)))
        file = lasting;
      if (file == NO_FILE)
        continue;
      bytes = cut_file (self, file, kind, rand);
      write_file (directory, name, bytes->data, bytes->len);
    }
}

static gboolean
is_silent (const Disk *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    if (((GArray *) g_ptr_array_index (self->pending, i))->len > 0)
      return FALSE;
  return memcmp (self->named->data, self->named_lasting->data,
                 self->named->len * sizeof (guint)) == 0;
}

void
power_cut_everywhere (const Recording *recording,
                      guint rounds,
                      guint32 seed,
                      CutVerifier verify,
                      gpointer user_data,
                      CutFigures *figures)
{
  g_autofree char *directory = scratch_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Disk *disk = disk_new (recording);
  WrapVfs *vfs = wrap_vfs_unsynced ();
  gboolean is_told[CUT_KINDS][CUT_BROKEN + 1] = { 0 };

  *figures = (CutFigures){ 0 };
  for (guint at = 0; at < recording->ops->len; at++)
    {
      disk_advance (disk, at, rand);
      figures->prefixes++;
      for (CutKind kind = CUT_WHOLE; kind < (is_silent (disk) ? CUT_SYNCED : CUT_KINDS); kind++)
        for (guint round = 0; round < (kind <= CUT_SYNCED ? 1 : rounds); round++)
          {
            CutVerdict verdict;

            write_cut (disk, directory, kind, rand);
            verdict = verify (directory, disk->acked, user_data);
            figures->replays++;
            figures->verdicts[verdict]++;
            if (verdict == CUT_KEPT || is_told[kind][verdict])
              continue;
            is_told[kind][verdict] = TRUE;
            g_test_message (
                "%s: %s after operation %u of %u, round %u, seed %u, %" G_GINT64_FORMAT
                " acknowledged",
                verdict == CUT_LOST ? "lost" : "broken", cut_names[kind], at + 1,
                recording->ops->len, round, seed, disk->acked);
          }
    }
  wrap_vfs_free (vfs);
  disk_free (disk);
  scratch_remove (directory);
}
