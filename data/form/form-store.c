#include "corewalk/form.h"

#include "corewalk/id.h"
#include "data/base/stmt.h"
#include "data/form/form-shelf.h"
#include "data/record/act.h"
#include "data/record/writer.h"
#include "data/store/setting.h"
#include "sql.h"

#include <string.h>

void
cw_form_free (CwForm *form)
{
  if (form == NULL)
    return;

  g_free (form->key);
  g_free (form->title);
  g_free (form->source);
  g_free (form->license);
  g_free (form);
}

void
cw_item_free (CwItem *item)
{
  if (item == NULL)
    return;

  g_free (item->key);
  g_free (item->label);
  g_free (item->core);
  g_free (item);
}

static gint64
count_walks (CwStore *store, gint64 form)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_form_walks);

  cw_stmt_bind_int (stmt, ":form", form);
  return cw_stmt_next (stmt) ? cw_stmt_int (stmt, 0) : 0;
}

static gboolean
is_retired (CwStore *store, const char *key)
{
  g_autofree char *name = g_strconcat (CW_FORM_RETIRED, key, NULL);

  return cw_setting_get_number (store->private, name) != 0;
}

/* @document: (nullable): what a newer Corewalk wrote can't be read */
static void
add_form (CwStore *store, GPtrArray *forms, CwForm *take_form, const CwFormDocument *document)
{
  take_form->is_retired = is_retired (store, take_form->key);
  take_form->item_count = document != NULL ? document->items->len : 0;
  take_form->source = g_strdup (document != NULL ? document->source : "");
  take_form->license = g_strdup (document != NULL ? document->license : "");
  g_ptr_array_add (forms, take_form);
}

static CwForm *
form_of (gint64 id, const char *key, const char *title, gint64 version, gboolean is_built_in)
{
  CwForm *form = g_new0 (CwForm, 1);

  form->id = id;
  form->key = g_strdup (key);
  form->title = g_strdup (title);
  form->version = version;
  form->is_built_in = is_built_in;
  return form;
}

static void
find_newest (GPtrArray *forms)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < forms->len; i++)
    {
      CwForm *form = forms->pdata[i];
      CwForm *other = g_hash_table_lookup (newest, form->key);

      if (other != NULL && other->version >= form->version)
        continue;
      if (other != NULL)
        other->is_newest = FALSE;
      form->is_newest = TRUE;
      g_hash_table_insert (newest, form->key, form);
    }
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const CwForm *one = *(CwForm *const *) a, *other = *(CwForm *const *) b;
  int order = g_utf8_collate (one->title, other->title);

  if (order != 0)
    return order;
  order = strcmp (one->key, other->key);
  return order != 0 ? order : (one->version < other->version) - (one->version > other->version);
}

GPtrArray *
cw_form_shelf_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_form_list);
  GPtrArray *shelf = cw_form_shelf_built_in (store);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);

  for (guint i = 0; i < shelf->len; i++)
    {
      CwShelved *shelved = shelf->pdata[i];

      if (!shelved->is_built_in)
        continue;
      g_hash_table_add (own, &shelved->id);
      add_form (store, forms,
                form_of (shelved->id, shelved->document->key, shelved->document->title,
                         shelved->document->version, TRUE),
                shelved->document);
    }
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);
      const CwShelved *shelved = NULL;

      if (g_hash_table_contains (own, &id))
        continue;
      shelved = cw_form_shelf_get (store, id, NULL);
      add_form (store, forms,
                form_of (id, cw_stmt_text (stmt, 1), cw_stmt_text (stmt, 2),
                         cw_stmt_int (stmt, 3), FALSE),
                shelved != NULL ? shelved->document : NULL);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  g_ptr_array_sort (forms, compare_forms);
  find_newest (forms);
  return g_steal_pointer (&forms);
}

GPtrArray *
cw_form_list (CwStore *store, GError **error)
{
  GPtrArray *forms = cw_form_shelf_list (store, error);

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      CwForm *form = forms->pdata[i];

      form->walk_count = count_walks (store, form->id);
    }
  return forms;
}

gint64
cw_form_find (CwStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, error);
  const CwForm *best = NULL;
  gint64 id;

  if (forms == NULL)
    return 0;

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];
      g_autofree char *title = g_utf8_casefold (form->title, -1);
      g_autofree char *asked = g_utf8_casefold (text, -1);

      if ((strcmp (form->key, text) == 0 || strcmp (title, asked) == 0) &&
          (best == NULL || form->version > best->version))
        best = form;
    }
  if (best != NULL)
    return best->id;

  id = cw_id_find (store, text, NULL);
  for (guint i = 0; i < forms->len && id != 0; i++)
    if (((CwForm *) forms->pdata[i])->id == id)
      return id;

  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
               "there is no form '%s'. 'form list' shows what is there", text);
  return 0;
}

