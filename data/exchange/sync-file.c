#include "data/exchange/sync-file.h"

#include "data/exchange/bundle-reader.h"
#include "data/exchange/bundle-source.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define AGE_START "age-encryption.org/v1\n"
#define HEADER_MOST (64 * 1024) /* bytes of an encrypted file in which its header ends */

void
cw_sync_file_free (CwSyncFile *file)
{
  if (file == NULL)
    return;

  g_free (file->name);
  g_free (file->path);
  g_free (file);
}

/* Programs that copy into a folder give what is not whole such a name. */
static gboolean
is_temporary (const char *name)
{
  static const char *const ends[] = { "~", ".tmp", ".part", ".partial", ".crdownload" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;

  return name[0] == '.' || name[0] == '~' || strstr (name, ".tmp-") != NULL;
}

/* The first bytes of a file, up to @size; -1 when it can't be read. */
static gssize
read_start (const char *path, char *start, gsize size)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  gsize done = 0;
  gssize got = fd < 0 ? -1 : 1;

  while (got > 0 && done < size)
    {
      got = read (fd, start + done, size - done);
      done += got > 0 ? (gsize) got : 0;
    }
  if (fd >= 0)
    close (fd);
  return got < 0 ? -1 : (gssize) done;
}

static gboolean
begins_like (const char *start, gsize length, const char *magic, gsize magic_length)
{
  return memcmp (start, magic, MIN (length, magic_length)) == 0;
}

/* The line of the header's MAC is there to its end. */
static gboolean
has_header (const char *start, gsize length)
{
  const char *mac = g_strstr_len (start, (gssize) length, "\n---");

  return length == HEADER_MOST ||
         (mac != NULL && memchr (mac + 1, '\n', length - (gsize) (mac + 1 - start)) != NULL);
}

/* By its first bytes: NEW for what may be a bundle. */
static CwSyncKind
look_at_start (const CwSyncFile *file)
{
  g_autofree char *start = g_malloc (HEADER_MOST);
  gssize length = read_start (file->path, start, HEADER_MOST);
  gboolean is_named = strstr (file->name, ".walk") != NULL;
  gboolean is_age, is_bundle;

  if (length < 0)
    return is_named ? CW_SYNC_NEW : CW_SYNC_NOTHING; /* to be refused, with the reason */

  is_age = begins_like (start, (gsize) length, AGE_START, strlen (AGE_START));
  is_bundle = begins_like (start, (gsize) length, CW_BUNDLE_MAGIC, CW_BUNDLE_MAGIC_BYTES - 2);
  if (length < CW_BUNDLE_MAGIC_BYTES)
    return is_named && (is_age || is_bundle) ? CW_SYNC_UNFINISHED : CW_SYNC_NOTHING;
  if (is_age && !has_header (start, (gsize) length))
    return CW_SYNC_UNFINISHED;
  return is_age || is_bundle ? CW_SYNC_NEW : CW_SYNC_NOTHING;
}

/* Only the header is read. */
static gboolean
is_foreign (const CwSyncFile *file, const CwAgeKeys *keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBundleSource) source = cw_bundle_source_new (file->path, keys, &error);

  if (source != NULL)
    cw_bundle_source_start (source, &error);
  return g_error_matches (error, CW_ERROR, CW_ERROR_SECRET);
}

static gboolean
is_cut (const CwSyncFile *file, const CwAgeKeys *keys)
{
  CwBundleHead head = { 0 };
  CwBundleReader *reader = cw_bundle_reader_new (file->path, keys, &head, NULL);
  gboolean cut = reader == NULL && head.is_cut;

  cw_bundle_reader_free (reader);
  cw_bundle_head_clear (&head);
  return cut;
}

/* Whoever reads what somebody else is just replacing reads neither. */
static CwSyncKind
look_at_bytes (CwStore *store, const char *folder, CwSyncFile *file, const CwAgeKeys *keys)
{
  if (is_foreign (file, keys))
    return CW_SYNC_FOREIGN;
  if (!cw_seen_digest (file->path, file->digest, NULL))
    return CW_SYNC_NEW;
  file->is_moved = cw_seen_knows_digest (store, file->digest, NULL);
  if (file->is_moved)
    return CW_SYNC_KNOWN;

  return is_cut (file, keys) || !cw_sync_file_is_same (file, folder) ? CW_SYNC_UNFINISHED
                                                                     : CW_SYNC_NEW;
}

CwSyncFile *
cw_sync_file_new (CwStore *store, const char *folder, const char *name, const CwAgeKeys *keys)
{
  CwSyncFile *file = g_new0 (CwSyncFile, 1);

  file->name = g_strdup (name);
  file->path = g_build_filename (folder, name, NULL);
  if (is_temporary (name) || !cw_seen_look (folder, name, &file->seen))
    file->kind = CW_SYNC_NOTHING;
  else if (cw_seen_knows_place (store, &file->seen))
    file->kind = CW_SYNC_KNOWN;
  else
    {
      file->kind = look_at_start (file);
      if (file->kind == CW_SYNC_NEW)
        file->kind = look_at_bytes (store, folder, file, keys);
    }

  return file;
}

gboolean
cw_sync_file_is_same (const CwSyncFile *file, const char *folder)
{
  CwSeenFile now;

  return cw_seen_look (folder, file->name, &now) &&
         memcmp (now.place, file->seen.place, sizeof now.place) == 0;
}
