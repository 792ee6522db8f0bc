#include "data/base/json-tree.h"

#include <math.h>

static gboolean
has_children (const CwJson *value)
{
  return value->kind == CW_JSON_ARRAY || value->kind == CW_JSON_OBJECT;
}

void
cw_json_free (CwJson *root)
{
  if (root == NULL)
    return;

  if (has_children (root))
    g_ptr_array_unref (root->children);
  else if (root->kind == CW_JSON_STRING)
    g_free (root->string);
  g_free (root->key);
  g_free (root);
}

CwJsonKind
cw_json_kind (const CwJson *value)
{
  g_return_val_if_fail (value != NULL, CW_JSON_NULL);
  return value->kind;
}

const char *
cw_json_kind_name (CwJsonKind kind)
{
  static const char *const names[] = {
    [CW_JSON_NULL] = "null",        [CW_JSON_BOOL] = "true or false",
    [CW_JSON_INTEGER] = "a number", [CW_JSON_NUMBER] = "a number with a fraction",
    [CW_JSON_STRING] = "a string",  [CW_JSON_ARRAY] = "a list",
    [CW_JSON_OBJECT] = "an object",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), "");
  return names[kind];
}

gboolean
cw_json_bool (const CwJson *value)
{
  g_return_val_if_fail (value != NULL && value->kind == CW_JSON_BOOL, FALSE);
  return value->truth;
}

gint64
cw_json_integer (const CwJson *value)
{
  g_return_val_if_fail (value != NULL && value->kind == CW_JSON_INTEGER, 0);
  return value->integer;
}

double
cw_json_number (const CwJson *value)
{
  g_return_val_if_fail (value != NULL, NAN);
  if (value->kind == CW_JSON_INTEGER)
    return (double) value->integer;

  g_return_val_if_fail (value->kind == CW_JSON_NUMBER, NAN);
  return value->number;
}

const char *
cw_json_string (const CwJson *value)
{
  g_return_val_if_fail (value != NULL && value->kind == CW_JSON_STRING, NULL);
  return value->string;
}

guint
cw_json_length (const CwJson *value)
{
  g_return_val_if_fail (value != NULL && has_children (value), 0);
  return value->children->len;
}

const CwJson *
cw_json_at (const CwJson *value, guint index)
{
  g_return_val_if_fail (value != NULL && has_children (value), NULL);
  g_return_val_if_fail (index < value->children->len, NULL);
  return g_ptr_array_index (value->children, index);
}

const char *
cw_json_key (const CwJson *value)
{
  g_return_val_if_fail (value != NULL, NULL);
  return value->key;
}

const CwJson *
cw_json_member (const CwJson *object, const char *key)
{
  g_return_val_if_fail (object != NULL && object->kind == CW_JSON_OBJECT, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < object->children->len; i++)
    {
      const CwJson *member = g_ptr_array_index (object->children, i);

      if (g_str_equal (member->key, key))
        return member;
    }
  return NULL;
}

gsize
cw_json_offset (const CwJson *value)
{
  g_return_val_if_fail (value != NULL, 0);
  return value->offset;
}

void
cw_json_place (const CwJson *value, guint *line, guint *column)
{
  g_return_if_fail (value != NULL && line != NULL && column != NULL);

  *line = value->line;
  *column = value->column;
}

void
cw_json_fail (const CwJson *value, GError **error, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list arguments;

  g_return_if_fail (value != NULL && format != NULL);

  va_start (arguments, format);
  cause = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "line %u, column %u: %s", value->line,
               value->column, cause);
}
