#include "tests/fixture.h"

#include "corewalk/form.h"
#include "corewalk/place.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

#include <glib/gstdio.h>

#define NINE_MS G_GINT64_CONSTANT (1772632800000) /* 2026-03-04 09:00 in New York */

char *
fixture_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("corewalk-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_overwrite (const char *path, const char *bytes, gsize length)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
fixture_copy (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          fixture_copy (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) length, 0, 0600, NULL));
    }
}

CwStore *
fixture_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  CwStore *store = cw_store_open (folder, CW_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

CwStore *
fixture_store (const char *folder)
{
  g_auto (CwPerson) person = { .name = g_strdup ("Ana Ruiz"),
                               .role = g_strdup ("coach"),
                               .organization = g_strdup ("Sample Valley") };
  g_autoptr (GError) error = NULL;

  cw_store_create (folder, &person, &error);
  g_assert_no_error (error);
  return fixture_open (folder);
}

CwMoment
fixture_moment (int second)
{
  return (CwMoment){ .at_ms = NINE_MS + second * 1000, .offset_min = -300 };
}

gint64
fixture_walk (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  CwMoment nine = fixture_moment (0);
  CwWalkPlan plan = { .title = "Morning walk" };
  gint64 walk;

  plan.school = cw_school_new (store, "Hale School", NULL, &nine, &error);
  g_assert_no_error (error);
  plan.form = cw_form_find (store, "core-walk", &error);
  g_assert_no_error (error);
  walk = cw_walk_new (store, &plan, &nine, &error);
  g_assert_no_error (error);
  return walk;
}

gint64
fixture_visit (CwStore *store, gint64 walk)
{
  g_autoptr (GError) error = NULL;
  CwMoment nine = fixture_moment (0);
  const CwVisitPlan plan = { .walk = walk, .grade = "4", .subject = "Math" };
  gint64 visit = cw_visit_start (store, &plan, &nine, &error);

  g_assert_no_error (error);
  return visit;
}

gint64
fixture_note (CwStore *store, gint64 visit, const char *text, int second)
{
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (second);
  gint64 note = cw_note_add (store, visit, CW_TAG_TEACHER, text, &moment, &error);

  g_assert_no_error (error);
  return note;
}
