#include "corewalk/moment.h"
#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <sodium.h>
#include <string.h>

static gboolean
retire (CwStore *store, const CwSenderCard *card, gboolean *is_news, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;

  if (!card->has_old || !card->is_moved)
    return TRUE;

  stmt = cw_stmt_new (store->private, cw_sql_trusted_retire);
  cw_stmt_bind_blob (stmt, ":key", card->old_key, CW_CARD_KEY_BYTES);
  cw_stmt_bind_int (stmt, ":at_ms", MAX (card->made_ms, 1));
  if (cw_stmt_next (stmt) && is_news != NULL)
    *is_news = TRUE;
  return cw_stmt_run (stmt, error);
}

static gboolean
put (CwStore *store,
     const CwSenderCard *card,
     const CwTrusted *before,
     gboolean may_order,
     GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_trusted_set);
  gboolean has_same_words =
      before != NULL && strcmp (before->card->recipient, card->recipient) == 0;
  const char *words = card->words == NULL && has_same_words ? before->card->words : card->words;

  cw_stmt_bind_blob (stmt, ":key", card->key, CW_CARD_KEY_BYTES);
  cw_stmt_bind_text (stmt, ":card", card->token);
  cw_stmt_bind_text (stmt, ":words", words);
  cw_stmt_bind_int (stmt, ":may_order", may_order || (before != NULL && before->may_order));
  cw_stmt_bind_int (stmt, ":since_ms",
                    before != NULL ? before->since_ms : cw_moment_now ().at_ms);
  cw_stmt_bind_int (stmt, ":retired_ms", before != NULL ? before->retired_ms : 0);
  cw_stmt_bind_int (stmt, ":revoked_ms", before != NULL ? before->revoked_ms : 0);
  return cw_stmt_run (stmt, error);
}

/* check: what a person may not add, however sure they are. */
static gboolean
check (CwCardStand stand, const CwTrusted *other, GError **error)
{
  if (stand == CW_CARD_OWN)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_EXISTS,
                         "this is your own card. Give it to others");
  else if (stand == CW_CARD_OUTDATED)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "a later card of %s is trusted already. Nothing is left to do",
                 other->card->name);
  else
    return TRUE;
  return FALSE;
}

/* Whoever finds a lost laptop makes a new card: the old one stays revoked. */
static gboolean
check_revoked (CwStore *store, const CwSenderCard *card, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_revocation_of_key);
  char key[2 * CW_CARD_KEY_BYTES + 1];
  gboolean is_revoked;

  cw_stmt_bind_text (stmt, ":key",
                     sodium_bin2hex (key, sizeof key, card->key, sizeof card->key));
  is_revoked = cw_stmt_next (stmt);
  if (!cw_stmt_done (stmt, error))
    return FALSE;
  if (!is_revoked)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "this card of %s is revoked: its laptop was lost. Ask %s for a new one",
               card->name, card->name);
  return FALSE;
}

gboolean
cw_trust_add (CwStore *store, const CwSenderCard *card, gboolean may_order, GError **error)
{
  g_autoptr (CwTrusted) other = NULL;
  gboolean is_same;
  CwCardStand stand;

  g_return_val_if_fail (store != NULL && card != NULL && card->token != NULL, FALSE);

  if (!cw_store_check_writer (store, error) || !check_revoked (store, card, error) ||
      !cw_trust_judge (store, card, &stand, &other, error) || !check (stand, other, error) ||
      !cw_db_begin (store->private, error))
    return FALSE;

  is_same = stand == CW_CARD_TRUSTED || stand == CW_CARD_RENEWED;
  if (put (store, card, is_same ? other : NULL, may_order, error) &&
      retire (store, card, NULL, error))
    return cw_db_commit (store->private, error);

  cw_db_rollback (store->private);
  return FALSE;
}

/* What a trusted person declares on a later card of the same name and keys needs no call: its four words
 * are the same. */
static gboolean
learn_declaration (CwStore *store, const CwSenderCard *card, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwTrusted) trusted = cw_trust_find_key (store, card->key, &local);
  const CwSenderCard *before = trusted != NULL ? trusted->card : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (before == NULL || trusted->is_own || trusted->is_retired ||
      card->made_ms <= before->made_ms || strcmp (card->name, before->name) != 0 ||
      strcmp (card->recipient, before->recipient) != 0 ||
      g_strcmp0 (card->evaluates, before->evaluates) == 0)
    return TRUE;

  return put (store, card, trusted, FALSE, error);
}

gboolean
cw_trust_learn (CwStore *store, const CwSenderCard *card, gboolean *is_news, GError **error)
{
  g_return_val_if_fail (store != NULL && card != NULL, FALSE);

  if (is_news != NULL)
    *is_news = FALSE;
  return cw_store_check_writer (store, error) && retire (store, card, is_news, error) &&
         learn_declaration (store, card, error);
}

gboolean
cw_trust_remove (CwStore *store, const guint8 key[CW_CARD_KEY_BYTES], GError **error)
{
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (store != NULL && key != NULL, FALSE);

  if (!cw_store_check_writer (store, error))
    return FALSE;
  trusted = cw_trust_find_key (store, key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (trusted == NULL || trusted->is_own)
    {
      g_set_error_literal (error, CW_ERROR,
                           trusted == NULL ? CW_ERROR_NOT_FOUND : CW_ERROR_INVALID,
                           trusted == NULL ? "no such card is trusted here"
                                           : "this is your own card, which is always trusted");
      return FALSE;
    }

  stmt = cw_stmt_new (store->private, cw_sql_trusted_drop);
  cw_stmt_bind_blob (stmt, ":key", key, CW_CARD_KEY_BYTES);
  return cw_stmt_run (stmt, error);
}
