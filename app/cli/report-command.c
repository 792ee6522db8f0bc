#include "app/cli/families.h"
#include "app/cli/paper-loader.h"
#include "app/cli/session.h"

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer path)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", path);
  cw_json_end_object (json);
}

static gboolean
print (CliCall *call, gboolean is_poster, GError **error)
{
  const char *path = cli_call_option (call, "pdf");
  gboolean is_a4 = g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0;
  gint64 walk = cli_find_argument (call, 0, error);
  g_autoptr (CwWalkContent) content =
      walk != 0 ? cw_walk_content_read (call->store, walk, error) : NULL;
  const CwPaperModule *module = content != NULL ? cli_paper_load (error) : NULL;

  if (module == NULL || !module->print_walk (content, is_poster, is_a4, path, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

static gboolean
run_walk (CliCall *call, GError **error)
{
  return print (call, FALSE, error);
}

static gboolean
run_debrief (CliCall *call, GError **error)
{
  return print (call, TRUE, error);
}

static const CliOption options[] = {
  { "pdf", "FILE", "where to: a name that ends in .pdf", CLI_OPTION_REQUIRED },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { NULL },
};

const CliCommand cli_report_commands[] = {
  {
      "report",
      "walk",
      "WALK",
      "Print a walk: look-fors room by room, debrief, evidence",
      "Rooms have the numbers of their visits, no names.",
      "report walk ana-7f:12 --pdf walk.pdf",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_walk,
  },
  {
      "report",
      "debrief",
      "WALK",
      "Print the debrief of a walk in large letters, for a wall",
      NULL,
      "report debrief ana-7f:12 --pdf poster.pdf",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_debrief,
  },
  { NULL },
};
