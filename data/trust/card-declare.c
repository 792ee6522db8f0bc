#include "corewalk/card-declare.h"

#include "data/base/text.h"
#include "data/store/setting.h"
#include "data/store/store-private.h"
#include "data/trust/card-payload.h"
#include "data/trust/own-card.h"

#include <string.h>

/* What two people would call the same name. */
static char *
dup_plain (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : name, -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c (plain, ' ');

  return g_strdup (g_strchomp (plain->str));
}

static gboolean
says (const char *line, const char *name)
{
  g_autofree char *one = dup_plain (line);
  g_autofree char *other = dup_plain (name);

  return *one != '\0' && strcmp (one, other) == 0;
}

gboolean
cw_card_evaluates (const CwSenderCard *card, const CwSenderCard *person)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (card != NULL && person != NULL, FALSE);

  if (card->evaluates == NULL || memcmp (card->key, person->key, CW_CARD_KEY_BYTES) == 0)
    return FALSE;

  lines = g_strsplit (card->evaluates, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (says (lines[i], person->name) || says (lines[i], person->organization))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (const CwSenderCard *one, const CwSenderCard *other, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s declares on the card to evaluate %s, and coaching is no evaluation. Choose "
               "another partner",
               one->name, other->name);
  return FALSE;
}

gboolean
cw_card_check_pair (const CwSenderCard *one, const CwSenderCard *other, GError **error)
{
  if (cw_card_evaluates (one, other))
    return refuse (one, other, error);
  if (cw_card_evaluates (other, one))
    return refuse (other, one, error);

  return TRUE;
}

/* The lines of @text without what stands around them and without empty ones. NULL with @error. */
static char *
tidy (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      if (!cw_text_check_name ("whom you evaluate", lines[i], error))
        return NULL;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", lines[i]);
    }
  if (names->len > CW_CARD_MOST_EVALUATES)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID,
          "that is more than a card holds. Name a school instead of its people");
      return NULL;
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

gboolean
cw_card_declare (CwStore *store, const char *evaluates, GError **error)
{
  g_autofree char *names = NULL;
  g_autofree char *said = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!cw_store_check_writer (store, error))
    return FALSE;
  names = evaluates != NULL ? tidy (evaluates, error) : NULL;
  if (evaluates != NULL && names == NULL)
    return FALSE;

  said = names != NULL ? g_strconcat (CW_CARD_DECLARES, names, NULL) : g_strdup ("");
  return cw_setting_set_text (store->private, CW_CARD_SETTING_EVALUATES, said, error) &&
         cw_own_card_ensure (store, error);
}
