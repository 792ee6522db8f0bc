#include "tests/fixture-bundle.h"

#include "corewalk/bundle.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"

CwStore *
fixture_person (const char *folder, const char *name)
{
  g_autofree char *store = g_build_filename (folder, name, NULL);
  CwPerson person = { .name = (char *) name,
                      .role = (char *) "coach",
                      .organization = (char *) "" };
  g_autoptr (GError) error = NULL;

  cw_store_create (store, &person, &error);
  g_assert_no_error (error);
  return fixture_open (store);
}

char *
fixture_export (CwStore *store, const char *folder, const char *name)
{
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .has_everyone = TRUE };
  char *file = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  cw_bundle_export (store, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

CwMerged *
fixture_merge (CwStore *store, const char *file)
{
  const char *const files[] = { file, NULL };
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autoptr (GError) error = NULL;
  CwMerged *merged = cw_merge (store, files, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  return merged;
}

void
fixture_take (CwStore *store, const char *file)
{
  g_autoptr (CwMerged) merged = fixture_merge (store, file);

  g_assert_cmpstr (((CwMergedFile *) merged->files->pdata[0])->reason, ==, NULL);
}

void
fixture_exchange (CwStore *one, CwStore *other, const char *folder)
{
  g_autofree char *from_one = fixture_export (one, folder, "from-one.walk");
  g_autofree char *from_other = NULL;

  fixture_take (other, from_one);
  from_other = fixture_export (other, folder, "from-other.walk");
  fixture_take (one, from_other);
}

gint64
fixture_find (CwStore *store, CwStore *other, gint64 id)
{
  g_autofree char *uuid = cw_id_dup_text (other, id);
  g_autoptr (GError) error = NULL;
  gint64 found = cw_id_find (store, uuid, &error);

  g_assert_no_error (error);
  return found;
}

static gboolean
add_dumped (const char *line, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", line);
  return TRUE;
}

char *
fixture_dump (CwStore *store)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cw_dump (store, FALSE, add_dumped, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

void
fixture_assert_whole (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_test_message ("%s", (char *) check->faults->pdata[i]);
  g_assert_cmpuint (check->faults->len, ==, 0);
}

/* Whole dumps are too long for a message. */
void
fixture_assert_same (CwStore *one, CwStore *other)
{
  g_autofree char *first = fixture_dump (one);
  g_autofree char *second = fixture_dump (other);
  g_auto (GStrv) lines = g_strsplit (first, "\n", -1);
  g_auto (GStrv) others = g_strsplit (second, "\n", -1);

  for (guint i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}
