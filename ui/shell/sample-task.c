#include "ui/shell/sample-task.h"

#include "corewalk/demo.h"
#include "corewalk/store.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define SEED 1

char *
cw_sample_task_dup_directory (const char *directory)
{
  return g_strconcat (directory, "-sample", NULL);
}

static gboolean
remove_tree (GFile *file, GError **error)
{
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    if (!remove_tree (child, error))
      return FALSE;

  return g_file_delete (file, NULL, error);
}

gboolean
cw_sample_task_remove (const char *sample, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (sample);

  return !g_file_query_exists (file, NULL) || remove_tree (file, error);
}

static gboolean
fill (const char *directory, CwProgress progress, gpointer progress_data, GError **error)
{
  g_autofree char *name = g_strdup (_ ("You"));
  char role[] = "coach", none[] = "";
  const CwPerson person = { .name = name,
                            .role = role,
                            .organization = none,
                            .is_sample = TRUE };
  g_autoptr (CwStore) store = NULL;

  if (!cw_store_create (directory, &person, error))
    return FALSE;

  store = cw_store_open (directory, CW_STORE_WRITE, error);
  return store != NULL &&
         cw_demo_fill (store, SEED, CW_DEMO_SCHOOL, progress, progress_data, NULL, error);
}

/* Made under another name first: what has its own name is whole. */
static gpointer
make_sample (gpointer input, CwProgress progress, gpointer progress_data, GError **error)
{
  const char *sample = input;
  g_autofree char *unfinished = g_strconcat (sample, ".new", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (unfinished);
  g_autoptr (GFile) to = g_file_new_for_path (sample);

  if (!cw_sample_task_remove (unfinished, error))
    return NULL;
  if (fill (unfinished, progress, progress_data, error) &&
      g_file_move (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return GINT_TO_POINTER (TRUE);

  cw_sample_task_remove (unfinished, NULL);
  return NULL;
}

const CwTaskClass cw_sample_task = { .work = make_sample, .free_input = g_free };
