#include "app/cli/confirm.h"

#include "app/cli/output.h"

gboolean
cli_confirm (CliCall *call, const char *statement, const char *question, GError **error)
{
  g_autofree char *visible = cli_visible_dup (statement);
  char answer[16] = "";
  FILE *terminal;

  if (cli_call_option (call, "yes") != NULL)
    return TRUE;

  terminal = fopen ("/dev/tty", "r+e"); /* standard input may be what the question is about */
  if (terminal == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_CANCELLED, "%s. Give --yes when you are sure",
                   visible);
      return FALSE;
    }
  fprintf (terminal, "%s.\n%s [y/N] ", visible, question);
  fflush (terminal);
  if (fgets (answer, sizeof answer, terminal) == NULL)
    answer[0] = '\0';
  fclose (terminal);
  if (answer[0] == 'y' || answer[0] == 'Y')
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "nothing was done, as you said");
  return FALSE;
}
