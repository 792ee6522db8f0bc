#include "data/keep/backup-part.h"

#include <string.h>

#define MIB (G_GINT64_CONSTANT (1) << 20)
#define KEY_NAME_MOST 64

/* Far above anything real; what is larger would only fill the disk. */
#define DATABASE_MOST (65536 * MIB)
#define SMALL_MOST MIB

static const struct
{
  const char *name;
  gint64 most;
} fixed[] = {
  { CW_PART_SHARED, DATABASE_MOST },
  { CW_PART_PRIVATE, DATABASE_MOST },
  { CW_PART_INSTALL, SMALL_MOST },
};

CwPart *
cw_part_new (const char *name,
             gint64 size,
             CwReadBytes read,
             gpointer take_source,
             GDestroyNotify free_source)
{
  CwPart *part = g_new0 (CwPart, 1);

  part->name = g_strdup (name);
  part->size = size;
  part->read = read;
  part->source = take_source;
  part->free_source = free_source;
  return part;
}

void
cw_part_free (CwPart *part)
{
  if (part == NULL)
    return;

  if (part->free_source != NULL)
    part->free_source (part->source);
  g_free (part->name);
  g_free (part);
}

/* is_key_name: one level below the folder of keys, nothing hidden, nothing that needs quoting. */
static gboolean
is_key_name (const char *name)
{
  const char *key;
  gsize length;

  if (!g_str_has_prefix (name, CW_PART_KEYS "/"))
    return FALSE;

  key = name + strlen (CW_PART_KEYS "/");
  length = strlen (key);
  return length > 0 && length <= KEY_NAME_MOST && key[0] != '.' &&
         strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == length;
}

gboolean
cw_part_check (const char *name, gint64 size, GError **error)
{
  gint64 most = is_key_name (name) ? SMALL_MOST : -1;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (strcmp (name, fixed[i].name) == 0)
      most = fixed[i].most;

  if (size <= most)
    return TRUE;

  if (most < 0)
    {
      g_autofree char *shown = g_strescape (name, NULL);

      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "holds \"%.100s\", which is no part of a store", shown);
    }
  else
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                 "%s in it would have %" G_GINT64_FORMAT " bytes, more than a store can hold",
                 name, size);
  return FALSE;
}

gboolean
cw_part_check_set (GHashTable *names, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (!g_hash_table_contains (names, fixed[i].name))
      {
        g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s is missing in it", fixed[i].name);
        return FALSE;
      }

  return TRUE;
}

gboolean
cw_step_on (CwStep *step, gint64 more, GError **error)
{
  double fraction;

  step->done += more;
  fraction = step->total > 0 ? (double) step->done / (double) step->total : -1;
  if (step->report == NULL || step->report (MIN (fraction, 1), step->user_data))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}
