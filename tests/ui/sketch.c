#include "tests/ui/sketch.h"

#include "corewalk/form.h"
#include "corewalk/place.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

#include <glib/gstdio.h>

#define FOLDER_START "corewalk-ui-"

static gint64
form_with_look_fors (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = cw_form_list (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = g_ptr_array_index (forms, i);
      g_autoptr (GPtrArray) items = cw_form_items (store, form->id, &error);

      g_assert_no_error (error);
      if (items->len >= 3 && ((CwItem *) g_ptr_array_index (items, 0))->level_count == 0)
        return form->id;
    }

  g_assert_not_reached ();
}

static void
open_session (Sketch *sketch)
{
  g_autoptr (GError) error = NULL;
  CwStore *store = cw_store_open (sketch->directory, CW_STORE_WRITE, &error);

  g_assert_no_error (error);
  sketch->session = cw_work_session_new (store);
}

Sketch *
sketch_new (void)
{
  Sketch *sketch = g_new0 (Sketch, 1);
  char name[] = "Ana Reyes", role[] = "coach", none[] = "";
  const CwPerson person = { .name = name, .role = role, .organization = none };
  CwWalkPlan walk = { .title = "Spring walk", .problem = "Who does the thinking?" };
  CwVisitPlan visit = { .grade = "4", .subject = "Math" };
  g_autoptr (GError) error = NULL;
  CwStore *store = NULL;

  sketch->directory = sketch_directory_new ();
  cw_store_create (sketch->directory, &person, &error);
  g_assert_no_error (error);
  open_session (sketch);
  store = cw_work_session_get_store (sketch->session);

  walk.school = cw_school_new (store, "Riverside", NULL, NULL, &error);
  walk.form = form_with_look_fors (store);
  visit.walk = sketch->walk = cw_walk_new (store, &walk, NULL, &error);
  g_assert_no_error (error);
  sketch->visit = cw_visit_start (store, &visit, NULL, &error);
  g_assert_no_error (error);
  return sketch;
}

void
sketch_reopen (Sketch *sketch)
{
  cw_work_session_close (sketch->session);
  g_clear_object (&sketch->session);
  open_session (sketch);
}

void
sketch_free (Sketch *sketch)
{
  cw_work_session_close (sketch->session);
  g_assert_finalize_object (sketch->session);
  sketch_directory_free (sketch->directory);
  g_free (sketch);
}

char *
sketch_directory_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (FOLDER_START "XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, "store", NULL);
}

/* What a link leads to stays. */
static void
remove_all (const char *path)
{
  gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
  g_autoptr (GDir) folder = is_link ? NULL : g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
sketch_directory_free (char *take_directory)
{
  g_autofree char *folder = g_path_get_dirname (take_directory);
  g_autofree char *name = g_path_get_basename (folder);

  g_assert_true (g_str_has_prefix (name, FOLDER_START)); /* all beside the store goes with it */
  remove_all (folder);
  g_free (take_directory);
}

static gboolean
too_late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
sketch_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data)
{
  gboolean is_late = FALSE;
  guint timer = g_timeout_add_seconds (10, too_late_cb, &is_late);

  while (!is_done (user_data))
    {
      g_assert_false (is_late);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
}

void
sketch_run_ms (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, too_late_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
