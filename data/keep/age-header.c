#include "data/keep/age-header.h"

#include "data/keep/hkdf.h"

#include <sodium.h>
#include <string.h>

#define VERSION_LINE "age-encryption.org/v1"
#define VERSION_START "age-encryption.org/"
#define ARMOR_START "-----BEGIN AGE"
#define FULL_LINE 64  /* columns of a stanza's body, but for its last line */
#define FULL_BYTES 48 /* that they stand for */
#define MAC_BYTES 32
#define MAC_COLUMNS 43
#define MAC_TAIL (MAC_COLUMNS + 2) /* what the MAC does not cover: space, MAC, line feed */

/* One pass over the header's lines; @line is not ended by a NUL. */
typedef struct
{
  const GString *text;
  gsize next; /* where the line after @line begins */
  const char *line;
  gsize length; /* without the line feed */
} Cursor;

CwAgeStanza *
cw_age_stanza_new (const char *type, ...)
{
  CwAgeStanza *stanza = g_new0 (CwAgeStanza, 1);
  va_list more;

  stanza->args = g_ptr_array_new_with_free_func (g_free);
  stanza->body = g_byte_array_new ();
  va_start (more, type);
  for (const char *arg = type; arg != NULL; arg = va_arg (more, const char *))
    g_ptr_array_add (stanza->args, g_strdup (arg));
  va_end (more);

  return stanza;
}

void
cw_age_stanza_free (CwAgeStanza *stanza)
{
  if (stanza == NULL)
    return;

  g_ptr_array_unref (stanza->args);
  g_byte_array_unref (stanza->body);
  g_free (stanza);
}

