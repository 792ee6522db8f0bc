#include "corewalk/trust.h"

#include <sodium.h>
#include <string.h>

#define DIGITS_LEAST 8

static gboolean
is_key_start (const char *who, const guint8 *key)
{
  char digits[2 * CW_CARD_KEY_BYTES + 1];
  gsize length = strlen (who);

  sodium_bin2hex (digits, sizeof digits, key, CW_CARD_KEY_BYTES);
  return length >= DIGITS_LEAST && length < sizeof digits &&
         g_ascii_strncasecmp (digits, who, length) == 0;
}

static gboolean
is_name (const char *who, const char *name)
{
  g_autofree char *one = g_utf8_casefold (who, -1), *other = g_utf8_casefold (name, -1);

  return g_utf8_collate (one, other) == 0;
}

/* words_of: "" when there is not memory enough to find them. */
static const char *
words_of (CwSenderCard *card)
{
  const char *words = cw_sender_card_fingerprint (card, NULL);

  return words == NULL ? "" : words;
}

/* has_words: only what looks like four words is worth looking for. */
static gboolean
has_words (const char *who, CwSenderCard *card)
{
  guint spaces = 0;

  for (const char *at = who; *at != '\0'; at++)
    {
      if (*at != ' ' && !g_ascii_isalpha (*at))
        return FALSE;
      spaces += *at == ' ';
    }

  return spaces == 3 && g_ascii_strcasecmp (who, words_of (card)) == 0;
}

/* say_several: names the first few by their words. */
static void
say_several (GPtrArray *found, const char *who, GError **error)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, 3); i++)
    {
      CwTrusted *trusted = g_ptr_array_index (found, i);

      g_string_append_printf (words, "%s\"%s\"", i > 0 ? ", " : "", words_of (trusted->card));
    }
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%u cards are meant by \"%.100s\". Say one's four words: %s", found->len, who,
               words->str);
  g_string_free (words, TRUE);
}

/* drop_retired: of somebody who has moved the card of today is meant. */
static void
drop_retired (GPtrArray *found)
{
  guint retired = 0;

  for (guint i = 0; i < found->len; i++)
    retired += ((const CwTrusted *) g_ptr_array_index (found, i))->is_retired;
  if (retired == found->len)
    return;

  for (guint i = found->len; i-- > 0;)
    if (((const CwTrusted *) g_ptr_array_index (found, i))->is_retired)
      g_ptr_array_remove_index (found, i);
}

CwTrusted *
cw_trust_find (CwStore *store, const char *who, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_return_val_if_fail (store != NULL && who != NULL, NULL);

  list = cw_trust_list (store, error);
  if (list == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    {
      CwTrusted *trusted = g_ptr_array_index (list, i);

      if (is_name (who, trusted->card->name) || is_key_start (who, trusted->card->key) ||
          has_words (who, trusted->card))
        g_ptr_array_add (found, trusted);
    }

  drop_retired (found);
  if (found->len == 0)
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                 "nobody trusted is called \"%.100s\". See who is: trust list", who);
  else if (found->len > 1)
    say_several (found, who, error);
  else
    {
      guint index;

      g_ptr_array_find (list, g_ptr_array_index (found, 0), &index);
      return g_ptr_array_steal_index (list, index);
    }
  return NULL;
}
