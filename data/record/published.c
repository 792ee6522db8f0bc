#include "corewalk/publish.h"

#include "data/base/stmt.h"
#include "data/record/fold.h"
#include "sql.h"

#include <string.h>

void
cw_published_free (CwPublished *published)
{
  if (published == NULL)
    return;

  g_free (published->author);
  g_free (published->text);
  g_free (published);
}

static gboolean
find_author (CwStore *store, CwPublished *published, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, published->id, error);

  if (fold == NULL)
    return FALSE;

  published->author = g_strdup (fold->made->stream->author);
  published->audience =
      strcmp (fold->made->stream->audience, "district") == 0 ? "district" : "school";
  return TRUE;
}

static CwPublished *
find_copy (CwStore *store, const GPtrArray *list, const char *token)
{
  CwUuid uuid;
  gint64 id;

  cw_uuid_named ("corewalk", "publication", token, &uuid);
  id = cw_log_find_uuid (store->log, &uuid);
  for (guint i = 0; i < list->len; i++)
    if (((CwPublished *) list->pdata[i])->id == id)
      return list->pdata[i];

  return NULL;
}

/* Only the private file knows which note it was. */
static gboolean
find_memos (CwStore *store, const GPtrArray *list, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_publish_token_list);

  while (cw_stmt_next (stmt))
    {
      CwPublished *published = find_copy (store, list, cw_stmt_text (stmt, 2));

      if (published != NULL)
        published->memo = cw_stmt_int (stmt, 0);
    }

  return cw_stmt_done (stmt, error);
}

static GPtrArray *
read_rows (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_published_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_publication_list);

  while (cw_stmt_next (stmt))
    {
      CwPublished *published = g_new0 (CwPublished, 1);

      g_ptr_array_add (list, published);
      published->id = cw_stmt_int (stmt, 0);
      published->moment.at_ms = cw_stmt_int (stmt, 1);
      published->moment.offset_min = (int) cw_stmt_int (stmt, 2);
      published->text = cw_stmt_dup_text (stmt, 3);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
cw_published_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = read_rows (store, error);

  if (list == NULL || !find_memos (store, list, error))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (!find_author (store, list->pdata[i], error))
      return NULL;

  return g_steal_pointer (&list);
}
