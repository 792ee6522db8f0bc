#include "corewalk/sender-card.h"
#include "data/base/whole-file.h"
#include "data/keep/age-x25519.h"
#include "data/store/encryption-key.h"
#include "data/store/store-private.h"

#include <string.h>

static gboolean
write_text (CwWholeFile *file, const char *text, GError **error)
{
  return cw_whole_file_write (text, strlen (text), file, error);
}

static gboolean
write_key (CwWholeFile *file, const guint8 *secret, GError **error)
{
  g_autofree char *recipient = cw_age_recipient_print (secret);
  g_autofree char *comment = g_strdup_printf ("# public key: %s\n", recipient);
  char *identity = cw_age_identity_print (secret);
  gboolean is_written = write_text (file, comment, error) &&
                        write_text (file, identity, error) && write_text (file, "\n", error);

  sodium_memzero (identity, strlen (identity));
  g_free (identity);
  return is_written;
}

gboolean
cw_sender_card_export_key (CwStore *store, const char *file, GError **error)
{
  g_autoptr (CwAgeKeys) keys = NULL;
  g_autoptr (CwWholeFile) whole = NULL;
  gboolean is_written;

  g_return_val_if_fail (store != NULL && file != NULL, FALSE);

  keys = cw_encryption_key_load (store->directory, error);
  whole = keys == NULL ? NULL : cw_whole_file_new (file, error);
  if (whole == NULL)
    return FALSE;

  is_written = write_text (
      whole,
      "# Secret keys of a Corewalk store. Whoever has them can read all that was ever sent to it.\n"
      "# age -d -i THIS-FILE BUNDLE opens a bundle.\n",
      error);
  for (guint i = 0; is_written && i < cw_age_keys_count (keys); i++)
    is_written = write_key (whole, cw_age_keys_get (keys, i), error);
  return is_written && cw_whole_file_commit (whole, NULL, NULL, error);
}
