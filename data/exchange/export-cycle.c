#include "data/exchange/export-cycle.h"

#include "data/coach/consent.h"

#include <string.h>

/* Whom a file of a cycle is for. */
typedef struct
{
  CwStore *store;
  GPtrArray *circles, *consents;
  const CwCircle *current;
  GPtrArray *readers; /* of const CwPartner, of current: without oneself */
} Ask;

static void
clear_ask (Ask *ask)
{
  g_clear_pointer (&ask->circles, g_ptr_array_unref);
  g_clear_pointer (&ask->consents, g_ptr_array_unref);
  g_clear_pointer (&ask->readers, g_ptr_array_unref);
}

static gboolean
say_partners (const Ask *ask, const char *cause, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ask->current->members->len; i++)
    {
      const CwPartner *member = ask->current->members->pdata[i];

      if (!member->is_own)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", member->name);
    }

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s: %s", cause,
               names->len > 0 ? names->str : "there are none now");
  return FALSE;
}

/* Whoever left may still send what was written before to those who are partners now. */
static gboolean
was_partner (const Ask *ask)
{
  for (guint i = 0; i < ask->circles->len; i++)
    if (cw_circle_is_mine (ask->store, ask->circles->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
look_up (Ask *ask, gint64 cycle, GError **error)
{
  ask->circles = cw_circle_list (ask->store, cycle, error);
  ask->consents = ask->circles == NULL ? NULL : cw_consent_list (ask->store, cycle, error);
  if (ask->consents == NULL)
    return FALSE;

  ask->current = cw_circle_find_current (ask->circles, NULL);
  if (ask->current == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such cycle");
      return FALSE;
    }
  if (was_partner (ask))
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                       "this laptop is no partner of the cycle");
  return FALSE;
}

static gboolean
is_own_recipient (const Ask *ask, const char *recipient)
{
  for (guint i = 0; i < ask->current->members->len; i++)
    {
      const CwPartner *member = ask->current->members->pdata[i];

      if (member->is_own && strcmp (member->recipient, recipient) == 0)
        return TRUE;
    }

  return FALSE;
}

static const CwPartner *
find_reader (const Ask *ask, const char *recipient)
{
  for (guint i = 0; i < ask->current->members->len; i++)
    {
      const CwPartner *member = ask->current->members->pdata[i];

      if (!member->is_own && strcmp (member->recipient, recipient) == 0)
        return member;
    }

  return NULL;
}

static gboolean
find_readers (Ask *ask, const GPtrArray *recipients, gboolean is_to_look, GError **error)
{
  guint count = recipients == NULL ? 0 : recipients->len;

  ask->readers = g_ptr_array_new ();
  if (count == 0 && !is_to_look)
    return say_partners (ask, "a cycle is never written open. It goes to its partners alone",
                         error);

  for (guint i = 0; i < count; i++)
    {
      const char *recipient = recipients->pdata[i];
      const CwPartner *reader = find_reader (ask, recipient);

      if (reader == NULL && !is_own_recipient (ask, recipient))
        return say_partners (
            ask, "somebody whom it would be for is no partner. It goes to its partners alone",
            error);
      if (reader != NULL && !g_ptr_array_find (ask->readers, reader, NULL))
        g_ptr_array_add (ask->readers, (gpointer) reader);
    }
  for (guint i = 0; count == 0 && i < ask->current->members->len; i++)
    if (!((const CwPartner *) ask->current->members->pdata[i])->is_own)
      g_ptr_array_add (ask->readers, ask->current->members->pdata[i]);

  return ask->readers->len > 0 ||
         say_partners (ask, "it has to be for the cycle's other partners", error);
}

static gboolean
is_reader (const Ask *ask, const CwPartner *partner)
{
  for (guint i = 0; i < ask->readers->len; i++)
    if (memcmp (((const CwPartner *) ask->readers->pdata[i])->key, partner->key,
                sizeof partner->key) == 0)
      return TRUE;

  return FALSE;
}

/* They are all of a period's other partners that are partners still: nobody of them is left out. */
static gboolean
is_all_of (const Ask *ask, const CwCircle *circle)
{
  guint count = 0;

  for (guint i = 0; i < circle->members->len; i++)
    {
      const CwPartner *member = circle->members->pdata[i];

      if (member->is_own || cw_circle_find_member (ask->current, member->key) == NULL)
        continue;
      if (!is_reader (ask, member))
        return FALSE;
      count++;
    }

  return count == ask->readers->len;
}

static gboolean
check_all (const Ask *ask, GError **error)
{
  for (guint i = 0; i < ask->circles->len; i++)
    if (is_all_of (ask, ask->circles->pdata[i]))
      return TRUE;

  return say_partners (ask, "it has to be for all of its partners", error);
}

static gboolean
may_read (const Ask *ask, const CwCircle *circle)
{
  for (guint i = 0; i < ask->readers->len; i++)
    {
      const CwPartner *reader = ask->readers->pdata[i];
      char key[2 * CW_PARTNER_KEY_BYTES + 1];

      sodium_bin2hex (key, sizeof key, reader->key, sizeof reader->key);
      if (cw_circle_find_member (circle, reader->key) == NULL &&
          !cw_consent_is_handed_over (ask->consents, circle, key, NULL))
        return FALSE;
    }

  return TRUE;
}

GHashTable *
cw_export_cycle_scopes (CwStore *store,
                        gint64 cycle,
                        const GPtrArray *recipients,
                        gboolean is_to_look,
                        GError **error)
{
  Ask ask = { .store = store };
  GHashTable *scopes = NULL;

  if (look_up (&ask, cycle, error) && find_readers (&ask, recipients, is_to_look, error) &&
      check_all (&ask, error))
    {
      scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < ask.circles->len; i++)
        {
          const CwCircle *circle = ask.circles->pdata[i];
          char scope[CW_UUID_TEXT_LENGTH + 1];

          cw_circle_get_scope (store, circle->id, scope);
          if (may_read (&ask, circle))
            g_hash_table_add (scopes, g_strdup (scope));
        }
    }

  clear_ask (&ask);
  return scopes;
}
