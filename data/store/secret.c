#include "data/store/secret.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#define SIGNING "signing.key"

char *
cw_secret_path (const char *directory, const char *name)
{
  return g_build_filename (directory, "keys", name, NULL);
}

gboolean
cw_secret_write (const char *directory,
                 const char *name,
                 const void *bytes,
                 gsize length,
                 GError **error)
{
  g_autofree char *folder = g_build_filename (directory, "keys", NULL);
  g_autofree char *path = cw_secret_path (directory, name);
  g_autoptr (GError) local = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CW_ERROR, errno == ENOSPC ? CW_ERROR_FULL : CW_ERROR_STORAGE,
                   "keys: %s", g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, bytes, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &local))
    return TRUE;

  g_set_error (error, CW_ERROR,
               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? CW_ERROR_FULL
                                                                         : CW_ERROR_STORAGE,
               "keys/%s: %s", name, local->message);
  return FALSE;
}

gboolean
cw_secret_set_aside (const char *directory, const char *name, const char *end, GError **error)
{
  g_autofree char *path = cw_secret_path (directory, name);
  g_autofree char *kept = g_strdup_printf ("%s.%s", path, end);

  if (g_rename (path, kept) == 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "keys/%s: %s", name, g_strerror (errno));
  return FALSE;
}

gboolean
cw_secret_read (const char *directory, guint8 *secret, guint8 *key, GError **error)
{
  g_autofree char *path = cw_secret_path (directory, SIGNING);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) local = NULL;

  if (!g_file_get_contents (path, &bytes, &length, &local))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "keys/signing.key: %s", local->message);
      return FALSE;
    }
  if (length != crypto_sign_SECRETKEYBYTES)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_DAMAGED,
                           "keys/signing.key is damaged. Restore the last backup");
      return FALSE;
    }

  memcpy (secret, bytes, length);
  sodium_memzero (bytes, length);
  crypto_sign_ed25519_sk_to_pk (key, secret);
  return TRUE;
}

gboolean
cw_secret_find (const char *directory, const guint8 *key, guint8 *secret)
{
  g_autofree char *path = cw_secret_path (directory, SIGNING);
  g_autofree char *old = NULL;
  g_autofree char *bytes = NULL;
  guint8 found[crypto_sign_PUBLICKEYBYTES];
  char name[CW_SECRET_NAME_BYTES + 1];
  gsize length;

  if (cw_secret_read (directory, secret, found, NULL) && memcmp (found, key, sizeof found) == 0)
    return TRUE;

  sodium_bin2hex (name, sizeof name, key, CW_SECRET_NAME_BYTES / 2);
  old = g_strdup_printf ("%s.%s", path, name);
  if (g_file_get_contents (old, &bytes, &length, NULL) && length == crypto_sign_SECRETKEYBYTES)
    {
      memcpy (secret, bytes, length);
      sodium_memzero (bytes, length);
      crypto_sign_ed25519_sk_to_pk (found, secret);
      if (memcmp (found, key, sizeof found) == 0)
        return TRUE;
    }

  sodium_memzero (secret, crypto_sign_SECRETKEYBYTES);
  return FALSE;
}

gboolean
cw_secret_was_mine (const char *directory, const guint8 *key)
{
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  gboolean is_mine = cw_secret_find (directory, key, secret);

  sodium_memzero (secret, sizeof secret);
  return is_mine;
}

gboolean
cw_secret_is_usable (const char *directory)
{
  g_autofree char *path = cw_secret_path (directory, SIGNING);
  struct stat about;

  if (stat (path, &about) != 0)
    return errno != ENOENT;

  return about.st_size == crypto_sign_SECRETKEYBYTES;
}

static gboolean
keep_old (const char *directory, GError **error)
{
  g_autofree char *path = cw_secret_path (directory, SIGNING);
  g_autofree char *bytes = NULL;
  gsize length;
  guint8 key[crypto_sign_PUBLICKEYBYTES];
  char name[CW_SECRET_NAME_BYTES + 1];

  if (!g_file_get_contents (path, &bytes, &length, NULL) ||
      length != crypto_sign_SECRETKEYBYTES)
    return TRUE;

  crypto_sign_ed25519_sk_to_pk (key, (const guint8 *) bytes);
  sodium_memzero (bytes, length);
  sodium_bin2hex (name, sizeof name, key, CW_SECRET_NAME_BYTES / 2);
  return cw_secret_set_aside (directory, SIGNING, name, error);
}

gboolean
cw_secret_renew (const char *directory, guint8 *secret, guint8 *key, GError **error)
{
  if (!keep_old (directory, error))
    return FALSE;

  crypto_sign_keypair (key, secret);
  return cw_secret_write (directory, SIGNING, secret, crypto_sign_SECRETKEYBYTES, error);
}
