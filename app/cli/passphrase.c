#include "app/cli/passphrase.h"

#include "app/cli/text-argument.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LINE_MOST 4096

void
cli_passphrase_free (char *passphrase)
{
  if (passphrase == NULL)
    return;
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static char *
check_passphrase (char *text, GError **error)
{
  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0')
    return text;
  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "the passphrase is empty");
  cli_passphrase_free (text);
  return NULL;
}

/* One line from the terminal, which does not show it. */
static char *
ask (FILE *terminal, const char *question, GError **error)
{
  struct termios shown, hidden;
  g_autofree char *line = g_malloc0 (LINE_MOST);
  gboolean is_read;

  fputs (question, terminal);
  fflush (terminal);
  tcgetattr (fileno (terminal), &shown);
  hidden = shown;
  hidden.c_lflag &= (tcflag_t) ~ECHO;
  tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
  is_read = fgets (line, LINE_MOST, terminal) != NULL;
  tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
  fputs ("\n", terminal);
  if (is_read)
    return check_passphrase (g_steal_pointer (&line), error);
  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "no passphrase was typed");
  return NULL;
}

static char *
ask_once_or_twice (FILE *terminal, gboolean is_new, GError **error)
{
  char *first = ask (terminal, "Passphrase: ", error);
  char *second;
  gboolean is_same;

  if (first == NULL || !is_new)
    return first;
  second = ask (terminal, "Once more: ", error);
  is_same = g_strcmp0 (first, second) == 0;
  if (second != NULL && !is_same)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                         "the two passphrases differ. Nothing was done");
  cli_passphrase_free (second);
  if (is_same)
    return first;
  cli_passphrase_free (first);
  return NULL;
}

char *
cli_passphrase_dup (CliCall *call, gboolean is_new, GError **error)
{
  const char *path = cli_call_option (call, "passphrase-file");
  FILE *terminal;
  char *passphrase;

  if (path != NULL)
    {
      char *text = cli_file_dup (path, LINE_MOST, error);

      return text != NULL ? check_passphrase (text, error) : NULL;
    }
  terminal = fopen ("/dev/tty", "r+e");
  if (terminal == NULL)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_SECRET,
          "there is no terminal to ask for the passphrase. Give --passphrase-file");
      return NULL;
    }
  passphrase = ask_once_or_twice (terminal, is_new, error);
  fclose (terminal);
  return passphrase;
}
