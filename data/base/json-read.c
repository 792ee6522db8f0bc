#include "data/base/json-scan.h"

#include <string.h>

/* From here on a table finds a name that stands twice; below it looking along is faster. */
#define MANY_MEMBERS 16

static CwJson *read_value (CwJsonScan *scan);

static CwJson *
value_new (CwJsonScan *scan, CwJsonKind kind)
{
  CwJson *value;

  if (++scan->value_count > CW_JSON_MAX_VALUES)
    return cw_json_scan_fail (scan, scan->at, "more than %d values", CW_JSON_MAX_VALUES);

  value = g_new0 (CwJson, 1);
  cw_json_scan_place (scan, scan->at);
  value->kind = kind;
  value->line = scan->line;
  value->column = scan->column;
  value->offset = (gsize) (scan->at - scan->start);
  if (kind == CW_JSON_ARRAY || kind == CW_JSON_OBJECT)
    value->children = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_json_free);
  return value;
}

static CwJson *
read_word (CwJsonScan *scan)
{
  static const struct
  {
    const char *text;
    CwJsonKind kind;
    gboolean truth;
  } words[] = {
    { "true", CW_JSON_BOOL, TRUE },
    { "false", CW_JSON_BOOL, FALSE },
    { "null", CW_JSON_NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].text);
      CwJson *value;

      if ((gsize) (scan->end - scan->at) < length ||
          memcmp (scan->at, words[i].text, length) != 0)
        continue;

      value = value_new (scan, words[i].kind);
      if (value != NULL)
        value->truth = words[i].truth;
      scan->at += length;
      return value;
    }
  return cw_json_scan_fail_wanted (scan, "a value");
}

static CwJson *
read_number (CwJsonScan *scan)
{
  g_autoptr (CwJson) value = value_new (scan, CW_JSON_INTEGER);

  if (value == NULL || !cw_json_scan_number (scan, value))
    return NULL;
  return g_steal_pointer (&value);
}

static CwJson *
read_string (CwJsonScan *scan)
{
  g_autoptr (CwJson) value = value_new (scan, CW_JSON_STRING);

  if (value == NULL || (value->string = cw_json_scan_string (scan)) == NULL)
    return NULL;
  return g_steal_pointer (&value);
}

/* TRUE when another element follows; else *failed tells whether the error is set. */
static gboolean
more_follows (CwJsonScan *scan, char closing, gboolean is_first, gboolean *failed)
{
  const char *comma;

  cw_json_scan_space (scan);
  *failed = FALSE;
  if (cw_json_scan_take (scan, closing))
    return FALSE;
  if (is_first)
    return TRUE;

  comma = scan->at;
  if (!cw_json_scan_take (scan, ','))
    {
      cw_json_scan_fail_wanted (scan, closing == ']' ? "a comma or ]" : "a comma or }");
      *failed = TRUE;
      return FALSE;
    }
  cw_json_scan_space (scan);
  if (cw_json_scan_peek (scan) == closing)
    {
      cw_json_scan_fail (scan, comma, "nothing follows this comma");
      *failed = TRUE;
    }
  return !*failed;
}

static CwJson *
read_array (CwJsonScan *scan)
{
  g_autoptr (CwJson) array = value_new (scan, CW_JSON_ARRAY);
  gboolean failed = array == NULL;

  scan->at++;
  while (!failed && more_follows (scan, ']', array->children->len == 0, &failed))
    {
      CwJson *element = read_value (scan);

      failed = element == NULL;
      if (!failed)
        g_ptr_array_add (array->children, element);
    }
  return failed ? NULL : g_steal_pointer (&array);
}

/* Whether object has a member of that name; *names is made when looking along gets slow. */
static gboolean
stands_already (const CwJson *object, const char *key, GHashTable **names)
{
  if (object->children->len < MANY_MEMBERS)
    return cw_json_member (object, key) != NULL;

  if (*names == NULL)
    {
      *names = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < object->children->len; i++)
        g_hash_table_add (*names, (gpointer) cw_json_key (cw_json_at (object, i)));
    }
  return g_hash_table_contains (*names, key);
}

static CwJson *
read_member (CwJsonScan *scan, const CwJson *object, GHashTable **names)
{
  g_autofree char *key = NULL;
  const char *place = scan->at;
  guint line, column;
  CwJson *member;

  if (cw_json_scan_peek (scan) != '"')
    return cw_json_scan_fail_wanted (scan, "a name in double quotes");
  cw_json_scan_place (scan, place);
  line = scan->line;
  column = scan->column;
  key = cw_json_scan_string (scan);
  if (key == NULL)
    return NULL;
  if (stands_already (object, key, names))
    return cw_json_scan_fail (scan, place, "\"%s\" stands twice in one object", key);

  cw_json_scan_space (scan);
  if (!cw_json_scan_take (scan, ':'))
    return cw_json_scan_fail_wanted (scan, "a colon");
  member = read_value (scan);
  if (member == NULL)
    return NULL;

  member->line = line;
  member->column = column;
  member->key = g_steal_pointer (&key);
  if (*names != NULL)
    g_hash_table_add (*names, member->key);
  return member;
}

static CwJson *
read_object (CwJsonScan *scan)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (CwJson) object = value_new (scan, CW_JSON_OBJECT);
  gboolean failed = object == NULL;

  scan->at++;
  while (!failed && more_follows (scan, '}', object->children->len == 0, &failed))
    {
      CwJson *member = read_member (scan, object, &names);

      failed = member == NULL;
      if (!failed)
        g_ptr_array_add (object->children, member);
    }
  return failed ? NULL : g_steal_pointer (&object);
}

static CwJson *
read_value (CwJsonScan *scan)
{
  CwJson *value;
  char first;

  cw_json_scan_space (scan);
  first = cw_json_scan_peek (scan);
  if (scan->depth >= CW_JSON_MAX_DEPTH && (first == '[' || first == '{'))
    return cw_json_scan_fail (scan, scan->at, "nested more than %d deep", CW_JSON_MAX_DEPTH);

  scan->depth++;
  if (first == '{')
    value = read_object (scan);
  else if (first == '[')
    value = read_array (scan);
  else if (first == '"')
    value = read_string (scan);
  else if (first == '-' || g_ascii_isdigit (first))
    value = read_number (scan);
  else
    value = read_word (scan);
  scan->depth--;
  return value;
}

CwJson *
cw_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (CwJson) root = NULL;
  CwJsonScan scan = { .error = error, .line = 1, .column = 1 };
  const char *bad = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  scan.end = text + length;
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  scan.start = scan.at = scan.counted = text;
  if (length > CW_JSON_MAX_BYTES)
    return cw_json_scan_fail (&scan, text, "longer than %d MiB", CW_JSON_MAX_BYTES >> 20);
  if (!g_utf8_validate_len (text, (gsize) (scan.end - text), &bad))
    return cw_json_scan_fail (&scan, bad,
                              *bad == '\0' ? "a zero byte" : "not UTF-8 from here on");

  root = read_value (&scan);
  if (root == NULL)
    return NULL;
  cw_json_scan_space (&scan);
  if (scan.at < scan.end)
    return cw_json_scan_fail_wanted (&scan, "the end of the text");

  return g_steal_pointer (&root);
}
