#include "data/keep/age-x25519.h"

#include "data/keep/bech32.h"

#include <sodium.h>
#include <string.h>

#define RECIPIENT_PREFIX "age"
#define IDENTITY_PREFIX "AGE-SECRET-KEY-"

struct _CwAgeKeys
{
  GPtrArray *secrets; /* of guint8 *, each in locked memory */
};

char *
cw_age_recipient_of (const guint8 public[CW_AGE_PUBLIC_BYTES])
{
  return cw_bech32_encode (RECIPIENT_PREFIX, public, CW_AGE_PUBLIC_BYTES);
}

char *
cw_age_recipient_print (const guint8 secret[CW_AGE_SECRET_BYTES])
{
  guint8 public[CW_AGE_PUBLIC_BYTES];

  crypto_scalarmult_base (public, secret);
  return cw_age_recipient_of (public);
}

char *
cw_age_identity_print (const guint8 secret[CW_AGE_SECRET_BYTES])
{
  return cw_bech32_encode (IDENTITY_PREFIX, secret, CW_AGE_SECRET_BYTES);
}

gboolean
cw_age_recipient_parse (const char *text, guint8 public[CW_AGE_PUBLIC_BYTES], GError **error)
{
  const char *cause = NULL;

  if (g_ascii_strncasecmp (text, IDENTITY_PREFIX, strlen (IDENTITY_PREFIX)) == 0)
    {
      /* Not shown: it is secret. */
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "that is a secret key, which nobody but its owner should have");
      return FALSE;
    }

  if (!cw_bech32_decode (text, strlen (text), RECIPIENT_PREFIX, public, CW_AGE_PUBLIC_BYTES))
    cause = g_str_has_prefix (text, RECIPIENT_PREFIX "1") ? "a mistyped age recipient"
                                                          : "no age recipient";
  else if (cw_age_point_is_weak (public))
    cause = "an age recipient that protects nothing";
  if (cause == NULL)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s: \"%.80s\"", cause, text);
  return FALSE;
}

gboolean
cw_age_check_recipient (const char *text, GError **error)
{
  guint8 public[CW_AGE_PUBLIC_BYTES];

  g_return_val_if_fail (text != NULL, FALSE);

  return cw_age_recipient_parse (text, public, error);
}

CwAgeKeys *
cw_age_keys_new (void)
{
  CwAgeKeys *keys = g_new0 (CwAgeKeys, 1);

  if (sodium_init () < 0)
    g_error ("libsodium finds no randomness");

  keys->secrets = g_ptr_array_new_with_free_func (sodium_free);
  return keys;
}

void
cw_age_keys_free (CwAgeKeys *keys)
{
  if (keys == NULL)
    return;

  g_ptr_array_unref (keys->secrets);
  g_free (keys);
}

guint
cw_age_keys_count (const CwAgeKeys *keys)
{
  g_return_val_if_fail (keys != NULL, 0);

  return keys->secrets->len;
}

const guint8 *
cw_age_keys_get (const CwAgeKeys *keys, guint index)
{
  return g_ptr_array_index (keys->secrets, index);
}

/* add_line: FALSE when it is neither a key, nor empty, nor a comment. */
static gboolean
add_line (GPtrArray *secrets, const char *line, gsize length)
{
  guint8 *secret;

  if (length > 0 && line[length - 1] == '\r')
    length--;
  if (length == 0 || line[0] == '#')
    return TRUE;

  secret = sodium_malloc (CW_AGE_SECRET_BYTES);
  g_assert (secret != NULL);
  g_ptr_array_add (secrets, secret);
  return cw_bech32_decode (line, length, IDENTITY_PREFIX, secret, CW_AGE_SECRET_BYTES);
}

gboolean
cw_age_keys_add (CwAgeKeys *keys, const char *text, gsize length, GError **error)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (sodium_free);
  guint number = 0;

  g_return_val_if_fail (keys != NULL && (text != NULL || length == 0), FALSE);

  for (gsize start = 0, end; start < length; start = end + 1)
    {
      const char *feed = memchr (text + start, '\n', length - start);

      end = feed == NULL ? length : (gsize) (feed - text);
      number++;
      if (!add_line (secrets, text + start, end - start))
        {
          g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "not a secret key of age, in line %u",
                       number);
          return FALSE;
        }
    }

  if (secrets->len == 0)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "holds no secret key of age");
      return FALSE;
    }
  g_ptr_array_extend_and_steal (keys->secrets, g_steal_pointer (&secrets));
  return TRUE;
}
