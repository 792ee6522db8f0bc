#include "corewalk/place.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/share-seal.h"
#include "data/coach/share-voices.h"
#include "data/record/amend.h"
#include "sql.h"

#include <string.h>

#define TOKEN 16 /* bytes */

/* The school whose people would read it: the only one where none is said. */
static gboolean
find_school (CwStore *store, const char *audience, gint64 *school, GError **error)
{
  g_autoptr (GPtrArray) schools = NULL;
  guint count = 0;

  if (strcmp (audience, "district") == 0)
    {
      *school = 0;
      return TRUE;
    }
  schools = cw_school_list (store, error);
  if (schools == NULL)
    return FALSE;

  for (guint i = 0, wanted = 0; i < schools->len; i++)
    {
      const CwSchool *one = schools->pdata[i];

      if (*school != 0 ? one->id == *school && wanted == 0 : !one->is_gone)
        count++;
    }
  for (guint i = 0; *school == 0 && count == 1 && i < schools->len; i++)
    if (!((const CwSchool *) schools->pdata[i])->is_gone)
      *school = ((const CwSchool *) schools->pdata[i])->id;
  if (count == 1)
    return TRUE;

  g_set_error (error, CW_ERROR, *school != 0 ? CW_ERROR_NOT_FOUND : CW_ERROR_INVALID,
               *school != 0 ? "there is no such school"
               : count == 0
                   ? "there is no school whose people would read it"
                   : "there are several schools. Say which one's people are to read it");
  return FALSE;
}

gint64
cw_share_new (CwStore *store,
              gint64 cycle,
              const char *text,
              const char *audience,
              gint64 school,
              const CwMoment *moment,
              GError **error)
{
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], school_room[CW_UUID_TEXT_LENGTH + 1];
  guint8 bytes[TOKEN];
  char token[2 * TOKEN + 1];
  const CwStream *stream;
  CwLine line;

  if (strcmp (audience, "school") != 0 && strcmp (audience, "district") != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "a text can be shared with the school or the district");
      return 0;
    }
  if (!cw_text_check ("the text", text, error) ||
      !find_school (store, audience, &school, error))
    return 0;
  stream = cw_circle_begin (store, "share", cycle, moment, &line, cycle_room, error);
  if (stream == NULL)
    return 0;

  randombytes_buf (bytes, sizeof bytes);
  cw_line_put_text (&line, "text", text);
  cw_line_put_text (&line, "audience", audience);
  cw_line_put_text (&line, "token", sodium_bin2hex (token, sizeof token, bytes, sizeof bytes));
  cw_writer_put_ref (store, stream, &line, "school", school, school_room);
  return cw_writer_finish (store, stream, &line, error);
}

static gboolean
agrees (const CwShare *share)
{
  for (guint i = 0; i < share->voices->len; i++)
    {
      const CwShareVoice *voice = share->voices->pdata[i];

      if (voice->is_own)
        return voice->agrees;
    }

  return FALSE;
}

static gboolean
say_yes (CwStore *store, const CwShare *share, const CwMoment *moment, GError **error)
{
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], share_room[CW_UUID_TEXT_LENGTH + 1],
      hex[2 * CW_SHARE_HASH + 1];
  g_autofree char *signature = NULL;
  guint8 hash[CW_SHARE_HASH];
  const CwStream *stream;
  CwLine line;

  stream = cw_circle_begin (store, "consent", share->cycle, moment, &line, cycle_room, error);
  if (stream == NULL)
    return FALSE;

  cw_share_hash (share->audience, share->text, hash);
  signature = cw_share_sign (hash, store->secret);
  cw_line_put_text (&line, "act", CW_CONSENT_SHARE);
  cw_writer_put_ref (store, stream, &line, "share", share->id, share_room);
  cw_line_put_text (&line, "hash", sodium_bin2hex (hex, sizeof hex, hash, sizeof hash));
  cw_line_put_text (&line, "signature", signature);
  return cw_writer_finish (store, stream, &line, error) != 0;
}

