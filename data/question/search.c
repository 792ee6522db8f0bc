#include "corewalk/search.h"

#include "data/base/stmt.h"
#include "data/question/search-pending.h"
#include "data/record/words.h"
#include "sql.h"

#include <string.h>

static const char *const kinds[] = {
  "note", "answer", "task", "card", "problem", "publication"
};

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

static gboolean
add_hit (CwStore *store, gint64 id, GPtrArray *hits, GError **error)
{
  CwHit *hit = read_hit (store, id, error);

  if (hit == NULL)
    return FALSE;

  if (hit->id != 0)
    g_ptr_array_add (hits, hit);
  else
    cw_hit_free (hit);
  return TRUE;
}

/* What the index has and what it does not have yet, the latest of both first. */
static gboolean
find_hits (CwStore *store,
           const char *query,
           guint limit,
           const GArray *pending,
           GPtrArray *hits,
           GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_word_search);
  guint next = 0;

  cw_stmt_bind_text (stmt, ":query", query);
  cw_stmt_bind_int (stmt, ":limit", limit);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      for (; next < pending->len && g_array_index (pending, gint64, next) > id; next++)
        if (!add_hit (store, g_array_index (pending, gint64, next), hits, error))
          return FALSE;
      if (!add_hit (store, id, hits, error))
        return FALSE;
    }
  for (; next < pending->len; next++)
    if (!add_hit (store, g_array_index (pending, gint64, next), hits, error))
      return FALSE;

  g_ptr_array_set_size (hits, (int) MIN (hits->len, limit));
  return cw_stmt_done (stmt, error);
}

GPtrArray *
cw_search (CwStore *store, const char *words, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_hit_free);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *query = make_query (valid);
  g_autoptr (CwStmt) count = NULL;

  if (query[0] == '\0')
    return g_steal_pointer (&hits);
  if (store->mode == CW_STORE_WRITE && store->act == NULL)
    cw_words_settle (store);

  /* This statement is in use until the end, so that all is of one moment, whoever writes. */
  count = cw_stmt_new (store->shared, cw_sql_pending_count);
  if (cw_stmt_next (count) && cw_stmt_int (count, 0) > 0 &&
      !cw_search_pending (store, query, pending, error))
    return NULL;
  if (!cw_stmt_done (count, error) || !find_hits (store, query, limit, pending, hits, error))
    return NULL;

  return g_steal_pointer (&hits);
}
