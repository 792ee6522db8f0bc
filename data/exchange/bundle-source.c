#include "data/exchange/bundle-source.h"

#include "data/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define AGE_MAGIC "age-encryption.org/"

struct _CwBundleSource
{
  int fd;
  gint64 size; /* of the file */
  const CwAgeKeys *keys;
  gboolean is_encrypted;
  guint recipients;
  CwAgeReader *age;

  guint8 buffer[65536]; /* plain bytes that were read ahead */
  gsize at, filled;
  gint64 place;       /* plain bytes that were given out */
  gint64 expected;    /* bytes of the whole file at least, once its head said it; else 0 */
  gboolean is_short;  /* it ended before it should */
  gboolean is_broken; /* age could not go on */
};

static gssize
read_file (void *buffer, gsize size, gpointer user_data, GError **error)
{
  return cw_file_read (((CwBundleSource *) user_data)->fd, buffer, size, error);
}

/* More plain bytes; 0 at the end. */
static gssize
fill (CwBundleSource *source, GError **error)
{
  gssize got =
      source->age != NULL
          ? cw_age_reader_read (source->age, source->buffer, sizeof source->buffer, error)
          : read_file (source->buffer, sizeof source->buffer, source, error);

  source->is_broken = got < 0;
  source->at = 0;
  source->filled = got < 0 ? 0 : (gsize) got;
  return got;
}

static gboolean
fail_cut (CwBundleSource *source, GError **error)
{
  gint64 whole = source->expected;

  source->is_short = TRUE;
  if (whole <= source->size)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                         "this file is cut off. Copy it again");
  else
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                 "this file is cut off at about %d %%. Copy it again",
                 (int) (100 * source->size / whole));
  return FALSE;
}

gboolean
cw_bundle_source_read (void *buffer, gsize size, gpointer user_data, GError **error)
{
  CwBundleSource *source = user_data;
  guint8 *out = buffer;
  gsize done = 0;

  while (done < size)
    {
      gsize part = MIN (size - done, source->filled - source->at);

      memcpy (out + done, source->buffer + source->at, part);
      source->at += part;
      done += part;
      if (done < size && source->at == source->filled)
        {
          gssize got = fill (source, error);

          if (got < 0)
            return FALSE;
          if (got == 0)
            return fail_cut (source, error);
        }
    }
  source->place += (gint64) size;
  return TRUE;
}

static gboolean
open_file (CwBundleSource *source, const char *file, GError **error)
{
  struct stat status;

  source->fd = open (file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (source->fd < 0 || fstat (source->fd, &status) != 0)
    return cw_file_fail ("it can't be read", errno, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "this is no file");
      return FALSE;
    }

  source->size = status.st_size;
  return TRUE;
}

/* Whether the file is encrypted, and to how many. */
static gboolean
look (CwBundleSource *source, GError **error)
{
  char start[sizeof AGE_MAGIC - 1];
  gssize got = pread (source->fd, start, sizeof start, 0);
  int recipients;

  source->is_encrypted = got == sizeof start && memcmp (start, AGE_MAGIC, sizeof start) == 0;
  if (!source->is_encrypted)
    return TRUE;

  recipients = cw_age_count_recipients (read_file, source, error);
  if (recipients < 0)
    return FALSE;
  if (recipients == 0 || source->keys == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_SECRET,
                           recipients == 0 ? "it is locked with a passphrase; bundles are not"
                                           : "it is encrypted, and no key is at hand");
      return FALSE;
    }

  source->recipients = (guint) recipients;
  return TRUE;
}

CwBundleSource *
cw_bundle_source_new (const char *file, const CwAgeKeys *keys, GError **error)
{
  g_autoptr (CwBundleSource) source = g_new0 (CwBundleSource, 1);

  source->fd = -1;
  source->keys = keys;
  return open_file (source, file, error) && look (source, error) ? g_steal_pointer (&source)
                                                                 : NULL;
}

void
cw_bundle_source_free (CwBundleSource *source)
{
  if (source == NULL)
    return;

  cw_age_reader_free (source->age);
  if (source->fd >= 0)
    close (source->fd);
  sodium_memzero (source->buffer, sizeof source->buffer);
  g_free (source);
}

gboolean
cw_bundle_source_start (CwBundleSource *source, GError **error)
{
  GError *local = NULL;

  g_clear_pointer (&source->age, cw_age_reader_free);
  source->at = source->filled = 0;
  source->place = 0;
  if (lseek (source->fd, 0, SEEK_SET) != 0)
    return cw_file_fail ("it can't be read", errno, error);
  if (!source->is_encrypted)
    return TRUE;

  source->age = cw_age_reader_new_with (source->keys, read_file, source, &local);
  source->is_broken =
      source->age == NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_SECRET);
  if (source->age == NULL)
    g_propagate_error (error, local);
  return source->age != NULL;
}

/* Some make a file as long as it will be before they copy into it. */
static gboolean
ends_in_zeros (CwBundleSource *source)
{
  guint8 end[32];

  return source->size >= (gint64) sizeof end &&
         pread (source->fd, end, sizeof end, source->size - (gint64) sizeof end) ==
             sizeof end &&
         sodium_is_zero (end, sizeof end);
}

/* Where age can't go on in the last part of a file that part is changed or cut off: the latter is
 * what happens. */
gboolean
cw_bundle_source_is_cut (CwBundleSource *source)
{
  return source->is_short || ends_in_zeros (source) ||
         (source->is_broken && lseek (source->fd, 0, SEEK_CUR) >= source->size);
}

gboolean
cw_bundle_source_end (CwBundleSource *source, GError **error)
{
  gssize got = source->at < source->filled ? 1 : fill (source, error);

  if (got > 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "something follows its end");
  return got == 0;
}

void
cw_bundle_source_expect (CwBundleSource *source, gint64 bytes)
{
  source->expected = bytes;
}

gint64
cw_bundle_source_get_place (CwBundleSource *source)
{
  return source->place;
}

guint
cw_bundle_source_get_recipients (CwBundleSource *source)
{
  return source->recipients;
}

gboolean
cw_bundle_source_explain (CwBundleSource *source, GError **error)
{
  if (source->is_encrypted && g_error_matches (*error, CW_ERROR, CW_ERROR_DAMAGED) &&
      source->expected > source->size)
    {
      g_clear_error (error);
      fail_cut (source, error);
    }

  return FALSE;
}
