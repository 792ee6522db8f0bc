#include "corewalk/json.h"

#include <math.h>
#include <string.h>

struct _CwJsonWriter
{
  GString *out;
  CwJsonStyle style;
  guint depth;
  char closing[CW_JSON_MAX_DEPTH]; /* what ends each open level, outermost first */
  gboolean is_empty;               /* nothing stands in the innermost level yet */
};

CwJsonWriter *
cw_json_writer_new (GString *out, CwJsonStyle style)
{
  CwJsonWriter *writer;

  g_return_val_if_fail (out != NULL, NULL);

  writer = g_new0 (CwJsonWriter, 1);
  writer->out = out;
  writer->style = style;
  return writer;
}

void
cw_json_writer_free (CwJsonWriter *writer)
{
  g_free (writer);
}

void
cw_json_append_quoted (GString *out, const char *text, gssize length)
{
  const char *end;

  g_return_if_fail (out != NULL && text != NULL);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_string_append_c (out, '"');
  while (text < end)
    {
      const char *run = text;

      while (text < end && (guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        text++;
      g_string_append_len (out, run, text - run);
      if (text == end)
        break;

      if (*text == '"' || *text == '\\')
        g_string_append_printf (out, "\\%c", *text);
      else if (*text >= '\b' && *text <= '\r' && *text != '\v')
        g_string_append_printf (out, "\\%c", "btn.fr"[*text - '\b']);
      else
        g_string_append_printf (out, "\\u%04x", (guint) *text);
      text++;
    }
  g_string_append_c (out, '"');
}

static void
break_line (CwJsonWriter *writer)
{
  if (writer->style == CW_JSON_INDENTED)
    g_string_append_printf (writer->out, "\n%*s", (int) writer->depth * 2, "");
}

/* Everything before a value: comma, new line and its name. */
static void
begin_value (CwJsonWriter *writer, const char *key)
{
  gboolean in_object = writer->depth > 0 && writer->closing[writer->depth - 1] == '}';

  g_assert ((key != NULL) == in_object);
  if (writer->depth > 0)
    {
      if (!writer->is_empty)
        g_string_append_c (writer->out, ',');
      break_line (writer);
    }
  writer->is_empty = FALSE;
  if (key == NULL)
    return;

  cw_json_append_quoted (writer->out, key, -1);
  g_string_append (writer->out, writer->style == CW_JSON_INDENTED ? ": " : ":");
}

static void
begin_level (CwJsonWriter *writer, const char *key, char opening, char closing)
{
  g_return_if_fail (writer != NULL && writer->depth < CW_JSON_MAX_DEPTH);

  begin_value (writer, key);
  g_string_append_c (writer->out, opening);
  writer->closing[writer->depth++] = closing;
  writer->is_empty = TRUE;
}

static void
end_level (CwJsonWriter *writer, char closing)
{
  g_return_if_fail (writer != NULL && writer->depth > 0);
  g_return_if_fail (writer->closing[writer->depth - 1] == closing);

  writer->depth--;
  if (!writer->is_empty)
    break_line (writer);
  g_string_append_c (writer->out, closing);
  writer->is_empty = FALSE;
}

void
cw_json_begin_object (CwJsonWriter *writer, const char *key)
{
  begin_level (writer, key, '{', '}');
}

void
cw_json_end_object (CwJsonWriter *writer)
{
  end_level (writer, '}');
}

void
cw_json_begin_array (CwJsonWriter *writer, const char *key)
{
  begin_level (writer, key, '[', ']');
}

void
cw_json_end_array (CwJsonWriter *writer)
{
  end_level (writer, ']');
}

static void
add_plain (CwJsonWriter *writer, const char *key, const char *text)
{
  g_return_if_fail (writer != NULL);

  begin_value (writer, key);
  g_string_append (writer->out, text);
}

void
cw_json_add_string (CwJsonWriter *writer, const char *key, const char *text)
{
  g_autofree char *repaired = NULL;

  g_return_if_fail (writer != NULL);

  if (text == NULL)
    {
      add_plain (writer, key, "null");
      return;
    }
  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);
  begin_value (writer, key);
  cw_json_append_quoted (writer->out, text, -1);
}

void
cw_json_add_int (CwJsonWriter *writer, const char *key, gint64 number)
{
  char digits[32];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  add_plain (writer, key, digits);
}

void
cw_json_add_double (CwJsonWriter *writer, const char *key, double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "null";

  for (gsize i = 0; isfinite (number) && i < G_N_ELEMENTS (formats); i++)
    {
      double again;

      g_ascii_formatd (digits, sizeof digits, formats[i], number);
      again = g_ascii_strtod (digits, NULL);
      if (memcmp (&again, &number, sizeof again) == 0)
        break;
    }
  add_plain (writer, key, digits);
}

void
cw_json_add_bool (CwJsonWriter *writer, const char *key, gboolean truth)
{
  add_plain (writer, key, truth ? "true" : "false");
}

void
cw_json_add_null (CwJsonWriter *writer, const char *key)
{
  add_plain (writer, key, "null");
}

static void
add_children (CwJsonWriter *writer, const CwJson *value)
{
  for (guint i = 0; i < cw_json_length (value); i++)
    cw_json_add_copy (writer, cw_json_key (cw_json_at (value, i)), cw_json_at (value, i));
}

void
cw_json_add_copy (CwJsonWriter *writer, const char *key, const CwJson *value)
{
  g_return_if_fail (writer != NULL && value != NULL);

  switch (cw_json_kind (value))
    {
    case CW_JSON_NULL:
      cw_json_add_null (writer, key);
      break;
    case CW_JSON_BOOL:
      cw_json_add_bool (writer, key, cw_json_bool (value));
      break;
    case CW_JSON_INTEGER:
      cw_json_add_int (writer, key, cw_json_integer (value));
      break;
    case CW_JSON_NUMBER:
      cw_json_add_double (writer, key, cw_json_number (value));
      break;
    case CW_JSON_STRING:
      cw_json_add_string (writer, key, cw_json_string (value));
      break;
    case CW_JSON_ARRAY:
      cw_json_begin_array (writer, key);
      add_children (writer, value);
      cw_json_end_array (writer);
      break;
    case CW_JSON_OBJECT:
      cw_json_begin_object (writer, key);
      add_children (writer, value);
      cw_json_end_object (writer);
      break;
    default:
      g_assert_not_reached ();
    }
}
