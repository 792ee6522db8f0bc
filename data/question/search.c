#include "corewalk/search.h"

#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

static const char *const kinds[] = { "note", "answer", "task", "card", "problem" };

void
cw_hit_free (CwHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->text);
  g_free (hit);
}

static gboolean
has_word (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* One FTS5 string: whatever a person typed is words, never syntax. */
static void
add_term (GString *query, const char *start, const char *end, gboolean is_begun)
{
  if (!has_word (start, end))
    return;

  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_c (query, '"');
  g_string_append_len (query, start, end - start);
  g_string_append_c (query, '"');
  if (is_begun)
    g_string_append_c (query, '*');
}

/* Words apart by white space; a phrase between double quotes, closed or not. */
static char *
make_query (const char *words)
{
  GString *query = g_string_new (NULL);
  const char *at = words;

  while (*at != '\0')
    {
      gboolean is_phrase = *at == '"';
      const char *start = is_phrase ? at + 1 : at;
      const char *end = start + strcspn (start, is_phrase ? "\"" : " \t\n\r\"");

      add_term (query, start, end, !is_phrase && *end == '\0');
      at = *end == '\0' || (*end == '"' && !is_phrase) ? end : end + 1;
    }

  return g_string_free (query, FALSE);
}

static CwHit *
read_hit (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_hit_get);
  g_autoptr (CwHit) hit = g_new0 (CwHit, 1);

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    {
      hit->id = id;
      hit->kind = kinds[cw_stmt_int (stmt, 0)];
      hit->visit = cw_stmt_int (stmt, 1);
      hit->walk = cw_stmt_int (stmt, 2);
      hit->moment.at_ms = cw_stmt_int (stmt, 3);
      hit->moment.offset_min = (int) cw_stmt_int (stmt, 4);
      hit->text = cw_stmt_dup_text (stmt, 5);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&hit) : NULL;
}

GPtrArray *
cw_search (CwStore *store, const char *words, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_hit_free);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *query = make_query (valid);
  g_autoptr (CwStmt) stmt = NULL;

  if (query[0] == '\0')
    return g_steal_pointer (&hits);

  stmt = cw_stmt_new (store->shared, cw_sql_word_search);
  cw_stmt_bind_text (stmt, ":query", query);
  cw_stmt_bind_int (stmt, ":limit", limit);
  while (cw_stmt_next (stmt))
    {
      CwHit *hit = read_hit (store, cw_stmt_int (stmt, 0), error);

      if (hit == NULL)
        return NULL;
      if (hit->id != 0)
        g_ptr_array_add (hits, hit);
      else
        cw_hit_free (hit);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&hits) : NULL;
}