char *
cw_age_base64 (const guint8 *bytes, gsize length)
{
  gsize size = sodium_base64_encoded_len (length, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  char *text = g_malloc (size);

  return sodium_bin2base64 (text, size, bytes, length,
                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

gboolean
cw_age_unbase64 (const char *text, gsize text_length, guint8 *bytes, gsize length)
{
  gsize decoded;

  /* libsodium 1.0.18 takes the byte 0xaf for a slash. */
  for (gsize i = 0; i < text_length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;

  return sodium_base642bin (bytes, length, text, text_length, NULL, &decoded, NULL,
                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
         decoded == length;
}

static void
compute_mac (guint8 mac[MAC_BYTES],
             const char *text,
             gsize length,
             const guint8 file_key[CW_AGE_KEY_BYTES])
{
  guint8 key[CW_HKDF_BYTES];

  cw_hkdf (key, file_key, CW_AGE_KEY_BYTES, NULL, 0, "header");
  crypto_auth_hmacsha256 (mac, (const guint8 *) text, length, key);
  sodium_memzero (key, sizeof key);
}

static void
print_stanza (GString *text, const CwAgeStanza *stanza)
{
  const GByteArray *body = stanza->body;

  g_string_append (text, "->");
  for (guint i = 0; i < stanza->args->len; i++)
    g_string_append_printf (text, " %s", (const char *) g_ptr_array_index (stanza->args, i));
  g_string_append_c (text, '\n');

  /* A last line of full length is followed by an empty one: only a short line ends a body. */
  for (gsize at = 0; at <= body->len; at += FULL_BYTES)
    {
      g_autofree char *line = cw_age_base64 (body->data + at, MIN (FULL_BYTES, body->len - at));

      g_string_append_printf (text, "%s\n", line);
    }
}

GString *
cw_age_header_print (GPtrArray *stanzas, const guint8 file_key[CW_AGE_KEY_BYTES])
{
  GString *text = g_string_new (VERSION_LINE "\n");
  guint8 mac[MAC_BYTES];
  g_autofree char *encoded = NULL;

  for (guint i = 0; i < stanzas->len; i++)
    print_stanza (text, g_ptr_array_index (stanzas, i));
  g_string_append (text, "---");

  compute_mac (mac, text->str, text->len, file_key);
  encoded = cw_age_base64 (mac, sizeof mac);
  g_string_append_printf (text, " %s\n", encoded);
  return text;
}

gboolean
cw_age_header_verify (const GString *text, const guint8 file_key[CW_AGE_KEY_BYTES])
{
  guint8 written[MAC_BYTES], computed[MAC_BYTES];
  gsize covered = text->len - MAC_TAIL;

  g_assert (text->len > MAC_TAIL);
  compute_mac (computed, text->str, covered, file_key);
  return cw_age_unbase64 (text->str + covered + 1, MAC_COLUMNS, written, sizeof written) &&
         sodium_memcmp (written, computed, sizeof computed) == 0;
}

gsize
cw_age_header_length (const guint8 *bytes, gsize length)
{
  gsize most = MIN (length, CW_AGE_HEADER_MOST);
  gsize line = 0;

  while (line < most)
    {
      const guint8 *end = memchr (bytes + line, '\n', most - line);
      gsize next = end == NULL ? most : (gsize) (end - bytes) + 1;

      if (next - line >= 3 && memcmp (bytes + line, "---", 3) == 0)
        return next;
      line = next;
    }

  return most;
}

static gboolean
fail_at (gsize byte, const char *cause, GError **error)
{
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s, at byte %" G_GSIZE_FORMAT, cause, byte);
  return FALSE;
}

/* fail_line: says that the cursor's line is wrong. */
static gboolean
fail_line (const Cursor *cursor, const char *cause, GError **error)
{
  return fail_at ((gsize) (cursor->line - cursor->text->str), cause, error);
}

static gboolean
starts_with (const Cursor *cursor, const char *start)
{
  return cursor->length >= strlen (start) && memcmp (cursor->line, start, strlen (start)) == 0;
}

static gboolean
next_line (Cursor *cursor, GError **error)
{
  const char *start = cursor->text->str + cursor->next;
  gsize left = cursor->text->len - cursor->next;
  const char *end = memchr (start, '\n', left);

  if (end == NULL && cursor->text->len >= CW_AGE_HEADER_MOST)
    return fail_at (CW_AGE_HEADER_MOST, "a header that does not end", error);
  if (end == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "cut off in its header, at byte %" G_GSIZE_FORMAT ". Copy the file again",
                   cursor->text->len);
      return FALSE;
    }

  cursor->line = start;
  cursor->length = (gsize) (end - start);
  cursor->next += cursor->length + 1;
  return TRUE;
}

static gboolean
parse_version (Cursor *cursor, GError **error)
{
  const char *text = cursor->text->str;
  gsize length = MIN (cursor->text->len, strlen (VERSION_START));

  if (length == 0)
    return fail_at (0, "an empty file", error);
  if (g_str_has_prefix (text, ARMOR_START))
    return fail_at (0, "an age file in its text form, only the binary form is read", error);
  if (memcmp (text, VERSION_START, length) != 0)
    return fail_at (0, "not an age file", error);
  if (!next_line (cursor, error))
    return FALSE;
  if (cursor->length != strlen (VERSION_LINE) || !starts_with (cursor, VERSION_LINE))
    return fail_at (strlen (VERSION_START), "another version of the age format than v1", error);

  return TRUE;
}

static gboolean
parse_args (const Cursor *cursor, CwAgeStanza *stanza, GError **error)
{
  const char *end = cursor->line + cursor->length;
  const char *start = cursor->line + strlen ("-> ");

  for (const char *at = start;; at++)
    {
      if (at<end && * at> ' ' && *at <= '~')
        continue;
      if (at == start || (at < end && *at != ' '))
        return fail_at ((gsize) (at - cursor->text->str), "a recipient that can't be read",
                        error);

      g_ptr_array_add (stanza->args, g_strndup (start, (gsize) (at - start)));
      if (at == end)
        return TRUE;
      start = at + 1;
    }
}

static gboolean
parse_stanza (Cursor *cursor, GPtrArray *stanzas, GError **error)
{
  g_autoptr (CwAgeStanza) stanza = cw_age_stanza_new (NULL, NULL);
  guint8 bytes[FULL_BYTES];

  if (!parse_args (cursor, stanza, error))
    return FALSE;

  do
    {
      gsize length;

      if (!next_line (cursor, error))
        return FALSE;

      length = cursor->length * FULL_BYTES / FULL_LINE;
      if (cursor->length > FULL_LINE ||
          !cw_age_unbase64 (cursor->line, cursor->length, bytes, length))
        return fail_line (cursor, "a recipient's key that can't be read", error);
      g_byte_array_append (stanza->body, bytes, (guint) length);
    }
  while (cursor->length == FULL_LINE);

  g_ptr_array_add (stanzas, g_steal_pointer (&stanza));
  return TRUE;
}

GPtrArray *
cw_age_header_parse (const GString *text, GError **error)
{
  g_autoptr (GPtrArray) stanzas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_age_stanza_free);
  Cursor cursor = { .text = text };
  guint8 mac[MAC_BYTES];

  if (!parse_version (&cursor, error) || !next_line (&cursor, error))
    return NULL;

  while (starts_with (&cursor, "-> "))
    if (!parse_stanza (&cursor, stanzas, error) || !next_line (&cursor, error))
      return NULL;

  if (stanzas->len == 0 || !starts_with (&cursor, "--- ") ||
      !cw_age_unbase64 (cursor.line + 4, cursor.length - 4, mac, sizeof mac) ||
      cursor.next != text->len)
    {
      fail_line (&cursor, "a header line that can't be read", error);
      return NULL;
    }

  return g_steal_pointer (&stanzas);
}
