#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/id.h"
#include "corewalk/search.h"

#define SEARCH_LIMIT 50

static void
add_hits (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *hits = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const CwHit *hit = g_ptr_array_index (hits, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", hit->id);
      cw_json_add_string (json, "kind", hit->kind);
      cli_add_id (call, json, "walk", hit->walk);
      cli_add_id (call, json, "visit", hit->visit);
      cli_add_moment (json, "at", hit->moment);
      cw_json_add_string (json, "text", hit->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_hits (CliCall *call, GPtrArray *hits)
{
  static const char *const heads[] = { "when", "what", "id", "text", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < hits->len; i++)
    {
      const CwHit *hit = g_ptr_array_index (hits, i);

      cli_table_add_take (table, cw_moment_format_local (hit->moment));
      cli_table_add (table, hit->kind);
      cli_table_add_take (table, cw_id_dup_address (call->store, hit->id));
      cli_table_add (table, hit->text);
    }
  cli_table_print (table);
}

static gboolean
run_search (CliCall *call, GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_ptr_array_add (call->arguments, NULL);
  words = g_strjoinv (" ", (char **) call->arguments->pdata);
  hits = cw_search (call->store, words, cli_call_count (call, "limit", SEARCH_LIMIT), error);
  if (hits == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_hits, hits);
  else
    print_hits (call, hits);
  return TRUE;
}

static const CliOption search_options[] = {
  { "limit", "COUNT", "at most so many (default: 50)" },
  { NULL },
};

const CliCommand cli_search_commands[] = {
  {
      "search",
      NULL,
      "WORDS...",
      "Find words in all that was kept, latest first",
      "All words must occur, the last one may be begun. \"In quotes\" is a phrase.",
      "search fractions reason",
      CLI_NEEDS_READER,
      FALSE,
      search_options,
      run_search,
  },
  { NULL },
};
