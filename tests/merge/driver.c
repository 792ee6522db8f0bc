#include "tests/merge/driver.h"

#include "tests/fixture.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CLOCK_MS G_GINT64_CONSTANT (2240524800000) /* 2041-01-01 */

static gint64 clock_ms = FIRST_CLOCK_MS;

void
driver_set_clock (gint64 now_ms)
{
  clock_ms = now_ms;
}

/* The library asks GLib what time it is; here it asks us, and no two moments are the same. */
gint64
g_get_real_time (void)
{
  return clock_ms++ * 1000;
}

/* Ids, keys and salts follow from a seed, so that a history can be told again to the byte. */
static guint8 seed[randombytes_SEEDBYTES];

static const char *
name_random (void)
{
  return "seeded";
}

static void
fill_random (void *const bytes, const size_t length)
{
  randombytes_buf_deterministic (bytes, length, seed);
  sodium_increment (seed, sizeof seed);
}

static uint32_t
draw_random (void)
{
  uint32_t drawn;

  fill_random (&drawn, sizeof drawn);
  return drawn;
}

static randombytes_implementation seeded = {
  .implementation_name = name_random,
  .random = draw_random,
  .buf = fill_random,
};

void
driver_set_seed (gint64 number)
{
  memset (seed, 0, sizeof seed);
  memcpy (seed + sizeof seed / 2, &number, sizeof number);
}

static void
free_laptop (gpointer data)
{
  Laptop *laptop = data;

  cw_store_close (laptop->store);
  g_free (laptop->name);
  g_free (laptop->folder);
  g_free (laptop);
}

static Driver *
driver_new (const char *root)
{
  Driver *driver = g_new0 (Driver, 1);

  driver->root = g_strdup (root);
  g_assert_cmpint (g_mkdir_with_parents (root, 0700), ==, 0);
  driver->laptops = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_laptop);
  driver->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  driver->uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  driver->fresh = g_string_new (NULL);
  return driver;
}

/* Nothing is left of what was: the next history begins. */
static void
driver_reset (Driver *driver)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, driver->laptops);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      cw_store_close (((Laptop *) value)->store);
      ((Laptop *) value)->store = NULL;
    }
  g_hash_table_remove_all (driver->laptops);
  g_hash_table_remove_all (driver->handles);
  g_hash_table_remove_all (driver->uuids);
  g_string_truncate (driver->fresh, 0);
  fixture_remove (driver->root);
  g_assert_cmpint (g_mkdir_with_parents (driver->root, 0700), ==, 0);
}

static void
driver_free (Driver *driver)
{
  driver_reset (driver);
  fixture_remove (driver->root);
  g_hash_table_unref (driver->laptops);
  g_hash_table_unref (driver->handles);
  g_hash_table_unref (driver->uuids);
  g_string_free (driver->fresh, TRUE);
  g_free (driver->root);
  g_free (driver);
}

static const Act *
find_act (const char *name)
{
  static const Act *const all[] = { driver_making,  driver_changing,   driver_looking,
                                    driver_folders, driver_exchanging, driver_waiting,
                                    driver_coming,  driver_owning };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const Act *act = all[i]; act->name != NULL; act++)
      if (strcmp (act->name, name) == 0)
        return act;

  return NULL;
}

static gboolean
do_order (Call *call, GError **error)
{
  const char *name = call_text (call, "do");
  const char *laptop = call_text (call, "laptop");
  const Act *act = name == NULL ? NULL : find_act (name);

  if (act == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "the driver can't '%s'", name);
      return FALSE;
    }
  driver_set_clock (call_number (call, "clock", clock_ms));
  if (laptop != NULL)
    call->laptop = g_hash_table_lookup (call->driver->laptops, laptop);
  if (call->laptop != NULL)
    call->store = call->laptop->store;
  if ((act->on != ON_NOTHING && call->laptop == NULL) ||
      (act->on == ON_STORE && call->store == NULL))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' is not open", laptop);
      return FALSE;
    }

  return act->act (call, error);
}

static const char *
error_name (const GError *error)
{
  static const char *const names[] = { "storage", "full",   "damaged", "schema",
                                       "place",   "busy",   "exists",  "not-found",
                                       "invalid", "format", "secret",  "cancelled" };

  return error->domain == CW_ERROR && error->code < (int) G_N_ELEMENTS (names)
             ? names[error->code]
             : "other";
}

void
driver_run (Driver *driver, const char *line, GString *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwJson) order = cw_json_parse (line, strlen (line), &error);
  g_autoptr (CwJsonWriter) writer = cw_json_writer_new (answer, CW_JSON_COMPACT);
  Call call = { .driver = driver, .order = order, .answer = writer };

  cw_json_begin_object (writer, NULL);
  if (order != NULL)
    do_order (&call, &error);
  if (error != NULL)
    {
      g_autofree char *message = driver_hide_ids (driver, error->message);

      cw_json_add_string (writer, "error", error_name (error));
      cw_json_add_string (writer, "message", message);
    }
  cw_json_end_object (writer);
}

int
main (int argc, char *argv[])
{
  Driver *driver;
  char *line = NULL;
  size_t room = 0;

  if (argc != 2)
    {
      fprintf (stderr, "usage: %s FOLDER: all stores are made in it\n", argv[0]);
      return 2;
    }

  randombytes_set_implementation (&seeded);
  driver = driver_new (argv[1]);
  while (getline (&line, &room, stdin) > 0)
    {
      g_autoptr (GString) answer = g_string_new (NULL);

      g_strchomp (line);
      if (strcmp (line, "reset") == 0)
        driver_reset (driver);
      else
        driver_run (driver, line, answer);
      g_string_append_c (answer, '\n');
      fwrite (answer->str, 1, answer->len, stdout);
      fflush (stdout);
    }

  free (line);
  driver_free (driver);
  return 0;
}
