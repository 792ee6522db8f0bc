#include "data/question/trend-items.h"

#include "data/form/form-shelf.h"

#include <string.h>

/* The key of @form, whose versions all count; NULL for all forms, with @error for one that is not there. */
static const char *
find_key (const GPtrArray *forms, gint64 form, GError **error)
{
  for (guint i = 0; i < forms->len; i++)
    if (((const CwForm *) forms->pdata[i])->id == form && form != 0)
      return ((const CwForm *) forms->pdata[i])->key;

  if (form != 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such form");
  return NULL;
}

static gboolean
is_wanted (const CwItem *item, gint64 wanted, CwTrendItemKind kind, GHashTable *known)
{
  return item->id != 0 && (wanted == 0 || wanted == item->id) &&
         (item->level_count > 0) == (kind == CW_TREND_ITEMS_LEVELS) &&
         !g_hash_table_contains (known, GSIZE_TO_POINTER (item->id));
}

GPtrArray *
cw_trend_items (CwStore *store, gint64 form, gint64 item, CwTrendItemKind kind, GError **error)
{
  g_autoptr (GPtrArray) forms = cw_form_shelf_list (store, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_item_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const char *key = forms == NULL ? NULL : find_key (forms, form, error);

  if (forms == NULL || (key == NULL && form != 0))
    return NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *version = forms->pdata[i];
      g_autoptr (GPtrArray) items = NULL;

      if (version->id == 0 || (key != NULL && strcmp (version->key, key) != 0))
        continue;
      items = cw_form_items (store, version->id, error);
      if (items == NULL)
        return NULL;
      for (guint j = 0; j < items->len; j++)
        {
          CwItem *one = items->pdata[j];

          if (!is_wanted (one, item, kind, known))
            continue;
          g_hash_table_add (known, GSIZE_TO_POINTER (one->id));
          g_ptr_array_add (found, g_steal_pointer (&items->pdata[j]));
        }
    }

  return g_steal_pointer (&found);
}
