#include "corewalk/senders.h"

#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/store/secret.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

void
cw_sender_free (CwSender *sender)
{
  if (sender == NULL)
    return;

  g_free (sender->name);
  g_free (sender->organization);
  g_free (sender->reason);
  g_free (sender);
}

static void
write_key (CwSender *sender, const guint8 *key)
{
  sodium_bin2hex (sender->key, sizeof sender->key, key, crypto_sign_PUBLICKEYBYTES);
}

/* Everybody of whom a bundle came, but this store itself. */
static gboolean
add_who_sent (CwStore *store, GPtrArray *senders, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_sender_list);

  while (cw_stmt_next (stmt))
    {
      gsize length;
      const guint8 *key = cw_stmt_blob (stmt, 0, &length);
      CwSender *sender;

      if (length != crypto_sign_PUBLICKEYBYTES || cw_secret_was_mine (store->directory, key))
        continue;

      sender = g_new0 (CwSender, 1);
      write_key (sender, key);
      sender->name = cw_stmt_dup_text (stmt, 1);
      sender->organization = cw_stmt_dup_text (stmt, 2);
      sender->received_ms = cw_stmt_int (stmt, 3);
      sender->made_ms = cw_stmt_int (stmt, 4);
      sender->bundles = cw_stmt_int (stmt, 5);
      sender->lines = cw_stmt_int (stmt, 6);
      sender->waiting = cw_stmt_int (stmt, 7);
      sender->refused_ms = cw_stmt_int (stmt, 8);
      sender->reason = cw_stmt_dup_text (stmt, 9);
      g_ptr_array_add (senders, sender);
    }

  return cw_stmt_done (stmt, error);
}

static CwSender *
find_by_key (GPtrArray *senders, const char *key)
{
  for (guint i = 0; i < senders->len; i++)
    if (strcmp (((CwSender *) senders->pdata[i])->key, key) == 0)
      return senders->pdata[i];

  return NULL;
}

/* A trusted card says better than a bundle what somebody is called. */
static void
add_expected (GPtrArray *senders, const CwTrusted *trusted)
{
  CwSender *fresh = g_new0 (CwSender, 1);
  CwSender *sender;

  write_key (fresh, trusted->card->key);
  sender = find_by_key (senders, fresh->key);
  if (sender == NULL && trusted->is_retired)
    {
      cw_sender_free (fresh);
      return;
    }
  if (sender == NULL)
    g_ptr_array_add (senders, sender = fresh);
  else
    cw_sender_free (fresh);

  g_free (sender->name);
  sender->name = g_strdup (trusted->card->name);
  g_free (sender->organization);
  sender->organization = g_strdup (trusted->card->organization);
  sender->is_expected = !trusted->is_retired;
}

/* Silent for longest first. */
static int
compare_senders (gconstpointer a, gconstpointer b)
{
  const CwSender *one = *(CwSender *const *) a, *other = *(CwSender *const *) b;

  if (one->received_ms != other->received_ms)
    return one->received_ms < other->received_ms ? -1 : 1;

  return strcmp (one->name, other->name);
}

GPtrArray *
cw_sender_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) senders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sender_free);
  g_autoptr (GPtrArray) trusted = cw_trust_list (store, error);
  const char *here = store->person.organization;

  if (trusted == NULL || !add_who_sent (store, senders, error))
    return NULL;

  for (guint i = 0; i < trusted->len; i++)
    if (!((CwTrusted *) trusted->pdata[i])->is_own)
      add_expected (senders, trusted->pdata[i]);
  for (guint i = 0; i < senders->len; i++)
    {
      CwSender *sender = senders->pdata[i];

      sender->is_elsewhere = here[0] != '\0' && sender->organization[0] != '\0' &&
                             strcmp (here, sender->organization) != 0;
    }

  g_ptr_array_sort (senders, compare_senders);
  return g_steal_pointer (&senders);
}
