#include "corewalk/form-draft.h"

#include "corewalk/id.h"
#include "corewalk/note.h"
#include "data/base/stmt.h"
#include "data/form/form-key.h"
#include "data/form/form-shape.h"
#include "data/form/form-shelf.h"
#include "data/store/setting.h"
#include "sql.h"

#include <string.h>

#define PLACE "form:" /* and the form's key: where cw_draft_set() keeps a draft */

void
cw_form_draft_free (CwFormDraft *draft)
{
  if (draft == NULL)
    return;

  cw_form_document_free (draft->document);
  g_free (draft);
}

static CwFormDraft *
draft_of (gint64 base, CwFormDocument *take_document)
{
  CwFormDraft *draft = g_new0 (CwFormDraft, 1);

  draft->base = base;
  draft->document = take_document;
  draft->moment = cw_moment_now ();
  return draft;
}

CwFormDraft *
cw_form_draft_new (CwStore *store)
{
  const CwPerson *person = cw_store_get_person (store);
  CwFormDraft *draft = draft_of (0, cw_form_document_new ());

  g_free (draft->document->key);
  draft->document->key = cw_form_key_dup_random ();
  cw_form_text_set (&draft->document->source,
                    person->organization[0] != '\0' ? person->organization : person->name);
  cw_form_text_set (&draft->document->license, "Not stated");
  return draft;
}

/* Letters past the most that fit are left out. */
static void
set_cut (char **text, const char *value, glong most)
{
  g_autofree char *cut = g_utf8_substring (value, 0, MIN (most, g_utf8_strlen (value, -1)));

  cw_form_text_set (text, cut);
}

CwFormDraft *
cw_form_draft_copy (CwStore *store, gint64 form, const char *title, GError **error)
{
  const CwShelved *shelved = cw_form_shelf_get (store, form, error);
  g_autofree char *name = NULL;
  g_autofree char *source = NULL;
  CwFormDocument *document;

  if (shelved == NULL)
    return NULL;

  document = cw_form_document_copy (shelved->document);
  document->version = 0;
  g_free (document->key);
  document->key = cw_form_key_dup_random ();
  name = g_strdup_printf ("Copy of %s", shelved->document->title);
  if (title != NULL)
    cw_form_text_set (&document->title, title);
  else
    set_cut (&document->title, name, CW_FORM_MOST_LABEL);
  source =
      g_strdup_printf ("After “%s” by %s", shelved->document->title, shelved->document->source);
  set_cut (&document->source, source, CW_FORM_MOST_TEXT);
  return draft_of (0, document);
}

/* The first line is the UUID of the base or empty, the rest the form as far as it is written. */
static CwFormDraft *
unpack (CwStore *store, const char *text, CwMoment moment)
{
  const char *form = strchr (text, '\n');
  g_autofree char *uuid = form != NULL ? g_strndup (text, (gsize) (form - text)) : NULL;
  CwFormDraft *draft;

  if (form == NULL)
    return NULL;

  draft = draft_of (*uuid != '\0' ? cw_id_find (store, uuid, NULL) : 0,
                    cw_form_read_unfinished (form + 1));
  draft->moment = moment;
  return draft;
}

CwFormDraft *
cw_form_draft_get (CwStore *store, const char *key)
{
  g_autofree char *place = g_strconcat (PLACE, key, NULL);
  CwMoment moment = { 0 };
  g_autofree char *text = cw_draft_dup (store, place, &moment);

  return text != NULL ? unpack (store, text, moment) : NULL;
}

CwFormDraft *
cw_form_draft_edit (CwStore *store, gint64 form, GError **error)
{
  const CwShelved *shelved = cw_form_shelf_get (store, form, error);
  CwFormDraft *draft;

  if (shelved == NULL)
    return NULL;
  if (shelved->is_built_in)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "a form that comes with Corewalk stays as it is. Make a copy of it");
      return NULL;
    }

  draft = cw_form_draft_get (store, shelved->document->key);
  return draft != NULL ? draft : draft_of (form, cw_form_document_copy (shelved->document));
}

GPtrArray *
cw_form_draft_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_draft_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_draft_forms);

  while (cw_stmt_next (stmt))
    {
      CwMoment moment = { .at_ms = cw_stmt_int (stmt, 1),
                          .offset_min = (int) cw_stmt_int (stmt, 2) };
      CwFormDraft *draft = unpack (store, cw_stmt_text (stmt, 0), moment);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  return cw_stmt_done (stmt, error) ? g_steal_pointer (&drafts) : NULL;
}

gboolean
cw_form_draft_keep (CwStore *store, CwFormDraft *draft, GError **error)
{
  g_autofree char *place = g_strconcat (PLACE, draft->document->key, NULL);
  g_autofree char *uuid =
      draft->base != 0 ? cw_id_dup_text (store, draft->base) : g_strdup ("");
  g_autofree char *form = cw_form_document_dup_canonical (draft->document);
  g_autofree char *text = g_strconcat (uuid, "\n", form, NULL);
  CwMoment moment = cw_moment_now ();

  if (!cw_draft_set (store, place, text, &moment, error))
    return FALSE;

  draft->moment = moment;
  return TRUE;
}

gboolean
cw_form_draft_drop (CwStore *store, const char *key, GError **error)
{
  g_autofree char *place = g_strconcat (PLACE, key, NULL);

  return cw_draft_set (store, place, NULL, NULL, error);
}

gboolean
cw_form_retire (CwStore *store, const char *key, gboolean is_retired, GError **error)
{
  g_autofree char *name = g_strconcat (CW_FORM_RETIRED, key, NULL);

  return cw_store_check_writer (store, error) &&
         cw_setting_set_number (store->private, name, is_retired, error);
}
