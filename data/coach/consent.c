#include "data/coach/consent.h"

#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

void
cw_consent_free (CwConsent *consent)
{
  if (consent == NULL)
    return;

  g_free (consent->act);
  g_free (consent->joiner);
  g_free (consent->hash);
  g_free (consent->signature);
  g_free (consent);
}

GPtrArray *
cw_consent_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) consents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_consent_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_consent_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);
      const CwStream *stream = cw_log_stream_of (store->log, id);
      CwConsent *consent;

      if (stream == NULL)
        continue;
      consent = g_new0 (CwConsent, 1);
      consent->id = id;
      consent->act = cw_stmt_dup_text (stmt, 1);
      consent->share = cw_stmt_int (stmt, 2);
      consent->circle = cw_stmt_int (stmt, 3);
      consent->joiner = cw_stmt_dup_text (stmt, 4);
      consent->hash = cw_stmt_dup_text (stmt, 5);
      consent->signature = cw_stmt_dup_text (stmt, 6);
      consent->is_withdrawn = !cw_stmt_is_null (stmt, 7);
      consent->made.at_ms = cw_stmt_int (stmt, 8);
      consent->made.offset_min = (int) cw_stmt_int (stmt, 9);
      memcpy (consent->key, stream->key, sizeof consent->key);
      g_ptr_array_add (consents, consent);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&consents) : NULL;
}

gboolean
cw_consent_write (CwStore *store,
                  const CwStream *stream,
                  gint64 cycle,
                  const char *act,
                  GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  CwLine line;

  cw_line_clear (&line);
  line.kind = "consent";
  cw_writer_put_ref (store, stream, &line, "cycle", cycle, room);
  cw_line_put_text (&line, "act", act);
  return cw_act_add (store, stream, &line, error) != 0;
}

const CwConsent *
cw_consent_find (const GPtrArray *consents,
                 const char *act,
                 const guint8 key[CW_PARTNER_KEY_BYTES],
                 gint64 about,
                 const char *joiner)
{
  for (guint i = consents->len; i-- > 0;)
    {
      const CwConsent *consent = consents->pdata[i];
      gint64 said = consent->share != 0 ? consent->share : consent->circle;

      if (!consent->is_withdrawn && strcmp (consent->act, act) == 0 && said == about &&
          g_strcmp0 (consent->joiner, joiner) == 0 &&
          memcmp (consent->key, key, sizeof consent->key) == 0)
        return consent;
    }

  return NULL;
}

gboolean
cw_consent_is_handed_over (const GPtrArray *consents,
                           const CwCircle *circle,
                           const char *joiner,
                           guint *missing)
{
  guint count = 0;

  for (guint i = 0; i < circle->members->len; i++)
    if (cw_consent_find (consents, CW_CONSENT_HAND_OVER,
                         ((const CwPartner *) circle->members->pdata[i])->key, circle->id,
                         joiner) == NULL)
      count++;

  if (missing != NULL)
    *missing = count;
  return count == 0 && circle->members->len > 0;
}
