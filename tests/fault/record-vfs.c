#include "tests/fault/record-vfs.h"

#include <string.h>

#include "tests/fault/wrap-vfs.h"

/* The one recording that runs: what its hooks need and its reader doesn't. */
static struct
{
  Recording *recording;
  WrapVfs *vfs;
  GArray *file_of_name; /* guint: the file that a name means now, or NO_FILE */
  gboolean is_new;      /* the file being opened was not there before */
  guint break_in;       /* how many syncs until one fails; 0 for never */
  gboolean breaks_for_ever;
} running;

#define NO_FILE G_MAXUINT

/* The name's number, new where needed; FALSE for what lies elsewhere. */
static gboolean
find_name (const char *path, guint *name)
{
  Recording *self = running.recording;
  gsize length = strlen (self->directory);
  guint no_file = NO_FILE;

  if (strncmp (path, self->directory, length) != 0 || path[length] != '/')
    return FALSE;
  path += length + 1;
  if (g_ptr_array_find_with_equal_func (self->names, path, g_str_equal, name))
    return TRUE;
  *name = self->names->len;
  g_ptr_array_add (self->names, g_strdup (path));
  g_array_append_val (running.file_of_name, no_file);
  return TRUE;
}

static void
add_op (RecordKind kind, guint name, const WrapCall *call)
{
  Recording *self = running.recording;
  RecordOp op = { .kind = kind, .name = name };

  op.file = g_array_index (running.file_of_name, guint, name);
  op.offset = call->offset;
  op.data_at = self->data->len;
  op.length = kind == RECORD_WRITE ? (gsize) call->length : 0;
  g_byte_array_append (self->data, call->data, (guint) op.length);
  g_array_append_val (self->ops, op);
}

static int
before_call (const WrapCall *call, gpointer user_data)
{
  guint name;

  if (call->kind == WRAP_OPEN)
    running.is_new = !g_file_test (call->path, G_FILE_TEST_EXISTS);
  if (call->kind != WRAP_SYNC || running.break_in == 0 || !find_name (call->path, &name))
    return SQLITE_OK;
  if (running.break_in > 1)
    {
      running.break_in--;
      return SQLITE_OK;
    }
  if (!running.breaks_for_ever)
    running.break_in = 0;
  add_op (RECORD_BROKEN, name, call);
  return SQLITE_IOERR_FSYNC;
}

static void
after_call (const WrapCall *call, gpointer user_data)
{
  guint *file;
  guint name;

  if (call->kind == WRAP_READ || call->kind == WRAP_SHM_MAP || !find_name (call->path, &name))
    return;
  file = &g_array_index (running.file_of_name, guint, name);
  if (call->kind == WRAP_OPEN && running.is_new)
    {
      *file = running.recording->file_count++;
      add_op (RECORD_CREATE, name, call);
    }
  else if (call->kind == WRAP_WRITE)
    add_op (RECORD_WRITE, name, call);
  else if (call->kind == WRAP_TRUNCATE)
    add_op (RECORD_TRUNCATE, name, call);
  else if (call->kind == WRAP_SYNC)
    add_op (RECORD_SYNC, name, call);
  else if (call->kind == WRAP_DELETE)
    {
      add_op (RECORD_DELETE, name, call);
      *file = NO_FILE;
    }
  if (call->syncs_directory)
    add_op (RECORD_DIRECTORY, name, call);
}

static void
add_base (const char *path, const char *relative)
{
  Recording *self = running.recording;
  RecordBase base = { .path = g_strdup (relative) };
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;
  guint name;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  base.bytes = g_bytes_new_take (bytes, length);
  base.is_database = g_str_has_suffix (path, ".db") || g_str_has_suffix (path, "-wal") ||
                     g_str_has_suffix (path, "-journal");
  if (!base.is_database)
    {
      g_array_append_val (self->bases, base);
      return;
    }
  g_assert_true (find_name (path, &name));
  g_array_index (running.file_of_name, guint, name) = self->file_count;
  g_array_insert_val (self->bases, self->file_count, base);
  self->file_count++;
}

static void
read_bases (const char *relative)
{
  g_autofree char *folder = g_build_filename (running.recording->directory, relative, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner =
          relative[0] != '\0' ? g_build_filename (relative, name, NULL) : g_strdup (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        read_bases (inner);
      else if (!g_str_has_suffix (name, "-shm"))
        add_base (path, inner);
    }
}

static void
clear_base (gpointer data)
{
  RecordBase *base = data;

  g_free (base->path);
  g_bytes_unref (base->bytes);
}

Recording *
recording_begin (const char *directory)
{
  WrapHooks hooks = { .before = before_call, .after = after_call };
  Recording *self = g_new0 (Recording, 1);

  g_assert_null (running.recording);
  self->directory = g_strdup (directory);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->bases = g_array_new (FALSE, FALSE, sizeof (RecordBase));
  g_array_set_clear_func (self->bases, clear_base);
  self->ops = g_array_new (FALSE, FALSE, sizeof (RecordOp));
  self->data = g_byte_array_new ();
  running.recording = self;
  running.file_of_name = g_array_new (FALSE, FALSE, sizeof (guint));
  running.break_in = 0;
  read_bases ("");
  running.vfs = wrap_vfs_new (&hooks);
  return self;
}

void
recording_end (Recording *recording)
{
  if (running.recording != recording)
    return;
  g_clear_pointer (&running.vfs, wrap_vfs_free);
  g_clear_pointer (&running.file_of_name, g_array_unref);
  running.recording = NULL;
}

void
recording_free (Recording *recording)
{
  if (recording == NULL)
    return;
  recording_end (recording);
  g_free (recording->directory);
  g_ptr_array_unref (recording->names);
  g_array_unref (recording->bases);
  g_array_unref (recording->ops);
  g_byte_array_unref (recording->data);
  g_free (recording);
}

void
recording_ack (Recording *recording, gint64 count)
{
  RecordOp op = { .kind = RECORD_ACK, .offset = count };

  g_array_append_val (recording->ops, op);
}

void
recording_break_sync (Recording *recording, guint nth, gboolean for_ever)
{
  g_assert_true (running.recording == recording);
  running.break_in = nth;
  running.breaks_for_ever = for_ever;
}

gboolean
recording_has_broken (const Recording *recording)
{
  for (guint i = 0; i < recording->ops->len; i++)
    if (g_array_index (recording->ops, RecordOp, i).kind == RECORD_BROKEN)
      return TRUE;
  return FALSE;
}
