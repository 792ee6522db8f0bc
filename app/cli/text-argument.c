#include "app/cli/text-argument.h"

#include "corewalk/note.h"

#include <errno.h>
#include <string.h>

static gboolean
check_bytes (const char *bytes, gsize length, gsize most, GError **error)
{
  const char *end;

  if (length > most)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "the text is too long: byte %" G_GSIZE_FORMAT
                   " is one more than can be kept",
                   most);
      return FALSE;
    }
  if (g_utf8_validate_len (bytes, length, &end))
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "the text holds %s at byte %d",
               *end == '\0' ? "a NUL" : "what is not UTF-8", (int) (end - bytes));
  return FALSE;
}

/* One byte more than @most is read, so that too much is noticed without taking all of it. */
static char *
read_whole (FILE *file, gsize most, GError **error)
{
  g_autofree char *bytes = g_malloc (most + 2);
  gsize length = fread (bytes, 1, most + 1, file);

  if (ferror (file))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_STORAGE, "can't be read: %s", g_strerror (errno));
      return NULL;
    }
  if (!check_bytes (bytes, length, most, error))
    return NULL;
  bytes[length] = '\0';
  return g_steal_pointer (&bytes);
}

static gboolean
takes_input (const char *kind, const char *value)
{
  return kind != NULL && g_str_has_suffix (kind, "|-") && g_str_equal (value, "-");
}

gboolean
cli_text_read_ahead (CliCall *call, GError **error)
{
  g_auto (GStrv) words = g_strsplit (call->command->arguments, " ", -1);
  gboolean is_wanted = FALSE;

  for (guint i = 0; i < call->arguments->len && words[i] != NULL; i++)
    is_wanted |= takes_input (words[i], cli_call_argument (call, i));
  for (const CliOption *o = call->command->options; o != NULL && o->name != NULL; o++)
    if (cli_call_option (call, o->name) != NULL)
      is_wanted |= takes_input (o->value, cli_call_option (call, o->name));
  if (is_wanted)
    call->input = read_whole (stdin, CW_TEXT_MOST, error);
  return !is_wanted || call->input != NULL;
}

char *
cli_text_dup (CliCall *call, const char *text, GError **error)
{
  if (g_str_equal (text, "-") && call->input != NULL)
    return g_strdup (call->input);
  if (!check_bytes (text, strlen (text), CW_TEXT_MOST, error))
    return NULL;
  return g_strdup (text);
}

char *
cli_file_dup (const char *path, gsize most, GError **error)
{
  FILE *file = g_str_equal (path, "-") ? stdin : fopen (path, "rbe");
  char *text;

  if (file == NULL)
    {
      g_set_error (error, CW_ERROR, errno == ENOENT ? CW_ERROR_NOT_FOUND : CW_ERROR_STORAGE,
                   "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  text = read_whole (file, most, error);
  if (text == NULL)
    g_prefix_error (error, "%s: ", path);
  if (file != stdin)
    fclose (file);
  return text;
}
