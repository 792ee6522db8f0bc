/* corewalk/trust.h - whose bundles are taken, and whose orders bind
 *
 * A person confirms a card when its four words are those that its owner reads to them. Being
 * trusted is being expected too. One's own card is always trusted, and so are the keys that this
 * store had before.
 */
#pragma once

#include "corewalk/sender-card.h"

G_BEGIN_DECLS

typedef struct
{
  CwSenderCard *card;
  gboolean may_order;  /* its orders bind, also about lines of others */
  gint64 since_ms;     /* when it was confirmed, UTC; 0 for one's own */
  gboolean is_own;     /* this store's; for a key that it had before, too */
  gboolean is_retired; /* the owner has moved, or the card is revoked: what was signed before is
                          good, nothing new comes */
  gint64 retired_ms;   /* when the owner moved, by the card that says so; 0 for not */
  gint64 revoked_ms;   /* since when it is revoked, see revoke.h; 0 for not */
} CwTrusted;

/** cw_trusted_free: frees @trusted and what it holds; %NULL is allowed. */
void cw_trusted_free (CwTrusted *trusted);

/* How a card stands to those that are trusted. */
typedef enum
{
  CW_CARD_UNKNOWN,  /* nobody of that name, and no key that came before it */
  CW_CARD_OWN,      /* this store's */
  CW_CARD_TRUSTED,  /* it is trusted, as it is */
  CW_CARD_RENEWED,  /* of a trusted key: it changed its name or what is encrypted to it */
  CW_CARD_OUTDATED, /* there is a later card of the same key, or its owner has moved */
  CW_CARD_FOLLOWS,  /* another key, and a trusted one has signed that it is its owner's */
  CW_CARD_NAMESAKE, /* another key of somebody trusted with the same name, who did not sign it */
} CwCardStand;

/**
 * cw_trust_judge:
 * @card: a card that somebody showed
 * @other: (out) (optional) (transfer full) (nullable): the trusted card that it renews, follows or
 *   shares its name with
 *
 * Tells what a person has to be asked before @card is trusted: %CW_CARD_FOLLOWS and
 * %CW_CARD_NAMESAKE must be confirmed by telephone, for a stolen key signs too.
 *
 * Returns: %FALSE on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
gboolean cw_trust_judge (CwStore *store,
                         const CwSenderCard *card,
                         CwCardStand *stand,
                         CwTrusted **other,
                         GError **error);

/**
 * cw_trust_add:
 * @may_order: whether its orders bind; one that may order already goes on to do so
 *
 * Trusts @card from now on, however it stands; a card of the same key is replaced. Where it says
 * that its owner has moved, the card it follows is retired.
 *
 * Returns: %FALSE on %CW_ERROR_EXISTS (one's own), %CW_ERROR_INVALID (an outdated one, a revoked one),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE; nothing was changed then.
 */
gboolean
cw_trust_add (CwStore *store, const CwSenderCard *card, gboolean may_order, GError **error);

/**
 * cw_trust_list:
 *
 * Returns: (transfer full) (element-type CwTrusted): one's own, if the store has a card, then the
 *   others by name; %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_trust_list (CwStore *store, GError **error);

/**
 * cw_trust_find:
 * @who: a name, the four words, or 8 or more of the first hex digits of the key; in either case.
 *   Of somebody who has moved this means the card of today
 *
 * Returns: (transfer full): whom that means, or %NULL on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID
 *   (several; the message says their words), %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED.
 */
CwTrusted *cw_trust_find (CwStore *store, const char *who, GError **error);

/**
 * cw_trust_find_key:
 * @key: Ed25519 public key, as a bundle or a stream names it
 *
 * Returns: (transfer full): who signs with @key; for a key that this store had before, its card of
 *   today. %NULL with @error unset for somebody unknown; with @error on %CW_ERROR_STORAGE,
 *   %CW_ERROR_DAMAGED.
 */
CwTrusted *
cw_trust_find_key (CwStore *store, const guint8 key[CW_CARD_KEY_BYTES], GError **error);

/**
 * cw_trust_remove:
 * @key: whom to trust no more; what came from them stays
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (one's own), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_trust_remove (CwStore *store, const guint8 key[CW_CARD_KEY_BYTES], GError **error);

/**
 * cw_trust_learn:
 * @card: what a sender says of itself in a bundle that its key has signed
 * @is_news: (out) (optional): whether that has retired a key
 *
 * If @card says that the owner of a trusted key has moved, and that key has signed it, that key is
 * retired. The new one is not trusted by this: a person confirms it with cw_trust_add(). What a later
 * card of a trusted key, with the same name and four words, declares about whom its owner evaluates
 * counts from now on.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean
cw_trust_learn (CwStore *store, const CwSenderCard *card, gboolean *is_news, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrusted, cw_trusted_free)

G_END_DECLS
