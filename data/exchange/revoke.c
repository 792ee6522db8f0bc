#include "corewalk/revoke.h"

#include "corewalk/trust.h"
#include "data/base/text.h"
#include "data/exchange/erasing.h"
#include "data/exchange/revoke-run.h"
#include "data/record/writer.h"

#include <string.h>

/* What is revoked, and since when. */
typedef struct
{
  CwStore *store;
  const CwTrusted *person;
  gint64 since_ms;
  const char *reason;
} Revoke;

static gboolean
check (const Revoke *revoke, CwMoment at, GError **error)
{
  const CwTrusted *person = revoke->person;

  if (!cw_text_check ("the reason", revoke->reason, error))
    return FALSE;
  if (person->is_own)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                         "this is your own card. Of a laptop that you left say that you moved; "
                         "a partner or the district revokes the card of one that is lost");
  else if (revoke->since_ms > at.at_ms)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                         "when the laptop was lost is yet to come");
  else if (person->revoked_ms != 0 && person->revoked_ms <= MAX (revoke->since_ms, 1))
    g_set_error (error, CW_ERROR, CW_ERROR_EXISTS, "the card of %s is revoked already",
                 person->card->name);
  else
    return TRUE;

  return FALSE;
}

static gint64
write_order (const Revoke *revoke, GError **error)
{
  static const CwHost nothing = { 0 };
  CwStore *store = revoke->store;
  const CwSenderCard *card = revoke->person->card;
  const CwKind *kind = cw_kind_find ("revocation");
  const CwStream *stream = cw_host_stream (store, kind, &nothing, error);
  char key[2 * CW_CARD_KEY_BYTES + 1];
  CwOrder order = { .since_ms = revoke->since_ms };
  CwLine line;

  if (stream == NULL)
    return 0;

  cw_line_clear (&line);
  line.kind = kind->name;
  cw_line_put_text (&line, "key",
                    sodium_bin2hex (key, sizeof key, card->key, sizeof card->key));
  cw_line_put_text (&line, "name", card->name);
  cw_line_put_int (&line, "since_ms", revoke->since_ms);
  cw_line_put_text (&line, "reason", revoke->reason);
  order.id = cw_act_add (store, stream, &line, error);
  memcpy (order.key, card->key, sizeof order.key);
  return order.id != 0 && cw_revoke_apply (store, &order, error) ? order.id : 0;
}

gint64
cw_card_revoke (CwStore *store,
                const guint8 key[CW_CARD_KEY_BYTES],
                gint64 since_ms,
                const char *reason,
                const CwMoment *moment,
                GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autoptr (CwTrusted) person = NULL;
  g_autoptr (GError) local = NULL;
  Revoke revoke = { .store = store, .since_ms = since_ms, .reason = reason };
  CwErasing erasing;
  gboolean is_left;
  gint64 order;

  g_return_val_if_fail (store != NULL && key != NULL && reason != NULL, 0);

  if (!cw_store_check_writer (store, error))
    return 0;
  revoke.person = person = cw_trust_find_key (store, key, &local);
  if (person == NULL)
    {
      if (local == NULL)
        g_set_error_literal (&local, CW_ERROR, CW_ERROR_NOT_FOUND,
                             "no such card is trusted here");
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (!check (&revoke, at, error) || !cw_erasing_begin (&erasing, store, FALSE, &at, error))
    return 0;

  order = write_order (&revoke, error);
  return cw_erasing_end (&erasing, order != 0, &is_left, error) ? order : 0;
}
