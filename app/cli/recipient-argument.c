#include "app/cli/recipient-argument.h"

#include "app/cli/text-argument.h"

#include "corewalk/age.h"
#include "corewalk/trust.h"

/* Whoever has moved can't read any more what is for the laptop of before. */
static gboolean
check_current (CliCall *call, const CwSenderCard *card, GError **error)
{
  CwCardStand stand;

  if (!cw_trust_judge (call->store, card, &stand, NULL, error))
    return FALSE;
  if (stand != CW_CARD_OUTDATED)
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "this card is outdated. %s has a later one: name %s instead", card->name,
               card->name);
  return FALSE;
}

static char *
recipient_of_text (CliCall *call, const char *text, GError **error)
{
  g_autoptr (CwSenderCard) card = cw_sender_card_parse (text, error);

  return card != NULL && check_current (call, card, error) ? g_strdup (card->recipient) : NULL;
}

static char *
recipient_of_file (CliCall *call, const char *path, GError **error)
{
  g_autofree char *text = cli_file_dup (path, CLI_CARD_MOST, error);

  return text != NULL ? recipient_of_text (call, text, error) : NULL;
}

static char *
recipient_of_person (CliCall *call, const char *who, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (CwTrusted) trusted = cw_trust_find (call->store, who, &cause);

  if (trusted != NULL)
    return g_strdup (trusted->card->recipient);
  if (g_error_matches (cause, CW_ERROR, CW_ERROR_NOT_FOUND))
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                         "neither a file with a card nor somebody whose card is trusted");
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static char *
find_recipient (CliCall *call, const char *typed, GError **error)
{
  if (g_str_has_prefix (typed, "age1"))
    return cw_age_check_recipient (typed, error) ? g_strdup (typed) : NULL;
  if (g_str_has_prefix (typed, "cwcard1"))
    return recipient_of_text (call, typed, error);
  if (g_file_test (typed, G_FILE_TEST_IS_REGULAR))
    return recipient_of_file (call, typed, error);
  return recipient_of_person (call, typed, error);
}

gboolean
cli_recipients (CliCall *call, GPtrArray **recipients, GError **error)
{
  GPtrArray *typed = cli_call_option_values (call, "for");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; typed != NULL && i < typed->len; i++)
    {
      char *recipient = find_recipient (call, typed->pdata[i], error);

      if (recipient == NULL)
        {
          g_prefix_error (error, "--for %s: ", (char *) typed->pdata[i]);
          return FALSE;
        }
      if (g_ptr_array_find_with_equal_func (found, recipient, g_str_equal, NULL))
        g_free (recipient);
      else
        g_ptr_array_add (found, recipient);
    }

  *recipients = typed != NULL ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

gboolean
cli_recipients_trusted (CliCall *call, GPtrArray **recipients, GError **error)
{
  g_autoptr (GPtrArray) all = cw_trust_list (call->store, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CwTrusted *trusted = all->pdata[i];

      if (!trusted->is_own && !trusted->is_retired)
        g_ptr_array_add (found, g_strdup (trusted->card->recipient));
    }
  if (found->len > 0)
    {
      *recipients = g_steal_pointer (&found);
      return TRUE;
    }
  if (all != NULL)
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_INVALID,
        "nobody's card is trusted yet. Say --for CARD whom it is for, or trust "
        "their cards first");
  return FALSE;
}
