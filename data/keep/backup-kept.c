#include "data/keep/backup-kept.h"

#include "corewalk/moment.h"

#include <glib/gstdio.h>
#include <string.h>

#define END ".backup"
#define DAY_LENGTH 10
#define MONTH_LENGTH 7

char *
cw_backup_kept_name (const char *tag, const char *day)
{
  return g_strconcat ("corewalk-", tag, "-", day, END, NULL);
}

/* The day in the name of a backup of @tag, or NULL. */
static char *
dup_day (const char *name, const char *tag)
{
  g_autofree char *start = g_strconcat ("corewalk-", tag, "-", NULL);
  g_autofree char *day = NULL;
  gint64 number;

  if (!g_str_has_prefix (name, start) ||
      strlen (name) != strlen (start) + DAY_LENGTH + strlen (END) ||
      !g_str_has_suffix (name, END))
    return NULL;

  day = g_strndup (name + strlen (start), DAY_LENGTH);
  return cw_day_parse (day, &number) ? g_steal_pointer (&day) : NULL;
}

static gint
compare_newest_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* list_days: (transfer full): of all backups of @tag, the newest first. */
static GPtrArray *
list_days (const char *folder, const char *tag)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);

  for (const char *name; names != NULL && (name = g_dir_read_name (names)) != NULL;)
    {
      char *day = dup_day (name, tag);

      if (day != NULL)
        g_ptr_array_add (days, day);
    }
  g_ptr_array_sort (days, compare_newest_cb);
  return days;
}

void
cw_backup_kept_thin (const char *folder, const char *tag, guint days, guint months)
{
  g_autoptr (GPtrArray) all = list_days (folder, tag);
  guint month_count = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const char *day = all->pdata[i];
      const char *older = i + 1 < all->len ? all->pdata[i + 1] : "";
      gboolean is_first_of_month = strncmp (day, older, MONTH_LENGTH) != 0;
      g_autofree char *name = cw_backup_kept_name (tag, day);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_first_of_month)
        month_count++;
      if (i >= days && !(is_first_of_month && month_count <= months))
        g_remove (path);
    }
}
