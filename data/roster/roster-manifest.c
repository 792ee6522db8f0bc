#include "data/roster/roster-manifest.h"

#include "data/roster/roster-sheet.h"

typedef struct
{
  CwRosterManifest *manifest;
  CwRosterSheet *sheet;
} Reading;

static gboolean
take_property_cb (const CwRosterRecord *record, gpointer data, GError **error)
{
  Reading *reading = data;
  const char *key = cw_roster_sheet_cell (reading->sheet, record, CW_ROSTER_FIELD_KEY);
  const char *value = cw_roster_sheet_cell (reading->sheet, record, CW_ROSTER_FIELD_VALUE);

  g_hash_table_insert (reading->manifest->values, g_utf8_strdown (key, -1), g_strdup (value));
  return TRUE;
}

CwRosterManifest *
cw_roster_manifest_read (CwRosterSource *source, CwRosterPick *pick, GError **error)
{
  g_autoptr (CwRosterManifest) manifest = g_new0 (CwRosterManifest, 1);
  const CwRosterPickedFile *file = cw_roster_pick_find (pick, CW_ROSTER_MANIFEST);
  g_autoptr (CwRosterSheet) sheet = NULL;
  Reading reading = { .manifest = manifest };

  manifest->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!file)
    return g_steal_pointer (&manifest);
  sheet = cw_roster_sheet_open (source, file->member, file->layout->columns, error);
  reading.sheet = sheet;
  if (!sheet)
    {
      g_prefix_error (error, "%s: ", file->member->name);
      return NULL;
    }
  if (!sheet->header || sheet->header->missing)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "%s: it doesn't hold the columns “propertyName” and “value”",
                   file->member->name);
      return NULL;
    }
  if (!cw_roster_sheet_read (sheet, take_property_cb, &reading, error))
    return NULL;
  manifest->is_there = TRUE;
  return g_steal_pointer (&manifest);
}

void
cw_roster_manifest_free (CwRosterManifest *manifest)
{
  if (!manifest)
    return;
  g_hash_table_unref (manifest->values);
  g_free (manifest);
}

const char *
cw_roster_manifest_get (CwRosterManifest *manifest, const char *property)
{
  g_autofree char *key = g_utf8_strdown (property, -1);
  const char *value = g_hash_table_lookup (manifest->values, key);

  return value && g_ascii_strcasecmp (value, "absent") != 0 ? value : "";
}

CwRosterMode
cw_roster_manifest_mode (CwRosterManifest *manifest, const CwRosterLayout *layout)
{
  g_autofree char *key = g_strconcat ("file.", layout->base, NULL);
  const char *value = g_hash_table_lookup (manifest->values, key);

  if (!manifest->is_there || !value)
    return CW_ROSTER_PARTIAL;
  if (g_ascii_strcasecmp (value, "bulk") == 0)
    return CW_ROSTER_BULK;
  if (g_ascii_strcasecmp (value, "delta") == 0)
    return CW_ROSTER_DELTA;
  if (g_ascii_strcasecmp (value, "absent") == 0 || *value == '\0')
    return CW_ROSTER_ABSENT;
  return CW_ROSTER_PARTIAL;
}
