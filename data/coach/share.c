#include "data/coach/share-voices.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/coach/share-seal.h"
#include "sql.h"

#include <string.h>

void
cw_share_free (CwShare *share)
{
  if (share == NULL)
    return;

  g_free (share->author);
  g_free (share->text);
  g_free (share->audience);
  g_ptr_array_unref (share->voices);
  g_free (share);
}

static void
free_voice (gpointer data)
{
  CwShareVoice *voice = data;

  g_free (voice->name);
  g_free (voice);
}

static CwShareVoice *
find_voice (const CwShare *share, const char *name)
{
  for (guint i = 0; i < share->voices->len; i++)
    {
      CwShareVoice *voice = share->voices->pdata[i];

      if (strcmp (voice->name, name) == 0)
        return voice;
    }

  return NULL;
}

static gboolean
withdrew (const GPtrArray *consents, gint64 share, const guint8 *key)
{
  for (guint i = 0; i < consents->len; i++)
    {
      const CwConsent *consent = consents->pdata[i];

      if (consent->share == share && consent->is_withdrawn &&
          memcmp (consent->key, key, sizeof consent->key) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A partner who has got a new key meanwhile goes on under the same name: one voice. */
static void
hear (CwShare *share,
      const CwPartner *partner,
      const GPtrArray *consents,
      const guint8 *hash,
      GPtrArray *signed_by)
{
  const CwConsent *yes =
      cw_consent_find (consents, CW_CONSENT_SHARE, partner->key, share->id, NULL);
  CwShareVoice *voice = find_voice (share, partner->name);

  if (voice == NULL)
    {
      voice = g_new0 (CwShareVoice, 1);
      voice->name = g_strdup (partner->name);
      g_ptr_array_add (share->voices, voice);
    }
  voice->is_own |= partner->is_own;
  voice->withdrew |= withdrew (consents, share->id, partner->key);
  if (yes == NULL || voice->agrees || !cw_share_verify (hash, yes->signature, partner->key))
    return;

  voice->agrees = TRUE;
  if (signed_by != NULL)
    g_ptr_array_add (signed_by, cw_signed_new (partner, yes->signature));
}

gboolean
cw_share_hear_all (CwStore *store, CwShare *share, GPtrArray *signed_by, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, share->cycle, error);
  g_autoptr (GPtrArray) consents =
      circles == NULL ? NULL : cw_consent_list (store, share->cycle, error);
  guint8 hash[CW_SHARE_HASH];

  if (consents == NULL)
    return FALSE;

  cw_share_hash (share->audience, share->text, hash);
  for (guint i = circles->len; i-- > 0;)
    {
      const CwCircle *circle = circles->pdata[i];

      for (guint j = 0; j < circle->members->len; j++)
        hear (share, circle->members->pdata[j], consents, hash, signed_by);
    }

  share->is_agreed = share->voices->len > 0;
  for (guint i = 0; i < share->voices->len; i++)
    share->is_agreed &= ((const CwShareVoice *) share->voices->pdata[i])->agrees;
  return TRUE;
}

static gboolean
find_copy (CwStore *store, CwShare *share, const char *token, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_publication_get);
  CwUuid uuid;
  gint64 id;

  cw_uuid_named ("corewalk", "publication", token, &uuid);
  id = cw_log_find_uuid (store->log, &uuid);
  cw_stmt_bind_int (stmt, ":id", id);
  if (id != 0 && cw_stmt_next (stmt))
    {
      share->copy = id;
      share->is_current = g_strcmp0 (cw_stmt_text (stmt, 0), share->text) == 0;
    }
  return cw_stmt_done (stmt, error);
}

CwShare *
cw_share_read (CwStore *store, gint64 id, char **token, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_share_get);
  g_autoptr (CwShare) share = NULL;
  g_autofree char *said = NULL;
  const CwStream *stream;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    {
      share = g_new0 (CwShare, 1);
      share->id = id;
      share->cycle = cw_stmt_int (stmt, 1);
      share->made.at_ms = cw_stmt_int (stmt, 2);
      share->made.offset_min = (int) cw_stmt_int (stmt, 3);
      share->text = cw_stmt_dup_text (stmt, 4);
      share->audience = cw_stmt_dup_text (stmt, 5);
      share->school = cw_stmt_int (stmt, 6);
      share->voices = g_ptr_array_new_with_free_func (free_voice);
      said = cw_stmt_dup_text (stmt, 7);
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (share == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such text");
      return NULL;
    }

  stream = cw_log_stream_of (store->log, id);
  share->author = g_strdup (stream == NULL ? "" : stream->author);
  if (!find_copy (store, share, said, error))
    return NULL;
  if (token != NULL)
    *token = g_steal_pointer (&said);
  return g_steal_pointer (&share);
}

CwShare *
cw_share_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwShare) share = cw_share_read (store, id, NULL, error);

  return share != NULL && cw_share_hear_all (store, share, NULL, error)
             ? g_steal_pointer (&share)
             : NULL;
}

GPtrArray *
cw_share_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_share_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_share_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  while (cw_stmt_next (stmt))
    {
      CwShare *share = cw_share_get (store, cw_stmt_int (stmt, 0), error);

      if (share == NULL)
        return NULL;
      g_ptr_array_add (shares, share);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&shares) : NULL;
}
