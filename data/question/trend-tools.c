#include "data/question/trend-tools.h"

#include "data/base/stmt.h"
#include "data/form/form-shelf.h"
#include "sql.h"

static void
add_labels (const CwFormDocument *document, CwTrendKind kind, GHashTable *labels)
{
  const GPtrArray *tools = kind == CW_TREND_TALK  ? document->tools.counters
                           : kind == CW_TREND_USE ? document->tools.stopwatches
                                                  : document->tools.scans;

  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];

      if (*tool->label != '\0' && !g_hash_table_contains (labels, tool->key))
        g_hash_table_insert (labels, g_strdup (tool->key), g_strdup (tool->label));
    }
}

static GArray *
list_used (CwStore *store, GError **error)
{
  g_autoptr (GArray) forms = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_form_list);

  while (cw_stmt_next (stmt))
    {
      gint64 form = cw_stmt_int (stmt, 0);

      g_array_append_val (forms, form);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&forms) : NULL;
}

GHashTable *
cw_trend_tool_labels (CwStore *store, CwTrendKind kind, GError **error)
{
  g_autoptr (GHashTable) labels =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) used = list_used (store, error);
  GPtrArray *shelf;

  if (used == NULL)
    return NULL;

  /* Newer versions of a form stand behind older ones. */
  for (guint i = used->len; i-- > 0;)
    {
      const CwShelved *version =
          cw_form_shelf_get (store, g_array_index (used, gint64, i), NULL);

      if (version != NULL) /* one that can't be read names nothing */
        add_labels (version->document, kind, labels);
    }
  shelf = cw_form_shelf_built_in (store);
  for (guint i = 0; i < shelf->len; i++)
    add_labels (((const CwShelved *) shelf->pdata[i])->document, kind, labels);

  return g_steal_pointer (&labels);
}
