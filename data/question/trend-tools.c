#include "data/question/trend-tools.h"

#include "corewalk/form-document.h"
#include "corewalk/form.h"

#include <string.h>

static const GPtrArray *
tools_of (const CwFormDocument *document, CwTrendKind kind)
{
  return kind == CW_TREND_TALK  ? document->tools.counters
         : kind == CW_TREND_USE ? document->tools.stopwatches
                                : document->tools.scans;
}

/* A form that can't be read names nothing: its keys stand for themselves. */
static gboolean
add_labels (CwStore *store, gint64 form, CwTrendKind kind, GHashTable *labels, GError **error)
{
  g_autofree char *text = cw_form_dup_document (store, form, error);
  g_autoptr (CwFormDocument) document =
      text == NULL ? NULL : cw_form_document_parse (text, strlen (text), NULL);
  const GPtrArray *tools = document == NULL ? NULL : tools_of (document, kind);

  for (guint i = 0; tools != NULL && i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];

      if (*tool->label != '\0' && !g_hash_table_contains (labels, tool->key))
        g_hash_table_insert (labels, g_strdup (tool->key), g_strdup (tool->label));
    }

  return text != NULL;
}

static gboolean
has_all (GHashTable *labels, const GPtrArray *wanted)
{
  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    if (!g_hash_table_contains (labels, wanted->pdata[i]))
      return FALSE;

  return TRUE;
}

GHashTable *
cw_trend_tool_labels (CwStore *store, CwTrendKind kind, const GPtrArray *wanted, GError **error)
{
  g_autoptr (GHashTable) labels =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) forms = cw_form_list (store, error);

  if (forms == NULL)
    return NULL;

  for (guint is_other = 0; is_other < 2; is_other++)
    for (guint i = 0; i < forms->len && !has_all (labels, wanted); i++)
      {
        const CwForm *form = forms->pdata[i];

        if (form->id != 0 && (form->walk_count == 0) == is_other &&
            !add_labels (store, form->id, kind, labels, error))
          return NULL;
      }

  return g_steal_pointer (&labels);
}
