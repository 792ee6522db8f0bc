#include "corewalk/json.h"

#include "data/form/form-shape.h"

#include <sodium.h>
#include <string.h>

#define HASH_BYTES 32
#define MOST_FIELDS 16 /* of one shape */

static void write_shape (CwJsonWriter *writer,
                         const char *key,
                         const CwFormShape *shape,
                         gconstpointer record,
                         gboolean is_sorted);

static void
write_field (CwJsonWriter *writer,
             const CwFormField *field,
             gconstpointer record,
             gboolean is_sorted)
{
  const GPtrArray *list;

  if (cw_form_field_is_empty (field, record))
    return;

  switch (field->kind)
    {
    case CW_FIELD_NUMBER:
      cw_json_add_int (writer, field->name, CW_FIELD (gint64, record, field));
      break;
    case CW_FIELD_TRUTH:
      cw_json_add_bool (writer, field->name, CW_FIELD (gboolean, record, field));
      break;
    case CW_FIELD_LIST:
      list = CW_FIELD (GPtrArray *, record, field);
      cw_json_begin_array (writer, field->name);
      for (guint i = 0; i < list->len; i++)
        write_shape (writer, NULL, field->shape, list->pdata[i], is_sorted);
      cw_json_end_array (writer);
      break;
    case CW_FIELD_OBJECT:
      write_shape (writer, field->name, field->shape, G_STRUCT_MEMBER_P (record, field->offset),
                   is_sorted);
      break;
    default:
      cw_json_add_string (writer, field->name, CW_FIELD (const char *, record, field));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CwFormField *const *) a)->name,
                 (*(const CwFormField *const *) b)->name);
}

static void
write_shape (CwJsonWriter *writer,
             const char *key,
             const CwFormShape *shape,
             gconstpointer record,
             gboolean is_sorted)
{
  const CwFormField *fields[MOST_FIELDS];
  gsize count = 0;

  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      g_assert (count < MOST_FIELDS);
      fields[count++] = field;
    }
  if (is_sorted)
    qsort (fields, count, sizeof fields[0], compare_names);

  cw_json_begin_object (writer, key);
  for (gsize i = 0; i < count; i++)
    write_field (writer, fields[i], record, is_sorted);
  cw_json_end_object (writer);
}

static GString *
write_form (const CwFormDocument *document, CwJsonStyle style)
{
  GString *text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) writer = cw_json_writer_new (text, style);

  write_shape (writer, NULL, &cw_form_shape, document, style == CW_JSON_COMPACT);
  return text;
}

char *
cw_form_document_dup_text (const CwFormDocument *document)
{
  GString *text;

  g_return_val_if_fail (document != NULL, NULL);

  text = write_form (document, CW_JSON_INDENTED);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

char *
cw_form_document_dup_canonical (const CwFormDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return g_string_free (write_form (document, CW_JSON_COMPACT), FALSE);
}

char *
cw_form_document_dup_hash (const CwFormDocument *document)
{
  g_autofree char *text = cw_form_document_dup_canonical (document);
  guchar hash[HASH_BYTES];
  char *digits;

  g_return_val_if_fail (text != NULL, NULL);

  digits = g_malloc (2 * sizeof hash + 1);
  crypto_generichash (hash, sizeof hash, (const guchar *) text, strlen (text), NULL, 0);
  return sodium_bin2hex (digits, 2 * sizeof hash + 1, hash, sizeof hash);
}
