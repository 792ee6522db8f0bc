/* The head and the foot of a bundle: JSON with members that must be there. What is read and written
 * again reads the same. */
#include "data/exchange/bundle-text.h"
#include "tests/fuzz/fuzz.h"

static void
read_head (const char *text, gsize length)
{
  g_autoptr (GString) once = g_string_new (NULL);
  g_autoptr (GString) twice = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CwBundleHead head = { 0 };

  if (cw_bundle_head_read (text, length, &head, &error))
    {
      cw_bundle_head_write (&head, once);
      g_assert_true (cw_bundle_head_read (once->str, once->len, &head, NULL));
      cw_bundle_head_write (&head, twice);
      g_assert_cmpstr (once->str, ==, twice->str);
    }
  else
    g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  cw_bundle_head_clear (&head);
}

static void
read_foot (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = cw_bundle_foot_read (text, length, &error);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GString) once = g_string_new (NULL);
  g_autoptr (GString) twice = g_string_new (NULL);

  if (runs == NULL)
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
      return;
    }

  cw_bundle_foot_write (runs, once);
  again = cw_bundle_foot_read (once->str, once->len, NULL);
  g_assert_nonnull (again);
  cw_bundle_foot_write (again, twice);
  g_assert_cmpstr (once->str, ==, twice->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Both, for either may be written into the other's place. */
  read_head ((const char *) data, size);
  read_foot ((const char *) data, size);
  return 0;
}
