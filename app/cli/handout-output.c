#include "app/cli/handout-output.h"

#include "app/cli/wrapped-text.h"

const CliOption cli_handout_options[] = {
  { "html", NULL, "as a page of HTML" },
  { NULL },
};

static void
add_blocks (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  static const char *const kinds[] = { "title", "heading", "text", "line", "todo" };
  const CwHandout *page = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const CwHandoutBlock *block = page->blocks->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "kind", kinds[block->kind]);
      if (block->left != NULL)
        cw_json_add_string (json, "left", block->left);
      cw_json_add_string (json, "text", block->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

/* Broken before column 80, each line as far in as it stood. */
static void
print_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && (lines[i][0] != '\0' || lines[i + 1] != NULL); i++)
    if (lines[i][0] == '\0')
      g_string_append_c (out, '\n');
    else
      cli_add_wrapped (out, lines[i], 0, 0);
  fputs (out->str, stdout);
}

gboolean
cli_print_handout (CliCall *call, const CwHandout *page)
{
  g_autofree char *text = NULL;

  if (call->is_json)
    {
      cli_print_json (call, add_blocks, (gpointer) page);
      return TRUE;
    }
  if (cli_call_option (call, "html") != NULL)
    {
      text = cw_handout_dup_html (page);
      fputs (text, stdout);
      return TRUE;
    }

  text = cw_handout_dup_text (page);
  print_text (text);
  return TRUE;
}
