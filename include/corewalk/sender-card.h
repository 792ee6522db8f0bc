/* corewalk/sender-card.h - whom a laptop speaks for: a name and two public keys, to mail or print
 *
 * A card is signed by the key it names, so that nobody can change it; whose it is only people can
 * tell, by reading its four words to each other over the phone. The words stand for 44 bits of a
 * hash of both keys that takes a tenth of a second and 64 MiB: whoever wants other keys with the
 * same words has to try for tens of thousands of years of a processor's time.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

#define CW_CARD_KEY_BYTES 32
#define CW_CARD_MOST_EVALUATES 900 /* bytes of all names together */

typedef struct
{
  char *name;
  char *role;                    /* "coach", "lead", "academy" or "district" */
  char *organization;            /* may be empty */
  guint8 key[CW_CARD_KEY_BYTES]; /* Ed25519: what is signed with it comes from here */
  char *recipient;               /* "age1…": what is encrypted to it opens here */
  gint64 made_ms;                /* since the Unix epoch, by the owner's clock */

  /* The key of the store that this one was copied, restored or moved from; it has signed that. */
  gboolean has_old;
  guint8 old_key[CW_CARD_KEY_BYTES];
  gboolean is_moved; /* and it will sign nothing any more */

  /* Whom the owner declares to evaluate: people or schools, one a line; "" for nobody, NULL where the
   * card says nothing about it. */
  char *evaluates;

  char *token; /* all of it in one word: "cwcard1…" */
  char *words; /* NULL until cw_sender_card_fingerprint() has found them */
} CwSenderCard;

/** cw_sender_card_free: frees @card and what it holds; %NULL is allowed. */
void cw_sender_card_free (CwSenderCard *card);

/**
 * cw_sender_card_own:
 *
 * Returns: (transfer full): the card of @store, or %NULL on %CW_ERROR_NOT_FOUND (no writer has
 *   opened the store since cards exist), %CW_ERROR_DAMAGED, %CW_ERROR_STORAGE.
 */
CwSenderCard *cw_sender_card_own (CwStore *store, GError **error);

/**
 * cw_sender_card_parse:
 * @text: a card, or its token alone, with anything around it: a mail, quoted, wrapped anew, with
 *   other ends of lines; at most 1 MiB
 *
 * Reads a card and verifies what it says of its own keys.
 *
 * Returns: (transfer full): the card, or %NULL on %CW_ERROR_FORMAT: none in it, a damaged one, one
 *   of a newer program, or several that differ.
 */
CwSenderCard *cw_sender_card_parse (const char *text, GError **error);

/**
 * cw_sender_card_print:
 *
 * Returns: (transfer full): @card as a text of lines of at most 64 columns but for the first, which
 *   says whose it is; %NULL as cw_sender_card_fingerprint().
 */
char *cw_sender_card_print (CwSenderCard *card, GError **error);

/**
 * cw_sender_card_fingerprint:
 *
 * Finds the four words the first time that they are asked for.
 *
 * Returns: (transfer none): four words with spaces between them, the same everywhere and always for
 *   the same two keys; valid as long as @card. %NULL on %CW_ERROR_STORAGE for want of memory.
 */
const char *cw_sender_card_fingerprint (CwSenderCard *card, GError **error);

/**
 * cw_sender_card_move:
 *
 * Says that the laptop which @store was copied or restored from is not used any more: its key is
 * retired, and the new card of @store says so. Partners learn it from the next bundle. Once said it
 * can't be unsaid; said again it changes nothing.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (the store is where it always was, or the old key is not
 *   here to sign that), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED.
 */
gboolean cw_sender_card_move (CwStore *store, GError **error);

/**
 * cw_sender_card_export_key:
 * @file: name of the file; one that is there is replaced
 *
 * Writes the secret keys that open what is sent to @store, today's first, as the stock age program
 * takes them with -i. Only its owner may read the file.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no key yet, no such folder), %CW_ERROR_DAMAGED,
 *   %CW_ERROR_PLACE, %CW_ERROR_FULL, %CW_ERROR_STORAGE; there is no new file then.
 */
gboolean cw_sender_card_export_key (CwStore *store, const char *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSenderCard, cw_sender_card_free)

G_END_DECLS