char *
cw_form_dup_document (CwStore *store, gint64 form, GError **error)
{
  const CwShelved *shelved = cw_form_shelf_get (store, form, error);

  return shelved == NULL ? NULL : g_strdup (shelved->canonical);
}

static gint64
find_newest_version (CwStore *store, const char *key)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, NULL);
  gint64 newest = 0;

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (strcmp (form->key, key) == 0)
        newest = MAX (newest, form->version);
    }

  return newest;
}

/* The version whose canonical text is @document's, or 0. */
static gint64
find_same (CwStore *store, const CwFormDocument *document)
{
  g_autofree char *hash = cw_form_document_dup_hash (document);
  CwUuid uuid;
  gint64 id;

  cw_uuid_named ("corewalk", "form-version", hash, &uuid);
  id = cw_log_find_uuid (store->log, &uuid);
  return id != 0 && cw_form_shelf_get (store, id, NULL) != NULL ? id : 0;
}

static gint64
add_version (CwStore *store, CwFormDocument *document, const CwMoment *moment, GError **error)
{
  g_autofree char *hash = cw_form_document_dup_hash (document);
  CwShelved shelved = { .document = document };
  gboolean is_added;

  cw_uuid_named ("corewalk", "form-version", hash, &shelved.uuid);
  if (!cw_act_begin (store, FALSE, "a form", moment, error))
    return 0;

  shelved.canonical = cw_form_document_dup_canonical (document);
  is_added = cw_form_shelf_log (store, &shelved, error);
  g_free (shelved.canonical);
  if (!is_added)
    return cw_act_abort (store);

  return cw_act_commit (store, error) ? cw_log_find_uuid (store->log, &shelved.uuid) : 0;
}

gint64
cw_form_import (CwStore *store, const char *text, const CwMoment *moment, GError **error)
{
  g_autoptr (CwFormDocument) document = cw_form_document_parse (text, strlen (text), error);
  gint64 id, newest;

  if (document == NULL || !cw_store_check_writer (store, error))
    return 0;

  id = find_same (store, document);
  if (id != 0)
    return id;

  /* The same words under another version number are the same form all the same. */
  newest = find_newest_version (store, document->key);
  if (newest > 0 && document->version <= newest)
    {
      for (gint64 version = 1; version <= newest; version++)
        {
          document->version = version;
          id = find_same (store, document);
          if (id != 0)
            return id;
        }
      document->version = newest + 1;
    }

  return add_version (store, document, moment, error);
}

GPtrArray *
cw_form_items (CwStore *store, gint64 form, GError **error)
{
  const CwShelved *shelved = cw_form_shelf_get (store, form, error);
  GPtrArray *items;

  if (shelved == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_item_free);
  for (guint i = 0; i < shelved->document->items->len; i++)
    {
      const CwFormItem *of_form = shelved->document->items->pdata[i];
      CwItem *item = g_new0 (CwItem, 1);
      CwUuid uuid;

      cw_form_item_uuid (shelved->document->key, of_form->key, &uuid);
      item->id = cw_log_find_uuid (store->log, &uuid);
      item->key = g_strdup (of_form->key);
      item->label = g_strdup (of_form->label);
      item->core = g_strdup (of_form->core);
      item->level_count =
          strcmp (of_form->kind, "levels") == 0 ? (int) of_form->levels->len : 0;
      g_ptr_array_add (items, item);
    }

  return items;
}

gint64
cw_item_find (CwStore *store, gint64 visit, const char *text, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  guint64 number = 0;
  CwHost host;

  if (!cw_host_find_visit (store, visit, &host, error))
    return 0;
  items = cw_form_items (store, host.form, error);
  if (items == NULL)
    return 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 999, &number, NULL))
    number = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const CwItem *item = items->pdata[i];
      g_autofree char *uuid = cw_id_dup_text (store, item->id);

      if (number == i + 1 || strcmp (item->key, text) == 0 ||
          g_ascii_strcasecmp (uuid, text) == 0)
        return item->id;
    }

  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
               "the walk's form has no look-for '%s'. 'form show' lists them", text);
  return 0;
}
