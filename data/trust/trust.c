#include "corewalk/trust.h"

#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/store/secret.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

void
cw_trusted_free (CwTrusted *trusted)
{
  if (trusted == NULL)
    return;

  cw_sender_card_free (trusted->card);
  g_free (trusted);
}

static gboolean
has_key (const CwSenderCard *card, const guint8 *key)
{
  return memcmp (card->key, key, CW_CARD_KEY_BYTES) == 0;
}

/* read_own: this store's card as a trusted one; NULL with @error unset for a store without any. */
static CwTrusted *
read_own (CwStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  CwSenderCard *card = cw_sender_card_own (store, &local);
  CwTrusted *own;

  if (card == NULL)
    {
      if (!g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  own = g_new0 (CwTrusted, 1);
  own->card = card;
  own->may_order = TRUE;
  own->is_own = TRUE;
  return own;
}

/* read_row: the row that @stmt stands on. */
static CwTrusted *
read_row (CwStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;
  CwSenderCard *card = cw_sender_card_parse (cw_stmt_text (stmt, 0), &local);
  CwTrusted *trusted;

  if (card == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "private.db: a trusted card: %s",
                   local->message);
      return NULL;
    }

  card->words = cw_stmt_dup_text (stmt, 1);
  trusted = g_new0 (CwTrusted, 1);
  trusted->card = card;
  trusted->may_order = cw_stmt_int (stmt, 2) != 0;
  trusted->since_ms = cw_stmt_int (stmt, 3);
  trusted->retired_ms = cw_stmt_int (stmt, 4);
  trusted->revoked_ms = cw_stmt_int (stmt, 5);
  trusted->is_retired = trusted->retired_ms != 0 || trusted->revoked_ms != 0;
  return trusted;
}

static int
compare_trusted (gconstpointer a, gconstpointer b)
{
  const CwTrusted *one = *(CwTrusted *const *) a, *other = *(CwTrusted *const *) b;
  int order;

  if (one->is_own != other->is_own)
    return one->is_own ? -1 : 1;

  order = g_utf8_collate (one->card->name, other->card->name);
  if (order == 0)
    order = (one->since_ms > other->since_ms) - (one->since_ms < other->since_ms);
  return order != 0 ? order : memcmp (one->card->key, other->card->key, CW_CARD_KEY_BYTES);
}

GPtrArray *
cw_trust_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_trusted_free);
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;
  CwTrusted *trusted;

  g_return_val_if_fail (store != NULL, NULL);

  trusted = read_own (store, &local);
  stmt = cw_stmt_new (store->private, cw_sql_trusted_list);
  while (local == NULL)
    {
      if (trusted != NULL)
        g_ptr_array_add (list, trusted);
      if (!cw_stmt_next (stmt))
        break;
      trusted = read_row (stmt, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!cw_stmt_done (stmt, error))
    return NULL;

  g_ptr_array_sort (list, compare_trusted);
  return g_steal_pointer (&list);
}

CwTrusted *
cw_trust_find_key (CwStore *store, const guint8 key[CW_CARD_KEY_BYTES], GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;
  g_autoptr (CwTrusted) trusted = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (store != NULL && key != NULL, NULL);

  trusted = read_own (store, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (trusted != NULL && cw_secret_was_mine (store->directory, key))
    return g_steal_pointer (&trusted);

  stmt = cw_stmt_new (store->private, cw_sql_trusted_get);
  cw_stmt_bind_blob (stmt, ":key", key, CW_CARD_KEY_BYTES);
  if (cw_stmt_next (stmt))
    return read_row (stmt, error);

  cw_stmt_done (stmt, error);
  return NULL;
}

/* stand_to: how @card stands to one that is trusted; %CW_CARD_UNKNOWN for not at all. */
static CwCardStand
stand_to (const CwSenderCard *card, const CwTrusted *trusted)
{
  const CwSenderCard *other = trusted->card;

  if (has_key (other, card->key))
    return trusted->is_own                           ? CW_CARD_OWN
           : strcmp (other->token, card->token) == 0 ? CW_CARD_TRUSTED
           : card->made_ms < other->made_ms          ? CW_CARD_OUTDATED
                                                     : CW_CARD_RENEWED;
  if (other->has_old && other->is_moved && has_key (card, other->old_key))
    return CW_CARD_OUTDATED;
  if (card->has_old && has_key (other, card->old_key))
    return CW_CARD_FOLLOWS;

  return g_utf8_collate (card->name, other->name) == 0 ? CW_CARD_NAMESAKE : CW_CARD_UNKNOWN;
}

gboolean
cw_trust_judge (CwStore *store,
                const CwSenderCard *card,
                CwCardStand *stand,
                CwTrusted **other,
                GError **error)
{
  /* What tells more about a card goes before what tells less. */
  static const CwCardStand order[] = { CW_CARD_OWN,     CW_CARD_OUTDATED, CW_CARD_TRUSTED,
                                       CW_CARD_RENEWED, CW_CARD_FOLLOWS,  CW_CARD_NAMESAKE };
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (store != NULL && card != NULL && stand != NULL, FALSE);

  list = cw_trust_list (store, error);
  if (list == NULL)
    return FALSE;

  *stand = CW_CARD_UNKNOWN;
  if (other != NULL)
    *other = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; k < list->len; k++)
      if (stand_to (card, g_ptr_array_index (list, k)) == order[i])
        {
          *stand = order[i];
          if (other != NULL)
            *other = g_ptr_array_steal_index (list, k);
          return TRUE;
        }

  return TRUE;
}
