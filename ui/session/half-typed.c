#include "ui/session/half-typed.h"

#include "corewalk/id.h"

#include <string.h>

#define LETTERS "tsk" /* of CW_TAG_TEACHER, CW_TAG_STUDENT, CW_TAG_TASK */

char *
cw_half_typed_pack (CwStore *store, CwTags tags, gint64 edited, const char *text)
{
  GString *packed = NULL;

  if (*text == '\0' && edited == 0)
    return NULL;

  packed = g_string_new (NULL);
  for (guint i = 0; LETTERS[i] != '\0'; i++)
    if ((tags & (1u << i)) != 0)
      g_string_append_c (packed, LETTERS[i]);
  if (edited != 0)
    {
      g_autofree char *uuid = cw_id_dup_text (store, edited);

      g_string_append_printf (packed, " %s", uuid);
    }
  g_string_append_printf (packed, "\n%s", text);

  return g_string_free (packed, FALSE);
}

const char *
cw_half_typed_unpack (CwStore *store, const char *packed, CwTags *tags, gint64 *edited)
{
  const char *text = strchr (packed, '\n');
  g_autofree char *head = text != NULL ? g_strndup (packed, text - packed) : g_strdup ("");
  const char *uuid = strchr (head, ' ');

  *tags = CW_TAG_NONE;
  for (guint i = 0; LETTERS[i] != '\0'; i++)
    if (memchr (head, LETTERS[i], uuid != NULL ? (gsize) (uuid - head) : strlen (head)) != NULL)
      *tags |= 1u << i;
  *edited = uuid != NULL ? cw_id_find (store, uuid + 1, NULL) : 0;

  return text != NULL ? text + 1 : packed;
}
