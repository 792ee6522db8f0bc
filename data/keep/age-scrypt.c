#include "data/keep/age-scrypt.h"

#include "corewalk/age.h"

#include <sodium.h>
#include <string.h>

#define TYPE "scrypt"
#define SALT_LABEL "age-encryption.org/v1/scrypt"
#define SALT_BYTES 16
#define BLOCK_SIZE 8 /* scrypt's r; with it 2^work blocks of 1 KiB are in use */
#define BODY_BYTES (CW_AGE_KEY_BYTES + crypto_aead_chacha20poly1305_ietf_ABYTES)

/* Fixed by the format: each wrap key is used once. */
static const guint8 zero_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

static gboolean
derive_wrap_key (guint8 key[crypto_aead_chacha20poly1305_ietf_KEYBYTES],
                 const char *passphrase,
                 const guint8 salt[SALT_BYTES],
                 guint work,
                 GError **error)
{
  guint8 labelled[sizeof SALT_LABEL - 1 + SALT_BYTES];

  memcpy (labelled, SALT_LABEL, sizeof SALT_LABEL - 1);
  memcpy (labelled + sizeof SALT_LABEL - 1, salt, SALT_BYTES);
  if (crypto_pwhash_scryptsalsa208sha256_ll ((const guint8 *) passphrase, strlen (passphrase),
                                             labelled, sizeof labelled,
                                             G_GUINT64_CONSTANT (1) << work, BLOCK_SIZE, 1, key,
                                             crypto_aead_chacha20poly1305_ietf_KEYBYTES) == 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_STORAGE,
               "not memory enough to turn the passphrase into a key (%u KiB). "
               "Close other programs and try again",
               1u << work);
  return FALSE;
}

CwAgeStanza *
cw_age_scrypt_wrap (const guint8 file_key[CW_AGE_KEY_BYTES],
                    const char *passphrase,
                    guint work,
                    GError **error)
{
  guint8 salt[SALT_BYTES], body[BODY_BYTES];
  guint8 key[crypto_aead_chacha20poly1305_ietf_KEYBYTES];
  g_autofree char *salt_text = NULL;
  g_autofree char *work_text = g_strdup_printf ("%u", work);
  CwAgeStanza *stanza;

  randombytes_buf (salt, sizeof salt);
  if (!derive_wrap_key (key, passphrase, salt, work, error))
    return NULL;

  crypto_aead_chacha20poly1305_ietf_encrypt (body, NULL, file_key, CW_AGE_KEY_BYTES, NULL, 0,
                                             NULL, zero_nonce, key);
  sodium_memzero (key, sizeof key);

  salt_text = cw_age_base64 (salt, sizeof salt);
  stanza = cw_age_stanza_new (TYPE, salt_text, work_text, NULL);
  g_byte_array_append (stanza->body, body, sizeof body);
  return stanza;
}

/* find: the stanza, which the format forbids beside any other: who was given the passphrase may
 * trust that nobody without it wrote the file. */
static const CwAgeStanza *
find (GPtrArray *stanzas, GError **error)
{
  for (guint i = 0; i < stanzas->len; i++)
    {
      const CwAgeStanza *stanza = g_ptr_array_index (stanzas, i);

      if (strcmp (g_ptr_array_index (stanza->args, 0), TYPE) != 0)
        continue;
      if (stanzas->len == 1)
        return stanza;

      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "%u recipients beside a passphrase, which age forbids", stanzas->len - 1);
      return NULL;
    }

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "encrypted to keys, not with a passphrase");
  return NULL;
}

/* read_work: 0 for what age does not allow: signs, leading zeros, other characters. */
static guint64
read_work (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (text[0] == '0' || digits == 0 || text[digits] != '\0')
    return 0;
  return g_ascii_strtoull (text, NULL, 10);
}

/* read_args: salt and work factor of @stanza. */
static gboolean
read_args (const CwAgeStanza *stanza, guint8 salt[SALT_BYTES], guint64 *work, GError **error)
{
  const char *salt_text = stanza->args->len == 3 ? g_ptr_array_index (stanza->args, 1) : "";
  const char *work_text = stanza->args->len == 3 ? g_ptr_array_index (stanza->args, 2) : "";

  *work = read_work (work_text);
  if (*work == 0 || stanza->body->len != BODY_BYTES ||
      !cw_age_unbase64 (salt_text, strlen (salt_text), salt, SALT_BYTES))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "a passphrase line that can't be read");
      return FALSE;
    }
  if (*work > CW_AGE_WORK_MOST)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "asks for a work factor of %s, at most %d is allowed", work_text,
                   CW_AGE_WORK_MOST);
      return FALSE;
    }

  return TRUE;
}

gboolean
cw_age_scrypt_unwrap (guint8 file_key[CW_AGE_KEY_BYTES],
                      const char *passphrase,
                      GPtrArray *stanzas,
                      GError **error)
{
  const CwAgeStanza *stanza = find (stanzas, error);
  guint8 key[crypto_aead_chacha20poly1305_ietf_KEYBYTES], salt[SALT_BYTES];
  guint64 work;
  int failed;

  if (stanza == NULL || !read_args (stanza, salt, &work, error) ||
      !derive_wrap_key (key, passphrase, salt, (guint) work, error))
    return FALSE;

  failed = crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL, stanza->body->data,
                                                      BODY_BYTES, NULL, 0, zero_nonce, key);
  sodium_memzero (key, sizeof key);
  if (failed)
    g_set_error (error, CW_ERROR, CW_ERROR_SECRET,
                 "the passphrase does not open it: a wrong passphrase, or a changed header");
  return !failed;
}
