#include "data/roster/roster-pick.h"

#include <string.h>

static guint
depth_of (const char *folder)
{
  guint depth = *folder != '\0';

  for (; *folder; folder++)
    depth += *folder == '/';
  return depth;
}

static const CwRosterLayout *
layout_of (const CwRosterMember *member)
{
  return member->is_unsafe || member->is_junk ? NULL : cw_roster_layout_for_name (member->base);
}

/* Spreadsheets are zips too. */
static gboolean
is_workbook (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((const CwRosterMember *) members->pdata[i])->base, "[content_types].xml"))
      return TRUE;
  return FALSE;
}

static gboolean
choose_folder (GPtrArray *members, const char **folder, GError **error)
{
  const char *other = NULL;

  *folder = NULL;
  for (guint i = 0; i < members->len; i++)
    {
      CwRosterMember *member = members->pdata[i];
      const CwRosterLayout *layout = layout_of (member);

      if (!layout || layout->kind == CW_ROSTER_NOT_READ)
        continue;
      if (!*folder || depth_of (member->folder) < depth_of (*folder))
        {
          *folder = member->folder;
          other = NULL;
        }
      else if (depth_of (member->folder) == depth_of (*folder) &&
               !g_str_equal (member->folder, *folder))
        other = member->folder;
    }
  if (!*folder)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                         is_workbook (members)
                             ? "it is a workbook. Save each of its sheets as CSV"
                             : "it holds no roster files such as orgs.csv and classes.csv");
  else if (other)
    g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                 "it holds two rosters, in “%s” and in “%s”. Import one folder alone", *folder,
                 other);
  return *folder && !other;
}

static gboolean
add_file (CwRosterPick *pick,
          const CwRosterMember *member,
          const CwRosterLayout *layout,
          GError **error)
{
  CwRosterPickedFile file = { member, layout };

  for (guint i = 0; i < pick->files->len; i++)
    {
      CwRosterPickedFile *other = &g_array_index (pick->files, CwRosterPickedFile, i);

      if (other->layout == layout)
        {
          g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                       "%s.csv is there twice, as “%s” and “%s”. Leave only the right one in",
                       layout->label, other->member->name, member->name);
          return FALSE;
        }
    }
  g_array_append_val (pick->files, file);
  return TRUE;
}

static gboolean
sort_member (CwRosterPick *pick,
             const CwRosterMember *member,
             const char *folder,
             GError **error)
{
  const CwRosterLayout *layout = layout_of (member);

  if (member->is_junk)
    return TRUE;
  if (member->is_unsafe)
    g_ptr_array_add (pick->notes,
                     g_strdup_printf ("“%s” points out of the folder and is not read",
                                      member->name));
  else if (!layout)
    g_ptr_array_add (pick->notes,
                     g_strdup_printf ("“%s” is no roster file and is not read", member->name));
  else if (!g_str_equal (member->folder, folder))
    g_ptr_array_add (pick->notes,
                     g_strdup_printf ("“%s” lies in another folder and is not read",
                                      member->name));
  else
    return add_file (pick, member, layout, error);
  return TRUE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const CwRosterPickedFile *left = a;
  const CwRosterPickedFile *right = b;

  return left->layout->kind != right->layout->kind
             ? left->layout->kind - right->layout->kind
             : strcmp (left->layout->base, right->layout->base);
}

/* One system's files are the roster; of the other one's there can only be strays. */
static void
choose_system (CwRosterPick *pick)
{
  guint counts[2] = { 0 };

  for (guint i = 0; i < pick->files->len; i++)
    counts[g_array_index (pick->files, CwRosterPickedFile, i).layout->system]++;
  pick->system =
      counts[CW_ROSTER_SDS] > counts[CW_ROSTER_ONEROSTER] ? CW_ROSTER_SDS : CW_ROSTER_ONEROSTER;
  for (guint i = pick->files->len; i-- > 0;)
    {
      CwRosterPickedFile *file = &g_array_index (pick->files, CwRosterPickedFile, i);

      if (file->layout->system == pick->system)
        continue;
      g_ptr_array_add (
          pick->notes,
          g_strdup_printf ("“%s” belongs to another kind of roster and is not read",
                           file->member->name));
      g_array_remove_index (pick->files, i);
    }
}

CwRosterPick *
cw_roster_pick_new (GPtrArray *members, GError **error)
{
  g_autoptr (CwRosterPick) pick = g_new0 (CwRosterPick, 1);
  const char *folder;

  pick->files = g_array_new (FALSE, FALSE, sizeof (CwRosterPickedFile));
  pick->notes = g_ptr_array_new_with_free_func (g_free);
  if (!choose_folder (members, &folder, error))
    return NULL;
  for (guint i = 0; i < members->len; i++)
    if (!sort_member (pick, members->pdata[i], folder, error))
      return NULL;
  choose_system (pick);
  g_array_sort (pick->files, compare_files);
  return g_steal_pointer (&pick);
}

void
cw_roster_pick_free (CwRosterPick *pick)
{
  if (!pick)
    return;
  g_array_unref (pick->files);
  g_ptr_array_unref (pick->notes);
  g_free (pick);
}

const CwRosterPickedFile *
cw_roster_pick_find (CwRosterPick *pick, int kind)
{
  for (guint i = 0; i < pick->files->len; i++)
    {
      CwRosterPickedFile *file = &g_array_index (pick->files, CwRosterPickedFile, i);

      if (file->layout->kind == kind)
        return file;
    }
  return NULL;
}
