#include "data/trust/card-text.h"

#include "data/keep/bech32.h"
#include "data/trust/card-payload.h"

#include <string.h>

#define PREFIX "cwcard"
#define START PREFIX "1"
#define CHECKSUM_COLUMNS 6
#define TOKEN_MOST (sizeof START + CW_CARD_MOST * 8 / 5 + CHECKSUM_COLUMNS)
#define LINE_COLUMNS 60
#define BEGIN_LINE "-----BEGIN COREWALK CARD-----"
#define END_LINE "-----END COREWALK CARD-----"

char *
cw_card_text_token (const guint8 *bytes, gsize length)
{
  return cw_bech32_encode (PREFIX, bytes, length);
}

GByteArray *
cw_card_text_bytes (const char *token)
{
  gsize length = strlen (token), around = strlen (START) + CHECKSUM_COLUMNS;
  gsize size = length < around ? 0 : (length - around) * 5 / 8;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, (guint) size);
  if (size == 0 || length > TOKEN_MOST ||
      !cw_bech32_decode (token, length, PREFIX, bytes->data, size))
    return NULL;

  return g_steal_pointer (&bytes);
}

/* skip: how many bytes at @at are what mails put between the characters of a word: white space,
 * marks of quoting, and "=" before a line's end. */
static gsize
skip (const char *at)
{
  gsize end;

  if (g_ascii_isspace (*at) || *at == '>' || *at == '|')
    return 1;
  if (g_str_has_prefix (at, "\xc2\xa0")) /* a space that does not break */
    return 2;
  if (*at != '=')
    return 0;

  end = 1 + strspn (at + 1, " \t\r");
  return at[end] == '\n' ? end + 1 : 0;
}

/* collect: the word that begins at @at; it ends before the first character that can't be in one. */
static char *
collect (const char *at, gboolean skips)
{
  GString *token = g_string_new (START);

  for (at += strlen (START); token->len <= TOKEN_MOST; at++)
    {
      gsize skipped = skips ? skip (at) : 0;

      if (skipped > 0)
        at += skipped - 1;
      else if (g_ascii_isalnum (*at))
        g_string_append_c (token, g_ascii_tolower (*at));
      else
        break;
    }

  return g_string_free (token, FALSE);
}

/* pick: the card at @at in one piece, or else what there is when it is put together. */
static char *
pick (const char *at)
{
  g_autofree char *token = collect (at, FALSE);
  g_autoptr (GByteArray) bytes = cw_card_text_bytes (token);

  return bytes != NULL ? g_steal_pointer (&token) : collect (at, TRUE);
}

GPtrArray *
cw_card_text_find (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_strncasecmp (at, START, strlen (START)) == 0)
      {
        char *token = pick (at);

        if (g_ptr_array_find_with_equal_func (found, token, g_str_equal, NULL))
          g_free (token);
        else
          g_ptr_array_add (found, token);
      }

  return found;
}

void
cw_card_text_append (GString *text, const char *token)
{
  g_string_append (text, BEGIN_LINE "\n");
  for (gsize at = 0; at < strlen (token); at += LINE_COLUMNS)
    g_string_append_printf (text, "%.*s\n", LINE_COLUMNS, token + at);
  g_string_append (text, END_LINE "\n");
}
