#include "data/exchange/bundle-writer.h"

#include "corewalk/age.h"
#include "data/base/whole-file.h"
#include "data/exchange/bundle-block.h"

#include <string.h>

struct _CwBundleWriter
{
  CwWholeFile *file;
  CwAgeWriter *age;              /* NULL for an open bundle */
  gint64 bytes;                  /* of the file so far */
  crypto_generichash_state hash; /* of all that is signed */
};

static gboolean
write_file (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  CwBundleWriter *writer = user_data;

  writer->bytes += (gint64) length;
  return cw_whole_file_write (bytes, length, writer->file, error);
}

static gboolean
write_plain (const void *bytes, gsize length, gpointer user_data, GError **error)
{
  CwBundleWriter *writer = user_data;

  crypto_generichash_update (&writer->hash, bytes, length);
  return writer->age == NULL ? write_file (bytes, length, writer, error)
                             : cw_age_writer_write (writer->age, bytes, length, error);
}

/* Letter, length, text. */
static gboolean
write_text (CwBundleWriter *writer, char letter, const GString *text, GError **error)
{
  guint8 before[5] = { (guint8) letter };

  for (int i = 0; i < 4; i++)
    before[1 + i] = (guint8) (text->len >> (24 - 8 * i));
  return write_plain (before, sizeof before, writer, error) &&
         write_plain (text->str, text->len, writer, error);
}

CwBundleWriter *
cw_bundle_writer_new (const char *file, const CwBundleHead *head, GError **error)
{
  g_autoptr (CwBundleWriter) writer = g_new0 (CwBundleWriter, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  crypto_generichash_init (&writer->hash, NULL, 0, CW_LINE_HASH);
  writer->file = cw_whole_file_new (file, error);
  if (writer->file == NULL)
    return NULL;
  if (head->recipients->len > 0)
    {
      writer->age = cw_age_writer_new_for (head->recipients, write_file, writer, error);
      if (writer->age == NULL)
        return NULL;
    }

  cw_bundle_head_write (head, text);
  return write_plain (CW_BUNDLE_MAGIC, CW_BUNDLE_MAGIC_BYTES, writer, error) &&
                 write_text (writer, 'H', text, error)
             ? g_steal_pointer (&writer)
             : NULL;
}

gboolean
cw_bundle_writer_add (CwBundleWriter *writer,
                      guint32 run,
                      const CwPacked *packed,
                      GError **error)
{
  return cw_block_write (packed, run, write_plain, writer, error);
}

gboolean
cw_bundle_writer_finish (CwBundleWriter *writer,
                         const GPtrArray *runs,
                         const guint8 *secret,
                         gint64 *bytes,
                         GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint8 signature[crypto_sign_BYTES], said[CW_BUNDLE_SIGNED];

  cw_bundle_foot_write (runs, text);
  if (text->len > CW_BUNDLE_TEXT_MOST || runs->len > CW_BUNDLE_RUNS_MOST)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "too many streams for one bundle. Export school by school");
      return FALSE;
    }
  if (!write_text (writer, 'E', text, error))
    return FALSE;

  memcpy (said, CW_BUNDLE_SIGNED_WORD, CW_BUNDLE_SIGNED - CW_LINE_HASH);
  crypto_generichash_final (&writer->hash, said + CW_BUNDLE_SIGNED - CW_LINE_HASH,
                            CW_LINE_HASH);
  crypto_sign_detached (signature, NULL, said, sizeof said, secret);
  if (!(writer->age == NULL
            ? write_file (signature, sizeof signature, writer, error)
            : cw_age_writer_write (writer->age, signature, sizeof signature, error) &&
                  cw_age_writer_finish (writer->age, error)))
    return FALSE;

  *bytes = writer->bytes;
  return cw_whole_file_commit (writer->file, NULL, NULL, error);
}

void
cw_bundle_writer_free (CwBundleWriter *writer)
{
  if (writer == NULL)
    return;

  cw_age_writer_free (writer->age);
  cw_whole_file_free (writer->file);
  g_free (writer);
}
