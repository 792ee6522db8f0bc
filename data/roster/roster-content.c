#include "corewalk/roster-content.h"

#include <string.h>

void
cw_roster_file_free (CwRosterFile *file)
{
  if (!file)
    return;
  g_ptr_array_unref (file->classes); /* before the teachers that they point at */
  g_ptr_array_unref (file->teachers);
  g_ptr_array_unref (file->courses);
  g_ptr_array_unref (file->terms);
  g_ptr_array_unref (file->orgs);
  g_ptr_array_unref (file->issues);
  for (int kind = 0; kind < CW_ROSTER_N_KINDS; kind++)
    g_free (file->parts[kind].name);
  g_free (file->source);
  g_free (file->issuer);
  g_free (file->version);
  g_free (file);
}

const CwRosterOrg *
cw_roster_file_org (const CwRosterFile *file, const char *sourced_id)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (file != NULL && sourced_id != NULL, NULL);
  high = file->orgs->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CwRosterOrg *org = file->orgs->pdata[middle];
      int order = strcmp (org->row.sourced_id, sourced_id);

      if (order == 0)
        return org;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
