#include "data/store/encryption-key.h"

#include "data/keep/age-x25519.h"
#include "data/store/secret.h"

#include <sodium.h>
#include <string.h>

#define NAME "encryption.key"
#define OLD_NAME NAME "."
#define UNREADABLE_END "unreadable"

/* add_file: adds the keys of keys/@name. */
static gboolean
add_file (CwAgeKeys *keys, const char *directory, const char *name, GError **error)
{
  g_autofree char *path = cw_secret_path (directory, name);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;
  gboolean is_added;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      gboolean is_missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);

      g_set_error (error, CW_ERROR, is_missing ? CW_ERROR_NOT_FOUND : CW_ERROR_STORAGE,
                   "keys/%s: %s", name, local->message);
      return FALSE;
    }

  is_added = cw_age_keys_add (keys, text, length, &local);
  sodium_memzero (text, length);
  if (!is_added)
    g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED,
                 "keys/%s is damaged: %s. Restore the last backup", name, local->message);
  return is_added;
}

static gboolean
draw (const char *directory, GError **error)
{
  guint8 *secret = sodium_malloc (CW_AGE_SECRET_BYTES);
  g_autofree char *recipient = NULL, *identity = NULL, *text = NULL;
  gboolean is_written;

  g_assert (secret != NULL);
  randombytes_buf (secret, CW_AGE_SECRET_BYTES);
  recipient = cw_age_recipient_print (secret);
  identity = cw_age_identity_print (secret);
  sodium_free (secret);

  text = g_strdup_printf ("# Opens what is sent to this store. Give it to nobody.\n"
                          "# public key: %s\n"
                          "%s\n",
                          recipient, identity);
  is_written = cw_secret_write (directory, NAME, text, strlen (text), error);
  sodium_memzero (identity, strlen (identity));
  sodium_memzero (text, strlen (text));
  return is_written;
}

gboolean
cw_encryption_key_renew (const char *directory, GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_age_keys_new ();
  g_autoptr (GError) local = NULL;
  const char *end = UNREADABLE_END;
  char name[CW_SECRET_NAME_BYTES + 1];

  if (add_file (keys, directory, NAME, &local))
    {
      guint8 public[CW_AGE_PUBLIC_BYTES];

      crypto_scalarmult_base (public, cw_age_keys_get (keys, 0));
      end = sodium_bin2hex (name, sizeof name, public, CW_SECRET_NAME_BYTES / 2);
    }
  else if (g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return draw (directory, error);

  return cw_secret_set_aside (directory, NAME, end, error) && draw (directory, error);
}

gboolean
cw_encryption_key_ensure (const char *directory, gboolean *is_renewed, GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_age_keys_new ();
  g_autoptr (GError) local = NULL;
  gboolean is_damaged;

  if (add_file (keys, directory, NAME, &local))
    return TRUE;

  is_damaged = g_error_matches (local, CW_ERROR, CW_ERROR_DAMAGED);
  if (!is_damaged && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (is_renewed != NULL)
    *is_renewed = is_damaged;
  return cw_encryption_key_renew (directory, error);
}

CwAgeKeys *
cw_encryption_key_load (const char *directory, GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_age_keys_new ();
  g_autofree char *folder = g_build_filename (directory, "keys", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);

  if (!add_file (keys, directory, NAME, error))
    return NULL;

  /* An old one that is damaged opens nothing; that is no reason not to try the others. */
  for (const char *name; names != NULL && (name = g_dir_read_name (names)) != NULL;)
    if (g_str_has_prefix (name, OLD_NAME))
      add_file (keys, directory, name, NULL);

  return g_steal_pointer (&keys);
}

char *
cw_encryption_key_recipient (const char *directory, GError **error)
{
  g_autoptr (CwAgeKeys) keys = cw_age_keys_new ();

  return add_file (keys, directory, NAME, error)
             ? cw_age_recipient_print (cw_age_keys_get (keys, 0))
             : NULL;
}
