#include "data/keep/recovery-key.h"

#include "data/base/file.h"
#include "data/keep/age-x25519.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_FILE_MOST 4096 /* bytes; ours have 400 */
#define TEXT_MOST 1024
#define FILES_MOST 16 /* in one folder: each costs a second */

static gboolean
append_cb (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);
  return TRUE;
}

CwRecoveryKey *
cw_recovery_key_new (const char *passphrase, guint work, GError **error)
{
  g_autoptr (CwRecoveryKey) key = g_new0 (CwRecoveryKey, 1);
  g_autoptr (CwAgeWriter) writer = NULL;
  guint8 *secret = sodium_malloc (CW_AGE_SECRET_BYTES);
  char *identity;
  gboolean is_written;

  g_assert (secret != NULL);
  key->file = g_byte_array_new ();
  randombytes_buf (secret, CW_AGE_SECRET_BYTES);
  key->recipient = cw_age_recipient_print (secret);
  identity = cw_age_identity_print (secret);
  sodium_free (secret);

  is_written =
      (writer = cw_age_writer_new (passphrase, work, append_cb, key->file, error)) != NULL &&
      cw_age_writer_write (writer, identity, strlen (identity), error) &&
      cw_age_writer_write (writer, "\n", 1, error) && cw_age_writer_finish (writer, error);
  sodium_memzero (identity, strlen (identity));
  g_free (identity);
  return is_written ? g_steal_pointer (&key) : NULL;
}

void
cw_recovery_key_free (CwRecoveryKey *key)
{
  if (key == NULL)
    return;

  g_clear_pointer (&key->file, g_byte_array_unref);
  g_free (key->recipient);
  g_free (key);
}

char *
cw_recovery_key_tag (const char *recipient)
{
  return g_strndup (recipient + strlen ("age1"), CW_RECOVERY_TAG_LENGTH);
}

/* Adds what @fd holds to @keys, if @passphrase opens it. */
static gboolean
open_file (CwAgeKeys *keys, int fd, const char *passphrase, GError **error)
{
  g_autoptr (CwAgeReader) reader = cw_age_reader_new (passphrase, cw_file_read_cb, &fd, error);
  char *text = reader != NULL ? sodium_malloc (TEXT_MOST) : NULL;
  gsize length = 0;
  gssize count = -1;
  gboolean is_added;

  while (text != NULL && length < TEXT_MOST &&
         (count = cw_age_reader_read (reader, text + length, TEXT_MOST - length, error)) > 0)
    length += (gsize) count;
  is_added = count == 0 && cw_age_keys_add (keys, text, length, error);
  sodium_free (text);
  return is_added;
}

static gboolean
try_file (CwAgeKeys *keys, const char *path, const char *passphrase, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  gboolean is_added = FALSE;

  if (fd < 0)
    return cw_file_fail (path, errno, error);
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size <= KEY_FILE_MOST)
    is_added = open_file (keys, fd, passphrase, error);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s is no key file", path);
  close (fd);
  return is_added;
}

CwAgeKeys *
cw_recovery_key_find (const char *backup, const char *passphrase, GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_age_keys_new ();
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  g_autoptr (GError) last = NULL;
  guint count = 0;

  for (const char *name;
       names != NULL && count < FILES_MOST && (name = g_dir_read_name (names)) != NULL;)
    if (g_str_has_suffix (name, CW_RECOVERY_KEY_END))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_clear_error (&last);
        try_file (keys, path, passphrase, &last);
        count++;
      }

  if (cw_age_keys_count (keys) > 0)
    return g_steal_pointer (&keys);
  if (count == 0)
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                 "a backup that was made by itself opens with the key file beside it "
                 "(corewalk-….key), and there is none. Put both into one folder");
  else
    g_propagate_error (error, g_steal_pointer (&last));
  return NULL;
}
