#include "app/cli/families.h"
#include "app/cli/session.h"
#include "app/cli/wrapped-text.h"

#include "corewalk/where.h"

static char *
join_contents (const CwWhereEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->contents->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            (const char *) entry->contents->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
title_of (const CwWhereEntry *entry)
{
  if (entry->count < 0)
    return g_strdup (entry->title);
  return g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", entry->title, entry->count);
}

static void
print_text (GPtrArray *entries)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CwWhere where = CW_WHERE_COUNT;

  for (guint i = 0; i < entries->len; i++)
    {
      const CwWhereEntry *entry = entries->pdata[i];
      g_autofree char *contents = join_contents (entry);
      g_autofree char *title = title_of (entry);

      if (entry->where != where)
        {
          where = entry->where;
          g_string_append_printf (out, "%s%s\n\n", i > 0 ? "\n" : "",
                                  cw_where_get_title (where));
          cli_add_beside (out, "Who sees it", cw_where_get_seen_by (where), 19);
          cli_add_beside (out, "Taking it back", cw_where_get_taken_back (where), 19);
          g_string_append_c (out, '\n');
        }
      g_string_append_printf (out, "  %s\n      ", title);
      cli_add_wrapped (out, contents, 6, 6);
    }
  g_string_append (out, "\nNowhere\n\n");
  for (const char *const *line = cw_where_get_nowhere (); *line != NULL; line++)
    {
      g_string_append (out, "  ");
      cli_add_wrapped (out, *line, 2, 2);
    }
  fputs (out->str, stdout);
}

static void
add_json (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *entries = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const CwWhereEntry *entry = entries->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "where", cw_where_get_name (entry->where));
      cw_json_add_string (json, "title", entry->title);
      cw_json_begin_array (json, "contents");
      for (guint j = 0; j < entry->contents->len; j++)
        cw_json_add_string (json, NULL, entry->contents->pdata[j]);
      cw_json_end_array (json);
      if (entry->count >= 0)
        cw_json_add_int (json, "count", entry->count);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_where (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) entries = cw_where_list (call->store, error);

  if (entries == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_json, entries);
  else
    print_text (entries);
  return TRUE;
}

const CliCommand cli_where_commands[] = {
  {
      "where",
      NULL,
      "",
      "Everything that is kept, who can see it, and how it is taken back",
      "The page for whoever asks what leaves a laptop. It is made from the tables that the program keeps, "
      "with how many of each are here.",
      "where",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_where,
  },
  { NULL },
};
