#include "corewalk/handout.h"

static void
free_block (gpointer data)
{
  CwHandoutBlock *block = data;

  g_free (block->left);
  g_free (block->text);
  g_free (block);
}

CwHandout *
cw_handout_new (void)
{
  CwHandout *handout = g_new0 (CwHandout, 1);

  handout->blocks = g_ptr_array_new_with_free_func (free_block);
  return handout;
}

void
cw_handout_free (CwHandout *handout)
{
  if (handout == NULL)
    return;

  g_ptr_array_unref (handout->blocks);
  g_free (handout);
}

void
cw_handout_add (CwHandout *handout, CwHandoutKind kind, const char *left, const char *text)
{
  cw_handout_add_take (handout, kind, g_strdup (text));
  ((CwHandoutBlock *) handout->blocks->pdata[handout->blocks->len - 1])->left = g_strdup (left);
}

void
cw_handout_add_take (CwHandout *handout, CwHandoutKind kind, char *text)
{
  CwHandoutBlock *block = g_new0 (CwHandoutBlock, 1);

  block->kind = kind;
  block->text = text;
  g_ptr_array_add (handout->blocks, block);
}

static gboolean
is_line (const CwHandoutBlock *block)
{
  return block->kind == CW_HANDOUT_LINE || block->kind == CW_HANDOUT_TODO;
}

/* Lines stand close, everything else apart. */
static void
add_gap (GString *text, const CwHandout *handout, guint i)
{
  const CwHandoutBlock *block = handout->blocks->pdata[i];
  const CwHandoutBlock *before = i == 0 ? NULL : handout->blocks->pdata[i - 1];

  if (before != NULL && before->kind != CW_HANDOUT_HEADING &&
      !(is_line (before) && is_line (block)))
    g_string_append_c (text, '\n');
}

char *
cw_handout_dup_text (const CwHandout *handout)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < handout->blocks->len; i++)
    {
      const CwHandoutBlock *block = handout->blocks->pdata[i];
      g_autofree char *upper =
          block->kind == CW_HANDOUT_TITLE ? g_utf8_strup (block->text, -1) : NULL;

      add_gap (text, handout, i);
      if (block->kind == CW_HANDOUT_TODO)
        g_string_append (text, "[ ] ");
      if (block->left != NULL && *block->left != '\0')
        g_string_append_printf (text, "%s  ", block->left);
      g_string_append_printf (text, "%s\n", upper != NULL ? upper : block->text);
    }

  return g_string_free (text, FALSE);
}

static void
add_html_block (GString *html, const CwHandoutBlock *block)
{
  static const char *const tags[] = {
    [CW_HANDOUT_TITLE] = "h1", [CW_HANDOUT_HEADING] = "h2", [CW_HANDOUT_TEXT] = "p",
    [CW_HANDOUT_LINE] = "p",   [CW_HANDOUT_TODO] = "p",
  };
  g_autofree char *text = g_markup_escape_text (block->text, -1);
  g_autofree char *left = block->left == NULL ? NULL : g_markup_escape_text (block->left, -1);
  const char *tag = tags[block->kind];

  g_string_append_printf (html, is_line (block) ? "<%s class=\"line\">" : "<%s>", tag);
  if (block->kind == CW_HANDOUT_TODO)
    g_string_append (html, "☐ ");
  if (left != NULL && *left != '\0')
    g_string_append_printf (html, "<b>%s</b> ", left);
  g_string_append_printf (html, "%s</%s>\n", text, tag);
}

char *
cw_handout_dup_html (const CwHandout *handout)
{
  GString *html =
      g_string_new ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<title>");
  g_autofree char *title =
      handout->blocks->len == 0
          ? g_strdup ("")
          : g_markup_escape_text (((CwHandoutBlock *) handout->blocks->pdata[0])->text, -1);

  g_string_append (html, title);
  g_string_append (html, "</title>\n<style>body { font: 12pt/1.5 sans-serif; max-width: 40em; "
                         "margin: 2em auto; padding: 0 1em } h1 { font-size: 1.5em } "
                         "h2 { font-size: 1.1em; margin-bottom: 0.3em } p { margin: 0.4em 0; "
                         "white-space: pre-wrap } .line b { font-weight: 600; margin-right: "
                         "0.6em }</style></head><body>\n");
  for (guint i = 0; i < handout->blocks->len; i++)
    add_html_block (html, handout->blocks->pdata[i]);
  g_string_append (html, "</body></html>\n");
  return g_string_free (html, FALSE);
}
