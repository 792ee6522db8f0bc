#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/text-argument.h"
#include "app/cli/walk-output.h"

#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/place.h"

static CwReach
parse_reach (const char *audience)
{
  if (audience == NULL)
    return CW_REACH_DEFAULT;
  return g_str_equal (audience, "school") ? CW_REACH_SCHOOL : CW_REACH_DISTRICT;
}

static gboolean
run_new (CliCall *call, GError **error)
{
  const char *problem = cli_call_option (call, "problem");
  g_autofree char *text = NULL;
  CwWalkPlan plan = {
    .title = cli_call_option (call, "title"),
    .day = cli_call_option (call, "date"),
    .code = cli_call_option (call, "code"),
    .reach = parse_reach (cli_call_option (call, "audience")),
  };

  if (problem != NULL && (text = cli_text_dup (call, problem, error)) == NULL)
    return FALSE;
  plan.problem = text;
  plan.school = cw_school_find (call->store, cli_call_option (call, "school"), error);
  if (plan.school == 0)
    {
      g_prefix_error (error, "--school: ");
      return FALSE;
    }
  plan.form = cw_form_find (call->store, cli_call_option (call, "form"), error);
  if (plan.form == 0)
    {
      g_prefix_error (error, "--form: ");
      return FALSE;
    }
  return cli_print_made (call, cw_walk_new (call->store, &plan, call->moment, error), error);
}

static GPtrArray *
read_walks (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) walks = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_walk_free);
  g_autoptr (GArray) ids = NULL;

  ids = cw_walk_ids (call->store, cli_call_count (call, "limit", 0), error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CwWalk *walk = cw_walk_get (call->store, g_array_index (ids, gint64, i), error);

      if (walk == NULL)
        return NULL;
      g_ptr_array_add (walks, walk);
    }
  return ids != NULL ? g_steal_pointer (&walks) : NULL;
}

static void
add_walks (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *walks = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < walks->len; i++)
    {
      cw_json_begin_object (json, NULL);
      cli_add_walk (call, json, g_ptr_array_index (walks, i));
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_walks (CliCall *call, GPtrArray *walks)
{
  static const char *const heads[] = { "day",    "title", "school", "form", ">visits",
                                       ">lines", "",      "id",     NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < walks->len; i++)
    {
      const CwWalk *walk = g_ptr_array_index (walks, i);

      cli_table_add_take (table, cw_day_format (walk->day));
      cli_table_add (table, walk->title);
      cli_table_add (table, walk->school_name);
      cli_table_add (table, walk->form_title);
      cli_table_add_int (table, walk->visit_count);
      cli_table_add_int (table, walk->note_count);
      cli_table_add (table, walk->closed_ms != 0 ? "closed" : "open");
      cli_table_add_take (table, cw_id_dup_address (call->store, walk->id));
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) walks = read_walks (call, error);

  if (walks == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_walks, walks);
  else
    print_walks (call, walks);
  return TRUE;
}

static gboolean
run_show (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);
  g_autoptr (CliWalkPage) page = walk != 0 ? cli_walk_page_read (call, walk, error) : NULL;

  if (page == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, cli_add_walk_page, page);
  else
    cli_print_walk_page (call, page);
  return TRUE;
}

static gboolean
run_close (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);

  return walk != 0 && cw_walk_close (call->store, walk, call->moment, error) &&
         cli_print_changed (call, walk, error);
}

static gboolean
run_problem_add (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);
  g_autofree char *text =
      walk != 0 ? cli_text_dup (call, cli_call_argument (call, 1), error) : NULL;

  if (text == NULL)
    return FALSE;
  return cli_print_made (call,
                         cw_problem_new (call->store, walk, text,
                                         cli_call_option (call, "theory"),
                                         cli_call_option (call, "results"), call->moment,
                                         error),
                         error);
}

static const CliOption new_options[] = {
  { "title", "TITLE", "what the walk is about", CLI_OPTION_REQUIRED },
  { "school", "SCHOOL", "the school, by code, name or id", CLI_OPTION_REQUIRED },
  { "form", "FORM", "the form, by key, title or id", CLI_OPTION_REQUIRED },
  { "date", "DAY", "YYYY-MM-DD (default: today)" },
  { "code", "CODE", "the team's code: same school, day and code are one walk" },
  { "problem", "TEXT|-", "the problem of practice, for the school's eyes" },
  { "audience", "school|district", "nothing past the school; or words to the district too" },
  { NULL },
};

static const CliOption list_options[] = {
  { "limit", "COUNT", "so many of the newest alone" },
  { NULL },
};

static const CliOption problem_options[] = {
  { "theory", "TEXT", "if we ..., then ..." },
  { "results", "TEXT", "the student results behind it" },
  { NULL },
};

const CliCommand cli_walk_commands[] = {
  {
      "walk",
      "new",
      "",
      "Begin a learning walk",
      "Marks and counts go to the district with the next export, words stay with the school, unless "
      "--audience says otherwise.",
      "walk new --title Fractions --school \"Hill\" --form student-talk",
      CLI_NEEDS_WRITER,
      TRUE,
      new_options,
      run_new,
  },
  {
      "walk",
      "list",
      "",
      "List the walks, newest day first",
      NULL,
      "walk list --limit 10",
      CLI_NEEDS_READER,
      FALSE,
      list_options,
      run_list,
  },
  {
      "walk",
      "show",
      "WALK",
      "Show a walk with its visits, evidence and debrief",
      NULL,
      "walk show ana-7f:12",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "walk",
      "close",
      "WALK",
      "Close a walk and end its open visits",
      "Closing it twice changes nothing.",
      "walk close ana-7f:12",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_close,
  },
  { NULL },
};

const CliCommand cli_problem_commands[] = {
  {
      "problem",
      "add",
      "WALK TEXT|-",
      "Write the problem of practice that a walk is about",
      NULL,
      "problem add ana-7f:12 \"Few students explain their reasons\"",
      CLI_NEEDS_WRITER,
      TRUE,
      problem_options,
      run_problem_add,
  },
  { NULL },
};
