#include "data/exchange/export-name.h"

#include "data/base/stmt.h"
#include "sql.h"

#define SHORTEST 3 /* letters: shorter ones stand everywhere */

struct _CwNames
{
  GHashTable *families; /* as written, to itself */
};

CwNames *
cw_names_new (CwStore *store, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_teacher_names);
  CwNames *names = g_new0 (CwNames, 1);

  names->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (cw_stmt_next (stmt))
    {
      const char *family = cw_stmt_text (stmt, 1);

      if (family != NULL && g_utf8_strlen (family, -1) >= SHORTEST)
        g_hash_table_add (names->families, g_strdup (family));
    }
  if (cw_stmt_done (stmt, error))
    return names;

  cw_names_free (names);
  return NULL;
}

void
cw_names_free (CwNames *names)
{
  if (names == NULL)
    return;

  g_hash_table_unref (names->families);
  g_free (names);
}

static const char *
end_of_word (const char *at)
{
  while (*at != '\0' && (g_unichar_isalpha (g_utf8_get_char (at)) || *at == '-' || *at == '\''))
    at = g_utf8_next_char (at);

  return at;
}

/* A possessive is the name, too. */
static gboolean
is_name (const CwNames *names, const char *word, gsize length)
{
  g_autofree char *copy = g_strndup (word, length);

  if (g_hash_table_contains (names->families, copy))
    return TRUE;
  if (!g_str_has_suffix (copy, "'s"))
    return FALSE;

  copy[length - 2] = '\0';
  return g_hash_table_contains (names->families, copy);
}

void
cw_names_warn (const CwNames *names, const char *text, char *warning, gsize size)
{
  warning[0] = '\0';
  if (g_hash_table_size (names->families) == 0)
    return;

  for (const char *at = text; *at != '\0';)
    {
      const char *end = end_of_word (at);

      if (end == at)
        at = g_utf8_next_char (at);
      else if (is_name (names, at, (gsize) (end - at)))
        {
          g_strlcpy (warning, at, MIN (size, (gsize) (end - at) + 1));
          return;
        }
      else
        at = end;
    }
}
