#include "corewalk/age.h"

#include "data/keep/age-header.h"

#include <string.h>

#define FILLER_END "-grease" /* stanzas that age adds now and then, which nothing opens */

/* read_header: the header and no more, or as much as there is of it. */
static GString *
read_header (CwReadBytes read, gpointer user_data, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (CW_AGE_HEADER_MOST);
  gsize length = 0;
  gssize count;

  do
    {
      count = read (bytes + length, CW_AGE_HEADER_MOST - length, user_data, error);
      if (count < 0)
        return NULL;
      length += (gsize) count;
    }
  while (count > 0 && length < CW_AGE_HEADER_MOST);

  return g_string_new_len ((const char *) bytes, (gssize) cw_age_header_length (bytes, length));
}

int
cw_age_count_recipients (CwReadBytes read, gpointer user_data, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GPtrArray) stanzas = NULL;
  int count = 0;

  g_return_val_if_fail (read != NULL, -1);

  text = read_header (read, user_data, error);
  stanzas = text == NULL ? NULL : cw_age_header_parse (text, error);
  if (stanzas == NULL)
    return -1;

  for (guint i = 0; i < stanzas->len; i++)
    {
      const CwAgeStanza *stanza = g_ptr_array_index (stanzas, i);
      const char *type = g_ptr_array_index (stanza->args, 0);

      if (strcmp (type, "scrypt") == 0)
        return 0;
      count += !g_str_has_suffix (type, FILLER_END);
    }

  return count;
}
