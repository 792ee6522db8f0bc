#include "corewalk/roster-map.h"

#include "corewalk/json.h"
#include "data/roster/roster-header.h"
#include "data/roster/roster-mapping.h"

#include <string.h>

static CwRosterMap *
new_map (void)
{
  CwRosterMap *map = g_new0 (CwRosterMap, 1);

  map->kind = CW_ROSTER_ORGS;
  map->issuer = g_strdup ("");
  map->columns = g_array_new (TRUE, TRUE, sizeof (CwRosterColumn));
  map->names = g_ptr_array_new_with_free_func (g_free);
  map->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return map;
}

void
cw_roster_map_free (CwRosterMap *map)
{
  if (!map)
    return;
  g_free (map->issuer);
  g_array_unref (map->columns);
  g_ptr_array_unref (map->names);
  g_hash_table_unref (map->types);
  g_free (map);
}

const char *
cw_roster_map_get_issuer (const CwRosterMap *map)
{
  return map->issuer;
}

/* Returns NULL when it is done, else what is wrong. */
static char *
add_column (CwRosterMap *map, const char *name, const char *header)
{
  const CwRosterLayout *layout = cw_roster_layout_for_kind (map->kind);
  g_autofree char *key = cw_roster_header_key (name);

  if (*header == '\0')
    return g_strdup_printf ("“%s” has no column", name);
  for (const CwRosterColumn *c = layout->columns; c->name; c++)
    {
      g_autofree char *other = cw_roster_header_key (c->name);
      CwRosterColumn column = { g_strdup (header), c->field, TRUE };

      if (c->field == CW_ROSTER_FIELD_SKIP || !g_str_equal (key, other))
        {
          g_free ((char *) column.name);
          continue;
        }
      g_ptr_array_add (map->names, (char *) column.name);
      g_array_append_val (map->columns, column);
      return NULL;
    }
  return g_strdup_printf ("“%s” is no column of %s.csv that is read", name, layout->label);
}

/* "name=School Name,identifier=Organization Code", or one pair a line. */
static gboolean
parse_pairs (CwRosterMap *map, const char *text, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit_set (text, ",\n\r", -1);

  for (guint i = 0; pairs[i]; i++)
    {
      char *pair = g_strstrip (pairs[i]);
      char *equals = strchr (pair, '=');
      g_autofree char *fault = NULL;

      if (*pair == '\0')
        continue;
      if (!equals)
        fault = g_strdup_printf ("“%s” is no pair “column=Header”", pair);
      else
        {
          *equals = '\0';
          fault = add_column (map, g_strstrip (pair), g_strstrip (equals + 1));
        }
      if (fault)
        {
          g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, fault);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
want_string (const CwJson *value, GError **error)
{
  if (cw_json_kind (value) == CW_JSON_STRING)
    return TRUE;
  cw_json_fail (value, error, "a text belongs here, not %s",
                cw_json_kind_name (cw_json_kind (value)));
  return FALSE;
}

static gboolean
parse_kind (CwRosterMap *map, const CwJson *value, GError **error)
{
  const CwRosterLayout *layout = cw_roster_layout_for_name (cw_json_string (value));

  if (!layout || layout->kind < 0 || layout->kind == CW_ROSTER_DEMOGRAPHICS ||
      layout->system != CW_ROSTER_ONEROSTER)
    {
      cw_json_fail (
          value, error,
          "“kind” may be orgs, academicSessions, courses, classes, users or enrollments");
      return FALSE;
    }
  map->kind = layout->kind;
  return TRUE;
}

static gboolean
parse_dates (CwRosterMap *map, const CwJson *value, GError **error)
{
  if (g_str_equal (cw_json_string (value), "month-first"))
    map->date_order = CW_ROSTER_DATES_MONTH_FIRST;
  else if (g_str_equal (cw_json_string (value), "day-first"))
    map->date_order = CW_ROSTER_DATES_DAY_FIRST;
  else
    {
      cw_json_fail (value, error, "“dates” may be month-first or day-first");
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_table (CwRosterMap *map, const CwJson *table, GError **error)
{
  gboolean is_types = g_str_equal (cw_json_key (table), "types");

  if (cw_json_kind (table) != CW_JSON_OBJECT)
    {
      cw_json_fail (table, error, "“%s” has to be an object", cw_json_key (table));
      return FALSE;
    }
  for (guint i = 0; i < cw_json_length (table); i++)
    {
      const CwJson *pair = cw_json_at (table, i);
      g_autofree char *fault = NULL;

      if (!want_string (pair, error))
        return FALSE;
      if (is_types)
        g_hash_table_insert (map->types, g_strdup (cw_json_key (pair)),
                             g_strdup (cw_json_string (pair)));
      else
        fault = add_column (map, cw_json_key (pair), cw_json_string (pair));
      if (fault)
        {
          cw_json_fail (pair, error, "%s", fault);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
parse_member (CwRosterMap *map, const CwJson *value, GError **error)
{
  const char *key = cw_json_key (value);

  if (g_str_equal (key, "columns") || g_str_equal (key, "types"))
    return parse_table (map, value, error);
  if (!want_string (value, error))
    return FALSE;
  if (g_str_equal (key, "dates"))
    return parse_dates (map, value, error);
  if (g_str_equal (key, "issuer"))
    {
      g_free (map->issuer);
      map->issuer = g_strdup (cw_json_string (value));
    }
  else if (!g_str_equal (key, "kind"))
    {
      cw_json_fail (value, error,
                    "“%s” is unknown; known are kind, issuer, dates, columns, types", key);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_object (CwRosterMap *map, const char *text, GError **error)
{
  g_autoptr (CwJson) root = cw_json_parse (text, strlen (text), error);
  const CwJson *kind;

  if (!root)
    return FALSE;
  if (cw_json_kind (root) != CW_JSON_OBJECT)
    {
      cw_json_fail (root, error, "a map has to be an object");
      return FALSE;
    }
  /* The kind says which columns there can be, so it comes first wherever it stands. */
  kind = cw_json_member (root, "kind");
  if (kind && (!want_string (kind, error) || !parse_kind (map, kind, error)))
    return FALSE;
  for (guint i = 0; i < cw_json_length (root); i++)
    if (!parse_member (map, cw_json_at (root, i), error))
      return FALSE;
  return TRUE;
}

CwRosterMap *
cw_roster_map_parse (const char *text, GError **error)
{
  g_autoptr (CwRosterMap) map = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  map = new_map ();
  while (g_ascii_isspace (*text))
    text++;
  if (!(*text == '{' ? parse_object (map, text, error) : parse_pairs (map, text, error)))
    return NULL;
  if (map->columns->len == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it names no column. Write pairs such as name=School Name");
      return NULL;
    }
  return g_steal_pointer (&map);
}
