#include "data/exchange/sender.h"

#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "sql.h"

#include <string.h>

/* read_card: the sender's own card, if it is of the key that signed the bundle. */
static CwSenderCard *
read_card (const CwBundleHead *head)
{
  g_autoptr (CwSenderCard) card =
      head->card == NULL ? NULL : cw_sender_card_parse (head->card, NULL);

  return card != NULL && memcmp (card->key, head->key, sizeof head->key) == 0
             ? g_steal_pointer (&card)
             : NULL;
}

static gboolean
learn (CwMerging *merging, const CwSenderCard *card, GError **error)
{
  gboolean is_news = FALSE;

  if (card == NULL)
    return TRUE;
  if (!cw_trust_learn (merging->store, card, &is_news, error))
    return FALSE;

  if (is_news)
    cw_merging_note (merging,
                     g_strdup_printf ("%s has moved to another laptop. The old card is "
                                      "retired",
                                      card->name));
  return TRUE;
}

/* describe: how an unknown sender stands to those that are known; NULL with @error. */
static const char *
describe (CwStore *store, const CwSenderCard *card, GError **error)
{
  g_autoptr (CwTrusted) other = NULL;
  CwCardStand stand;

  if (!cw_trust_judge (store, card, &stand, &other, error))
    return NULL;

  return stand == CW_CARD_FOLLOWS
             ? "sends with a new key, which the one trusted here has signed"
         : stand == CW_CARD_NAMESAKE ? "is not known here, only another one of that name"
                                     : "is not known here";
}

/* refuse: says what a person has to do first; with a card the words to compare are at hand. */
static gboolean
refuse (CwStore *store, const CwBundleHead *head, CwSenderCard *card, GError **error)
{
  const char *words = card == NULL ? NULL : cw_sender_card_fingerprint (card, NULL);
  const char *what = words == NULL ? "is not known here" : describe (store, card, error);

  if (words == NULL)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s %s. Add the card of %s first",
                 head->sender, what, head->sender);
  else if (what != NULL)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "%s %s. Add the card whose four words are \"%s\" when %s has read them to you",
                 head->sender, what, words, head->sender);
  return FALSE;
}

/* By the clock of whoever has the laptop: what is said to be from before is taken, and told. */
static gboolean
check_revoked (CwMerging *merging,
               const CwTrusted *trusted,
               const CwBundleHead *head,
               GError **error)
{
  CwMoment since = { trusted->revoked_ms, cw_moment_now ().offset_min };
  g_autofree char *when = cw_moment_format_local (since);

  if (trusted->revoked_ms == 0)
    return TRUE;
  if (head->made.at_ms <= trusted->revoked_ms)
    {
      cw_merging_note (
          merging, g_strdup_printf ("the card of %s is revoked since %s. By its own clock this "
                                    "was made before: if it came only now, ask %s about it",
                                    head->sender, when, head->sender));
      return TRUE;
    }

  g_set_error (
      error, CW_ERROR, CW_ERROR_INVALID,
      "the card of %s is revoked since %s, and this was made afterwards: whoever has the "
      "lost laptop could have made it. Ask %s whether that was so",
      head->sender, when, head->sender);
  return FALSE;
}

/* check_trusted: somebody who has moved sends nothing new from the laptop that was left. */
static gboolean
check_trusted (CwMerging *merging,
               const CwTrusted *trusted,
               const CwBundleHead *head,
               GError **error)
{
  if (!check_revoked (merging, trusted, head, error))
    return FALSE;
  if (trusted->retired_ms == 0 || head->made.at_ms <= trusted->retired_ms)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s has moved, and this was made afterwards on the laptop that was left. Ask %s "
               "whether that was so",
               head->sender, head->sender);
  return FALSE;
}

gboolean
cw_sender_check (CwMerging *merging,
                 const CwBundleHead *head,
                 gboolean allows_unknown,
                 GError **error)
{
  g_autoptr (CwSenderCard) card = read_card (head);
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (GError) local = NULL;

  if (!learn (merging, card, error))
    return FALSE;
  trusted = cw_trust_find_key (merging->store, head->key, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (allows_unknown)
    return TRUE;
  return trusted != NULL ? check_trusted (merging, trusted, head, error)
                         : refuse (merging->store, head, card, error);
}

gint64
cw_sender_note (CwStore *store,
                const CwBundleHead *head,
                const guint8 *hash,
                const char *file,
                const char *reason,
                GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_bundle_add);
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  gboolean is_read = head->sender != NULL;
  gint64 number = 0;

  cw_stmt_bind_text (stmt, ":bundle", head->id);
  cw_stmt_bind_blob (stmt, ":sender", is_read ? head->key : NULL,
                     is_read ? sizeof head->key : 0);
  cw_stmt_bind_text (stmt, ":name", is_read ? head->sender : "");
  cw_stmt_bind_text (stmt, ":organization", is_read ? head->organization : "");
  cw_stmt_bind_text (stmt, ":file", shown);
  cw_stmt_bind_blob (stmt, ":digest", hash, hash == NULL ? 0 : CW_LINE_HASH);
  cw_stmt_bind_int (stmt, ":at_ms", cw_moment_now ().at_ms);
  cw_stmt_bind_int (stmt, ":made_ms", head->made.at_ms);
  cw_stmt_bind_int (stmt, ":fresh", 0);
  cw_stmt_bind_int (stmt, ":already", 0);
  cw_stmt_bind_int (stmt, ":waiting", 0);
  cw_stmt_bind_text (stmt, ":reason", reason);
  if (cw_stmt_next (stmt))
    number = cw_stmt_int (stmt, 0);
  return cw_stmt_run (stmt, error) ? number : 0;
}

gboolean
cw_sender_count (CwMerging *merging, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (merging->store->shared, cw_sql_bundle_count);

  cw_stmt_bind_int (stmt, ":number", merging->bundle);
  cw_stmt_bind_int (stmt, ":fresh", merging->file->fresh);
  cw_stmt_bind_int (stmt, ":already", merging->file->already);
  cw_stmt_bind_int (stmt, ":waiting", merging->file->waiting);
  return cw_stmt_run (stmt, error);
}