/* The copy, under a name that follows from the text's own digits: whoever publishes makes the same one. */
static gboolean
write_copy (CwStore *store,
            const CwShare *share,
            const char *token,
            const char *signed_by,
            const CwMoment *moment,
            GError **error)
{
  char scope[CW_UUID_TEXT_LENGTH + 1] = "";
  const CwStream *stream;
  CwUuid school;
  CwLine line;

  cw_line_clear (&line);
  line.kind = "publication";
  cw_line_put_text (&line, "text", share->text);
  cw_line_put_text (&line, "signed", signed_by);
  if (share->copy != 0)
    return cw_circle_set (store, share->copy, &line, "the sharing of a text", moment, error);

  line.has_named = TRUE;
  cw_uuid_named ("corewalk", "publication", token, &line.named);
  if (share->school != 0 && cw_log_to_uuid (store->log, share->school, &school))
    cw_uuid_to_text (&school, scope);
  if (!cw_act_begin (store, FALSE, "the sharing of a text", moment, error))
    return FALSE;
  stream = cw_store_stream (store, share->audience, scope, error);
  if (stream == NULL || cw_act_add (store, stream, &line, error) == 0)
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

static gboolean
publish (CwStore *store, gint64 id, const CwMoment *moment, CwShareState *state, GError **error)
{
  g_autofree char *token = NULL, *text = NULL;
  g_autoptr (CwShare) share = cw_share_read (store, id, &token, error);
  g_autoptr (GPtrArray) signed_by = g_ptr_array_new_with_free_func (cw_signed_free);

  if (share == NULL || !cw_share_hear_all (store, share, signed_by, error))
    return FALSE;

  *state = !share->is_agreed                       ? CW_SHARE_WAITS
           : share->copy != 0 && share->is_current ? CW_SHARE_SAME
                                                   : CW_SHARE_PUBLISHED;
  if (*state != CW_SHARE_PUBLISHED)
    return TRUE;

  text = cw_signed_write (signed_by);
  return write_copy (store, share, token, text, moment, error);
}

/* What saying yes would do, for one who does not say it yet. */
static CwShareState
foresee (const CwShare *share)
{
  for (guint i = 0; i < share->voices->len; i++)
    {
      const CwShareVoice *voice = share->voices->pdata[i];

      if (!voice->is_own && !voice->agrees)
        return CW_SHARE_WAITS;
    }

  return share->copy != 0 && share->is_current && share->is_agreed ? CW_SHARE_SAME
                                                                   : CW_SHARE_PUBLISHED;
}

gboolean
cw_share_agree (CwStore *store,
                gint64 id,
                gboolean is_trial,
                const CwMoment *moment,
                CwShareState *state,
                GError **error)
{
  g_autoptr (CwShare) share = cw_share_get (store, id, error);

  if (share == NULL || !cw_circle_check (store, share->cycle, error))
    return FALSE;
  if (is_trial)
    {
      *state = foresee (share);
      return TRUE;
    }

  return (agrees (share) || say_yes (store, share, moment, error)) &&
         publish (store, id, moment, state, error);
}

/* The lines of the copy that lie in streams of this store: nobody else's can be taken back. */
static gboolean
take_copy_back (CwStore *store, gint64 copy, CwShareWithdrawal *withdrawal, GError **error)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, copy, error);

  if (fold == NULL)
    return FALSE;
  if (!cw_store_wrote (store, fold->made->stream))
    {
      *withdrawal = CW_SHARE_OF_OTHERS;
      return TRUE;
    }

  *withdrawal = cw_fold_is_unsent (fold) ? CW_SHARE_UNSAID : CW_SHARE_DELETED;
  return cw_record_delete (store, copy, NULL, error);
}

gboolean
cw_share_withdraw (CwStore *store,
                   gint64 id,
                   const CwMoment *moment,
                   CwShareWithdrawal *withdrawal,
                   GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autoptr (CwShare) share = cw_share_get (store, id, error);
  g_autoptr (GPtrArray) consents =
      share == NULL ? NULL : cw_consent_list (store, share->cycle, error);
  guint count = 0;
  CwLine change;

  if (consents == NULL)
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_int (&change, "withdrawn_ms", at.at_ms);
  for (guint i = 0; i < consents->len; i++)
    {
      const CwConsent *consent = consents->pdata[i];

      if (consent->share != id || consent->is_withdrawn ||
          memcmp (consent->key, store->key, sizeof store->key) != 0)
        continue;
      if (!cw_circle_set (store, consent->id, &change, "the withdrawal of a consent", &at,
                          error))
        return FALSE;
      count++;
    }
  if (count == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "you have not said yes to this text, or have withdrawn it already");
      return FALSE;
    }

  *withdrawal = CW_SHARE_UNSAID;
  return share->copy == 0 || take_copy_back (store, share->copy, withdrawal, error);
}

int
cw_share_settle (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) shares = cw_share_list (store, 0, error);
  int count = 0;

  if (shares == NULL)
    return -1;

  for (guint i = 0; i < shares->len; i++)
    {
      const CwShare *share = shares->pdata[i];
      CwShareWithdrawal withdrawal = CW_SHARE_OF_OTHERS;
      gboolean is_withdrawn = FALSE;

      for (guint j = 0; j < share->voices->len; j++)
        is_withdrawn |= ((const CwShareVoice *) share->voices->pdata[j])->withdrew &&
                        !((const CwShareVoice *) share->voices->pdata[j])->agrees;
      if (share->copy == 0 || !is_withdrawn)
        continue;
      if (!take_copy_back (store, share->copy, &withdrawal, error))
        return -1;
      count += withdrawal != CW_SHARE_OF_OTHERS;
    }

  return count;
}
