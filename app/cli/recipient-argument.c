#include "app/cli/recipient-argument.h"

#include "app/cli/text-argument.h"

#include "corewalk/age.h"
#include "corewalk/sender-card.h"

static char *
recipient_of_card (const char *text, GError **error)
{
  g_autoptr (CwSenderCard) card = cw_sender_card_parse (text, error);

  return card != NULL ? g_strdup (card->recipient) : NULL;
}

static char *
recipient_of_file (const char *path, GError **error)
{
  g_autofree char *text = cli_file_dup (path, CLI_CARD_MOST, error);

  return text != NULL ? recipient_of_card (text, error) : NULL;
}

static char *
find_recipient (const char *typed, GError **error)
{
  if (g_str_has_prefix (typed, "age1"))
    return cw_age_check_recipient (typed, error) ? g_strdup (typed) : NULL;
  if (g_str_has_prefix (typed, "cwcard1"))
    return recipient_of_card (typed, error);
  return recipient_of_file (typed, error);
}

gboolean
cli_recipients (CliCall *call, GPtrArray **recipients, GError **error)
{
  GPtrArray *typed = cli_call_option_values (call, "for");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; typed != NULL && i < typed->len; i++)
    {
      char *recipient = find_recipient (typed->pdata[i], error);

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
