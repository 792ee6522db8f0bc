#include "corewalk/age.h"

#include "data/keep/age-chunk.h"
#include "data/keep/age-scrypt.h"
#include "data/keep/age-x25519.h"

#include <sodium.h>
#include <string.h>

struct _CwAgeWriter
{
  CwWriteBytes write;
  gpointer user_data;
  CwAgeChunks *chunks;
  guint8 *plain;  /* of the chunk to come, in locked memory */
  gsize length;   /* how much of @plain is filled */
  guint8 *sealed; /* room for one chunk */
  gboolean is_finished;
  GError *failure;
};

static gboolean
emit (CwAgeWriter *writer, const void *bytes, gsize length)
{
  return writer->write (bytes, length, writer->user_data, &writer->failure);
}

static void
emit_chunk (CwAgeWriter *writer, gboolean is_last)
{
  gsize length = writer->length;

  cw_age_chunks_seal (writer->chunks, writer->sealed, writer->plain, length, is_last);
  writer->length = 0;
  emit (writer, writer->sealed, length + CW_AGE_TAG_BYTES);
}

/* What is written for: a passphrase and what guessing it costs, or else recipients. */
typedef struct
{
  const char *passphrase;
  guint work;
  GPtrArray *recipients; /* of char * */
} Opener;

static GPtrArray *
wrap_for_passphrase (const Opener *whom, const guint8 *file_key, GError **error)
{
  g_autoptr (GPtrArray) stanzas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_age_stanza_free);
  CwAgeStanza *stanza = cw_age_scrypt_wrap (file_key, whom->passphrase, whom->work, error);

  if (stanza == NULL)
    return NULL;

  g_ptr_array_add (stanzas, stanza);
  return g_steal_pointer (&stanzas);
}

static gboolean
has_before (GPtrArray *recipients, guint index)
{
  for (guint i = 0; i < index; i++)
    if (strcmp (g_ptr_array_index (recipients, i), g_ptr_array_index (recipients, index)) == 0)
      return TRUE;

  return FALSE;
}

static GPtrArray *
wrap_for_recipients (const Opener *whom, const guint8 *file_key, GError **error)
{
  g_autoptr (GPtrArray) stanzas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_age_stanza_free);

  for (guint i = 0; i < whom->recipients->len; i++)
    {
      guint8 public[CW_AGE_PUBLIC_BYTES];

      if (has_before (whom->recipients, i))
        continue;
      if (!cw_age_recipient_parse (g_ptr_array_index (whom->recipients, i), public, error))
        return NULL;
      g_ptr_array_add (stanzas, cw_age_x25519_wrap (file_key, public));
    }

  return g_steal_pointer (&stanzas);
}

static gboolean
begin (CwAgeWriter *writer, const Opener *whom, const guint8 *file_key)
{
  g_autoptr (GPtrArray) stanzas = whom->passphrase != NULL
                                      ? wrap_for_passphrase (whom, file_key, &writer->failure)
                                      : wrap_for_recipients (whom, file_key, &writer->failure);
  g_autoptr (GString) header = NULL;
  guint8 nonce[CW_AGE_NONCE_BYTES];

  if (stanzas == NULL)
    return FALSE;

  header = cw_age_header_print (stanzas, file_key);
  randombytes_buf (nonce, sizeof nonce);
  writer->chunks = cw_age_chunks_new (file_key, nonce);
  return emit (writer, header->str, header->len) && emit (writer, nonce, sizeof nonce);
}

static CwAgeWriter *
begin_file (const Opener *whom, CwWriteBytes write, gpointer user_data, GError **error)
{
  g_autoptr (CwAgeWriter) writer = g_new0 (CwAgeWriter, 1);
  guint8 *file_key;
  gboolean has_begun;

  if (sodium_init () < 0)
    g_error ("libsodium finds no randomness");

  writer->write = write;
  writer->user_data = user_data;
  writer->plain = sodium_malloc (CW_AGE_CHUNK_BYTES);
  writer->sealed = g_malloc (CW_AGE_SEALED_BYTES);
  file_key = sodium_malloc (CW_AGE_KEY_BYTES);
  g_assert (writer->plain != NULL && file_key != NULL);

  randombytes_buf (file_key, CW_AGE_KEY_BYTES);
  has_begun = begin (writer, whom, file_key);
  sodium_free (file_key);
  if (has_begun)
    return g_steal_pointer (&writer);

  g_propagate_error (error, g_steal_pointer (&writer->failure));
  return NULL;
}

CwAgeWriter *
cw_age_writer_new (const char *passphrase,
                   guint work,
                   CwWriteBytes write,
                   gpointer user_data,
                   GError **error)
{
  const Opener whom = {
    .passphrase = passphrase,
    .work = work == 0 ? CW_AGE_WORK_DEFAULT : work,
  };

  g_return_val_if_fail (passphrase != NULL && write != NULL, NULL);
  g_return_val_if_fail (work <= CW_AGE_WORK_MOST, NULL);

  if (passphrase[0] != '\0')
    return begin_file (&whom, write, user_data, error);

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "the passphrase is empty");
  return NULL;
}

CwAgeWriter *
cw_age_writer_new_for (GPtrArray *recipients,
                       CwWriteBytes write,
                       gpointer user_data,
                       GError **error)
{
  const Opener whom = { .recipients = recipients };

  g_return_val_if_fail (recipients != NULL && write != NULL, NULL);

  if (recipients->len > 0 && recipients->len <= CW_AGE_RECIPIENTS_MOST)
    return begin_file (&whom, write, user_data, error);

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%u recipients, between 1 and %u are possible", recipients->len,
               CW_AGE_RECIPIENTS_MOST);
  return NULL;
}

static gboolean
report (const CwAgeWriter *writer, GError **error)
{
  if (writer->failure != NULL)
    g_propagate_error (error, g_error_copy (writer->failure));
  return writer->failure == NULL;
}

gboolean
cw_age_writer_write (CwAgeWriter *writer, const void *bytes, gsize length, GError **error)
{
  const guint8 *next = bytes;

  g_return_val_if_fail (writer != NULL && !writer->is_finished, FALSE);

  while (length > 0 && writer->failure == NULL)
    {
      gsize taken;

      /* A full chunk waits until another byte comes, for the last one may not be empty. */
      if (writer->length == CW_AGE_CHUNK_BYTES)
        emit_chunk (writer, FALSE);

      taken = MIN (CW_AGE_CHUNK_BYTES - writer->length, length);
      memcpy (writer->plain + writer->length, next, taken);
      writer->length += taken;
      next += taken;
      length -= taken;
    }

  return report (writer, error);
}

gboolean
cw_age_writer_finish (CwAgeWriter *writer, GError **error)
{
  g_return_val_if_fail (writer != NULL && !writer->is_finished, FALSE);

  writer->is_finished = TRUE;
  if (writer->failure == NULL)
    emit_chunk (writer, TRUE);
  return report (writer, error);
}

void
cw_age_writer_free (CwAgeWriter *writer)
{
  if (writer == NULL)
    return;

  cw_age_chunks_free (writer->chunks);
  sodium_free (writer->plain);
  g_free (writer->sealed);
  g_clear_error (&writer->failure);
  g_free (writer);
}
