#include "corewalk/form-draft.h"
#include "corewalk/form.h"
#include "data/form/form-key.h"
#include "data/form/form-shelf.h"

#include <string.h>

/* Every key that stands in document. */
static void
gather_keys (GHashTable *keys, const CwFormDocument *document)
{
  for (guint part = 0; part < CW_FORM_PARTS; part++)
    {
      GPtrArray *list = cw_form_document_part (document, (CwFormPart) part);

      for (guint i = 0; i < list->len; i++)
        g_hash_table_add (keys, g_strdup (*cw_form_key_of ((CwFormPart) part, list->pdata[i])));
    }
}

/* Every key that any version of the form, or the draft, ever had. */
static GHashTable *
list_taken (CwStore *store, const CwFormDocument *document, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) forms = cw_form_list (store, error);

  if (forms == NULL)
    return NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];
      const CwShelved *shelved = g_str_equal (form->key, document->key)
                                     ? cw_form_shelf_get (store, form->id, error)
                                     : NULL;

      if (shelved != NULL)
        gather_keys (keys, shelved->document);
    }
  gather_keys (keys, document);
  return g_steal_pointer (&keys);
}

static char *
dup_free_key (GHashTable *taken, const char *label, const char *otherwise)
{
  g_autofree char *plain = cw_form_key_dup (label, otherwise);
  char *key = g_strdup (plain);

  for (guint number = 2; g_hash_table_contains (taken, key); number++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", plain, number);
    }
  g_hash_table_add (taken, g_strdup (key));
  return key;
}

/* @before: the version that it goes on from, or NULL */
static void
give_keys (GHashTable *taken, CwFormDocument *document, const CwFormDocument *before)
{
  static const char *const nouns[CW_FORM_PARTS] = { "look-for", "tally",    "stopwatch",
                                                    "scan",     "question", "code" };

  for (guint part = 0; part < CW_FORM_PARTS; part++)
    {
      GPtrArray *list = cw_form_document_part (document, (CwFormPart) part);

      for (guint i = 0; i < list->len; i++)
        {
          gpointer element = list->pdata[i];
          char **key = cw_form_key_of ((CwFormPart) part, element);
          gpointer old =
              before != NULL ? cw_form_key_find (before, (CwFormPart) part, *key) : NULL;
          const char *label = part == CW_FORM_ITEMS ? ((CwFormItem *) element)->label
                                                    : ((CwFormTool *) element)->label;

          if (**key != '\0' &&
              (old == NULL || !cw_form_key_means_another ((CwFormPart) part, old, element)))
            continue;
          g_free (*key);
          *key = dup_free_key (taken, label, nouns[part]);
        }
    }
}

static gboolean
check (const CwFormDocument *document, GError **error)
{
  g_autoptr (GPtrArray) faults = cw_form_document_faults (document);

  for (guint i = 0; i < faults->len; i++)
    {
      const CwFormFault *fault = faults->pdata[i];

      if (!fault->is_mistake)
        continue;
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%c%s: %s",
                   g_ascii_tolower (fault->place[0]), fault->place + 1, fault->text);
      return FALSE;
    }
  return TRUE;
}

/* With its keys the draft is kept before it is imported: a crash between the two makes no second version. */
static gboolean
settle_keys (CwStore *store, CwFormDraft *draft, GError **error)
{
  const CwShelved *base =
      draft->base != 0 ? cw_form_shelf_get (store, draft->base, error) : NULL;
  g_autoptr (GHashTable) taken = NULL;

  if (draft->base != 0 && base == NULL)
    return FALSE;
  taken = list_taken (store, draft->document, error);
  if (taken == NULL)
    return FALSE;

  give_keys (taken, draft->document, base != NULL ? base->document : NULL);
  return cw_form_draft_keep (store, draft, error);
}

/* A new form is named after its title once that is known. */
static char *
dup_form_key (const CwFormDraft *draft)
{
  g_autofree char *title = cw_form_key_dup (draft->document->title, "form");

  return draft->document->version > 0 ? g_strdup (draft->document->key)
                                      : g_strdup_printf ("%s-%s", title, draft->document->key);
}

gint64
cw_form_draft_next_version (CwStore *store, const CwFormDraft *draft)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, NULL);
  gint64 newest = 0;

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (g_str_equal (form->key, draft->document->key))
        newest = MAX (newest, form->version);
    }
  return newest + 1;
}

gint64
cw_form_draft_save (CwStore *store, CwFormDraft *draft, const CwMoment *moment, GError **error)
{
  g_autoptr (CwFormDocument) whole = NULL;
  g_autofree char *text = NULL;
  gint64 form;

  if (!check (draft->document, error) || !settle_keys (store, draft, error))
    return 0;

  whole = cw_form_document_copy (draft->document);
  whole->version = MAX (whole->version, 1);
  g_free (whole->key);
  whole->key = dup_form_key (draft);
  text = cw_form_document_dup_canonical (whole);
  form = cw_form_import (store, text, moment, error);
  if (form != 0 && !cw_form_draft_drop (store, draft->document->key, error))
    return 0;
  return form;
}
