#include "data/coach/circle-member.h"

#include "corewalk/card-declare.h"
#include "corewalk/trust.h"

#include <string.h>

#define TOKEN 16 /* bytes */

void
cw_circle_draw_name (const char *kind, CwUuid *uuid)
{
  guint8 bytes[TOKEN];
  char token[2 * TOKEN + 1];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (token, sizeof token, bytes, sizeof bytes);
  cw_uuid_named ("corewalk", kind, token, uuid);
}

static CwPartner *
make_member (const CwSenderCard *card, gboolean is_own)
{
  CwPartner *member = g_new0 (CwPartner, 1);

  member->name = g_strdup (card->name);
  member->recipient = g_strdup (card->recipient);
  memcpy (member->key, card->key, sizeof member->key);
  member->is_own = is_own;
  return member;
}

CwPartner *
cw_circle_member_own (CwStore *store, GError **error)
{
  g_autoptr (CwSenderCard) card = cw_sender_card_own (store, error);

  return card == NULL ? NULL : make_member (card, TRUE);
}

gboolean
cw_circle_check_roles (CwStore *store,
                       const GPtrArray *members,
                       const CwSenderCard *card,
                       GError **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (CwTrusted) other =
          cw_trust_find_key (store, ((const CwPartner *) members->pdata[i])->key, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (other != NULL && !cw_card_check_pair (other->card, card, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_member (CwStore *store, GPtrArray *members, const char *who, GError **error)
{
  g_autoptr (CwTrusted) trusted = cw_trust_find (store, who, error);

  if (trusted == NULL)
    return FALSE;

  if (trusted->is_own || trusted->is_retired)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   trusted->is_own ? "\"%.100s\" is yourself. Say with whom"
                                   : "the card of \"%.100s\" is not in use any more. Trust "
                                     "the new one first",
                   who);
      return FALSE;
    }
  for (guint i = 0; i < members->len; i++)
    if (memcmp (((const CwPartner *) members->pdata[i])->key, trusted->card->key,
                sizeof trusted->card->key) == 0)
      {
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is a partner already",
                     trusted->card->name);
        return FALSE;
      }

  if (!cw_circle_check_roles (store, members, trusted->card, error))
    return FALSE;

  g_ptr_array_add (members, make_member (trusted->card, FALSE));
  return TRUE;
}

gboolean
cw_circle_members_add (CwStore *store,
                       GPtrArray *members,
                       const char *const *who,
                       GError **error)
{
  for (; who != NULL && *who != NULL; who++)
    if (!add_member (store, members, *who, error))
      return FALSE;

  return TRUE;
}
