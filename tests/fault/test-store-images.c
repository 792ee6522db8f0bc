/* Broken and foreign files in the place of a store's databases: each gets its message, none is
 * written to, none crashes the program. */
#include <string.h>

#include <glib/gstdio.h>

#include "corewalk/error.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"

static const char *const databases[] = { "shared.db", "private.db" };

/* Byte 60 on is user_version, byte 68 on the application id: with ours, a file passes for a store's. */
#define VERSION_AT 60
#define APPLICATION_AT 68
#define HEADER_BYTES 100

typedef struct
{
  char *directory;
  char *store;
  char *headers[2]; /* the first bytes of our own databases */
  guint told;
} Place;

static void
place_init (Place *place)
{
  place->directory = scratch_new ();
  place->store = g_build_filename (place->directory, "store", NULL);
  entry_prepare (place->store);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (place->store, databases[i], NULL);
      gsize length;

      g_assert_true (g_file_get_contents (path, &place->headers[i], &length, NULL));
      g_assert_cmpuint (length, >=, HEADER_BYTES);
    }
  place->told = 0;
}

static void
place_clear (Place *place)
{
  scratch_remove (place->directory);
  g_free (place->store);
  g_free (place->directory);
  g_free (place->headers[0]);
  g_free (place->headers[1]);
}

/* Opens a store with @image as one of its databases. */
static void
try_image (Place *place, guint database, const char *name, const char *image, gsize length)
{
  g_autofree char *copy = g_build_filename (place->directory, "copy", NULL);
  g_autofree char *path = g_build_filename (copy, databases[database], NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  scratch_copy (place->store, copy);
  g_unlink (wal);
  g_assert_true (g_file_set_contents (path, image, (gssize) length, NULL));
  for (CwStoreMode mode = CW_STORE_WRITE; mode <= CW_STORE_READ; mode++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwStore) store = cw_store_open (copy, mode, &error);
      g_autofree char *after = NULL;
      gsize after_length;

      if (store != NULL)
        g_error ("%s opens as %s", name, databases[database]);
      g_assert_true (error->domain == CW_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      place->told++;
      g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
      if (after_length != length || memcmp (after, image, length) != 0)
        g_error ("%s was changed as %s", name, databases[database]);
    }
  scratch_remove (copy);
}

/* Each image of the collection, as it is or dressed as one of ours. */
static void
try_collection (gboolean is_dressed)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CW_SHARED_DATA"), "sqlite", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;
  Place place;

  if (dir == NULL)
    {
      g_test_skip ("no collection of malformed images here");
      return;
    }
  place_init (&place);
  while ((name = g_dir_read_name (dir)) != NULL)
    for (guint database = 0; database < 2; database++)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *image = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (path, &image, &length, NULL));
        if (is_dressed && length >= HEADER_BYTES)
          {
            memcpy (image + VERSION_AT, place.headers[database] + VERSION_AT, 4);
            memcpy (image + APPLICATION_AT, place.headers[database] + APPLICATION_AT, 4);
          }
        try_image (&place, database, name, image, length);
        count++;
      }
  g_test_message ("%u images, %u messages", count, place.told);
  g_assert_cmpuint (count, >, 300);
  place_clear (&place);
}

static void
test_malformed_images_are_told_and_left (void)
{
  try_collection (FALSE);
}

static void
test_malformed_images_in_our_dress_are_told_and_left (void)
{
  try_collection (TRUE);
}

static void
test_other_files_are_told_and_left (void)
{
  Place place;
  g_autofree char *zeros = g_malloc0 (65536);
  static const char words[] = "This is a letter, not a database.\n";

  place_init (&place);
  for (guint database = 0; database < 2; database++)
    {
      g_autofree char *half = g_memdup2 (place.headers[database], HEADER_BYTES);
      g_autofree char *newer = NULL;
      g_autofree char *path = g_build_filename (place.store, databases[database], NULL);
      gsize length;

      try_image (&place, database, "an empty file", "", 0);
      try_image (&place, database, "a letter", words, strlen (words));
      try_image (&place, database, "zeros", zeros, 65536);
      try_image (&place, database, "a header alone", half, HEADER_BYTES);
      g_assert_true (g_file_get_contents (path, &newer, &length, NULL));
      try_image (&place, database, "a cut store", newer, length / 8192 * 4096);
      try_image (&place, database, "a store cut inside a page", newer, length - 1000);
      try_image (&place, 1 - database, "the other database", newer, length);
      newer[VERSION_AT + 2] = 3;
      try_image (&place, database, "a newer store", newer, length);
    }
  place_clear (&place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-images/malformed-are-told-and-left",
                   test_malformed_images_are_told_and_left);
  g_test_add_func ("/store-images/malformed-in-our-dress-are-told-and-left",
                   test_malformed_images_in_our_dress_are_told_and_left);
  g_test_add_func ("/store-images/other-files-are-told-and-left",
                   test_other_files_are_told_and_left);
  return g_test_run ();
}
