#include "data/form/form-shelf.h"

#include "data/base/stmt.h"
#include "data/record/act.h"
#include "sql.h"

#include <string.h>

static void
free_shelved (gpointer data)
{
  CwShelved *shelved = data;

  cw_form_document_free (shelved->document);
  g_free (shelved->canonical);
  g_free (shelved);
}

void
cw_form_shelf_free (GPtrArray *shelf)
{
  g_clear_pointer (&shelf, g_ptr_array_unref);
}

static CwShelved *
shelve (CwStore *store, CwFormDocument *take_document, gboolean is_built_in)
{
  CwShelved *shelved = g_new0 (CwShelved, 1);
  g_autofree char *hash = cw_form_document_dup_hash (take_document);

  shelved->document = take_document;
  shelved->canonical = cw_form_document_dup_canonical (take_document);
  shelved->is_built_in = is_built_in;
  cw_uuid_named ("corewalk", "form-version", hash, &shelved->uuid);
  shelved->id = cw_log_find_uuid (store->log, &shelved->uuid);
  return shelved;
}

static GPtrArray *
built_in (CwStore *store)
{
  g_autoptr (GPtrArray) documents = NULL;

  if (store->shelf != NULL)
    return store->shelf;

  store->shelf = g_ptr_array_new_with_free_func (free_shelved);
  documents = cw_form_built_in_list ();
  for (guint i = 0; i < documents->len; i++)
    {
      g_ptr_array_add (store->shelf, shelve (store, documents->pdata[i], TRUE));
      documents->pdata[i] = NULL;
    }

  return store->shelf;
}

static CwShelved *
find_shelved (CwStore *store, gint64 form)
{
  GPtrArray *shelf = built_in (store);

  for (guint i = 0; i < shelf->len; i++)
    {
      CwShelved *shelved = shelf->pdata[i];

      if (shelved->id == form)
        return shelved;
    }

  return NULL;
}

static CwShelved *
load (CwStore *store, gint64 form, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_form_document);
  CwFormDocument *document = NULL;
  CwShelved *shelved;

  cw_stmt_bind_int (stmt, ":id", form);
  if (cw_stmt_next (stmt))
    {
      const char *text = cw_stmt_text (stmt, 0);

      document = cw_form_document_parse (text, strlen (text), error);
      if (document == NULL)
        return NULL;
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (document == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such form");
      return NULL;
    }

  shelved = shelve (store, document, FALSE);
  g_ptr_array_add (store->shelf, shelved);
  return shelved;
}

const CwShelved *
cw_form_shelf_get (CwStore *store, gint64 form, GError **error)
{
  CwShelved *shelved = form == 0 ? NULL : find_shelved (store, form);

  return shelved != NULL ? shelved : load (store, form, error);
}

static gboolean
name_items (CwStore *store, const CwFormDocument *document, GError **error)
{
  for (guint i = 0; i < document->items->len; i++)
    {
      CwUuid uuid;

      cw_form_item_uuid (document->key, ((CwFormItem *) document->items->pdata[i])->key, &uuid);
      if (cw_log_name_uuid (store->log, &uuid, error) == 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
cw_form_shelf_name_items (CwStore *store, const char *text, GError **error)
{
  g_autoptr (CwFormDocument) document = cw_form_document_parse (text, strlen (text), NULL);

  return document == NULL || name_items (store, document, error);
}

gboolean
cw_form_shelf_name (CwStore *store, GError **error)
{
  GPtrArray *shelf = built_in (store);
  gboolean is_named = TRUE;

  for (guint i = 0; i < shelf->len; i++)
    is_named &= ((CwShelved *) shelf->pdata[i])->id != 0;
  if (is_named)
    return TRUE;
  if (!cw_db_begin (store->shared, error))
    return FALSE;

  for (guint i = 0; i < shelf->len; i++)
    {
      CwShelved *shelved = shelf->pdata[i];

      shelved->id = cw_log_name_uuid (store->log, &shelved->uuid, error);
      if (shelved->id == 0 || !name_items (store, shelved->document, error))
        {
          cw_db_rollback (store->shared);
          return FALSE;
        }
    }

  return cw_db_commit (store->shared, error);
}

static gboolean
write_line (CwStore *store, const CwShelved *shelved, const CwStream *stream, GError **error)
{
  CwLine line;

  if (stream == NULL || !name_items (store, shelved->document, error))
    return FALSE;

  cw_line_clear (&line);
  line.kind = "form";
  line.has_named = TRUE;
  line.named = shelved->uuid;
  cw_line_put_text (&line, "key", shelved->document->key);
  cw_line_put_text (&line, "title", shelved->document->title);
  cw_line_put_int (&line, "version", shelved->document->version);
  cw_line_put_text (&line, "document", shelved->canonical);
  return cw_act_add (store, stream, &line, error) != 0;
}

/* Forms are for the whole district: their stream has no school. */
gboolean
cw_form_shelf_log (CwStore *store, const CwShelved *shelved, GError **error)
{
  return write_line (store, shelved, cw_store_stream (store, "district", "", error), error);
}

gboolean
cw_form_shelf_use (CwStore *store, gint64 form, const CwStream *stream, GError **error)
{
  const CwShelved *shelved = cw_form_shelf_get (store, form, error);
  gboolean is_of_pair = stream != NULL;
  g_autoptr (CwStmt) stmt = NULL;
  gboolean is_there;

  if (shelved == NULL)
    return FALSE;

  stmt = cw_stmt_new (store->shared, cw_sql_form_told);
  cw_stmt_bind_int (stmt, ":form", form);
  cw_stmt_bind_text (stmt, ":scope", is_of_pair ? stream->scope : NULL);
  is_there = cw_stmt_next (stmt);
  if (!cw_stmt_done (stmt, error))
    return FALSE;

  return is_there || (is_of_pair ? write_line (store, shelved, stream, error)
                                 : cw_form_shelf_log (store, shelved, error));
}

void
cw_form_item_uuid (const char *form_key, const char *item_key, CwUuid *uuid)
{
  g_autofree char *name = g_strconcat (form_key, "/", item_key, NULL);

  cw_uuid_named ("corewalk", "form-item", name, uuid);
}

GPtrArray *
cw_form_shelf_built_in (CwStore *store)
{
  return built_in (store);
}
