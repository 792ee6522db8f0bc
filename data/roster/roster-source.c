#include "data/roster/roster-source.h"

#include "data/roster/roster-zip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_MEMBERS 10000
#define MOST_BYTES (G_GINT64_CONSTANT (1) << 30)
#define MOST_DEPTH 3
#define CHUNK (64 * 1024)
#define YEAR_1990_MS G_GINT64_CONSTANT (631152000000)

typedef enum
{
  SHAPE_FOLDER,
  SHAPE_ZIP,
  SHAPE_PLAIN,
} Shape;

struct _CwRosterSource
{
  char *path;
  Shape shape;
  gint64 packed_bytes;
  GPtrArray *members;
};

static void
free_member (CwRosterMember *member)
{
  g_free (member->name);
  g_free (member->folder);
  g_free (member->base);
  g_free (member);
}

static gboolean
points_outside (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  return name[0] == '/' || (name[0] != '\0' && name[1] == ':') ||
         g_strv_contains ((const char *const *) steps, "..");
}

static gboolean
is_left_behind (const char *folder, const char *base)
{
  return strstr (folder, "__macosx") != NULL || g_str_has_prefix (base, "._") ||
         g_str_equal (base, ".ds_store") || g_str_equal (base, "thumbs.db") ||
         g_str_equal (base, "desktop.ini") || base[0] == '\0';
}

static gboolean
add_member (CwRosterSource *source,
            const char *name,
            gint64 size,
            gint64 written_ms,
            GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *slashed = g_strdelimit (g_utf8_strdown (valid, -1), "\\", '/');
  const char *slash = strrchr (slashed, '/');
  CwRosterMember *member;

  if (source->members->len >= MOST_MEMBERS)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "it holds more than %d files",
                   MOST_MEMBERS);
      return FALSE;
    }
  member = g_new0 (CwRosterMember, 1);
  member->name = g_steal_pointer (&valid);
  member->folder = slash ? g_strndup (slashed, slash - slashed) : g_strdup ("");
  member->base = g_strdup (slash ? slash + 1 : slashed);
  member->size = size;
  member->written_ms = written_ms >= YEAR_1990_MS ? written_ms : 0;
  member->is_unsafe = points_outside (slashed);
  member->is_junk = is_left_behind (member->folder, member->base);
  g_ptr_array_add (source->members, member);
  return TRUE;
}

static gboolean
add_zip_entry_cb (const char *name,
                  gint64 size,
                  gint64 written_ms,
                  gpointer data,
                  GError **error)
{
  return add_member (data, name, size, written_ms, error);
}

static gboolean
list_folder (CwRosterSource *source, const char *under, int depth, GError **error)
{
  g_autofree char *path = g_build_filename (source->path, under, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (!dir)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "folder “%s” can't be read", under);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = *under ? g_build_filename (under, name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (source->path, inside, NULL);
      struct stat st;

      if (stat (full, &st) != 0)
        continue;
      if (S_ISDIR (st.st_mode) && depth < MOST_DEPTH)
        {
          if (!list_folder (source, inside, depth + 1, error))
            return FALSE;
        }
      else if (S_ISREG (st.st_mode) &&
               !add_member (source, inside, st.st_size, st.st_mtim.tv_sec * 1000, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_errno (const char *what, GError **error)
{
  int saved = errno;

  g_set_error (error, CW_ERROR, saved == ENOENT ? CW_ERROR_NOT_FOUND : CW_ERROR_STORAGE,
               "%s can't be read: %s", what, g_strerror (saved));
  return FALSE;
}

static gboolean
begins_like_zip (const char *path)
{
  char magic[4] = { 0 };
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize n = fd < 0 ? -1 : read (fd, magic, sizeof magic);

  if (fd >= 0)
    close (fd);
  return n == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] < 9 && magic[3] < 9;
}

static gboolean
list_members (CwRosterSource *source, const struct stat *st, GError **error)
{
  g_autofree char *name = g_path_get_basename (source->path);

  switch (source->shape)
    {
    case SHAPE_FOLDER:
      return list_folder (source, "", 0, error);
    case SHAPE_ZIP:
      return cw_roster_zip_list (source->path, add_zip_entry_cb, source, error);
    case SHAPE_PLAIN:
      return add_member (source, name, st->st_size, st->st_mtim.tv_sec * 1000, error);
    }
  g_assert_not_reached ();
}

CwRosterSource *
cw_roster_source_open (const char *path, GError **error)
{
  g_autoptr (CwRosterSource) source = g_new0 (CwRosterSource, 1);
  struct stat st;

  source->path = g_strdup (path);
  source->members = g_ptr_array_new_with_free_func ((GDestroyNotify) free_member);
  if (stat (path, &st) != 0)
    {
      refuse_errno ("it", error);
      return NULL;
    }
  if (!S_ISDIR (st.st_mode) && !S_ISREG (st.st_mode))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it is neither a file nor a folder");
      return NULL;
    }
  source->packed_bytes = st.st_size;
  source->shape = S_ISDIR (st.st_mode)     ? SHAPE_FOLDER
                  : begins_like_zip (path) ? SHAPE_ZIP
                                           : SHAPE_PLAIN;
  if (!list_members (source, &st, error))
    return NULL;
  return g_steal_pointer (&source);
}

void
cw_roster_source_close (CwRosterSource *source)
{
  if (!source)
    return;
  g_ptr_array_unref (source->members);
  g_free (source->path);
  g_free (source);
}

GPtrArray *
cw_roster_source_members (CwRosterSource *source)
{
  return source->members;
}

gboolean
cw_roster_source_is_plain (CwRosterSource *source)
{
  return source->shape == SHAPE_PLAIN;
}

static gboolean
read_file (const char *path, CwRosterBytesFunc func, gpointer data, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gint64 total = 0;
  gboolean goes_on = TRUE;
  gssize n = -1;

  while (fd >= 0 && goes_on && total <= MOST_BYTES && (n = read (fd, chunk, CHUNK)) > 0)
    {
      goes_on = func (chunk, n, data, error);
      total += n;
    }
  if (n < 0 && goes_on)
    refuse_errno ("the file", error);
  if (fd >= 0)
    close (fd);
  if (total > MOST_BYTES)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "the file is larger than 1 GiB");
  return goes_on && n == 0;
}

gboolean
cw_roster_source_read (CwRosterSource *source,
                       const CwRosterMember *member,
                       CwRosterBytesFunc func,
                       gpointer data,
                       GError **error)
{
  g_autofree char *full = NULL;
  guint index;

  if (source->shape == SHAPE_ZIP)
    {
      /* Entries are found by place, not by name: a zip may hold one name twice. */
      g_assert (g_ptr_array_find (source->members, member, &index));
      return cw_roster_zip_read (source->path, index, source->packed_bytes, func, data, error);
    }
  full = source->shape == SHAPE_PLAIN ? g_strdup (source->path)
                                      : g_build_filename (source->path, member->name, NULL);
  return read_file (full, func, data, error);
}
