#include "app/cli/families.h"
#include "app/cli/handout-output.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/id.h"
#include "corewalk/retention.h"

static char *
join_parties (CliCall *call)
{
  GPtrArray *values = cli_call_option_values (call, "party");
  g_autoptr (GString) parties = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (parties, "%s%s", i > 0 ? "\n" : "", (char *) values->pdata[i]);
  return g_string_free (g_steal_pointer (&parties), FALSE);
}

static gboolean
run_set (CliCall *call, GError **error)
{
  CwMoment now = call->moment != NULL ? *call->moment : cw_moment_now ();
  g_autofree char *text = cli_text_dup (call, cli_call_argument (call, 0), error);
  g_autofree char *parties = join_parties (call);
  const CwNorms norms = {
    .program = cli_call_option (call, "program"),
    .text = text,
    .parties = parties,
    .day = cli_call_day (call, "day", cw_moment_local_day (now)),
    .words_months = (int) cli_call_count (call, "keep-words", 0),
    .cycles_months = (int) cli_call_count (call, "keep-cycles", 0),
    .tells_counts = cli_call_option (call, "tell-counts") != NULL,
    .tells_classes = cli_call_option (call, "tell-classes") != NULL,
  };

  return text != NULL &&
         cli_print_made (call, cw_norms_set (call->store, &norms, call->moment, error), error);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (CwHandout) page = cw_norms_page (call->store);

  return cli_print_handout (call, page);
}

static void
add_months (CwJsonWriter *json, const char *key, int months)
{
  if (months > 0)
    cw_json_add_int (json, key, months);
  else
    cw_json_add_null (json, key);
}

static void
add_list (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CwNorms *norms = list->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", norms->id);
      cli_add_day (json, "day", norms->day);
      cw_json_add_string (json, "program", norms->program);
      cw_json_add_string (json, "text", norms->text);
      cw_json_add_string (json, "parties", norms->parties);
      add_months (json, "keep_words", norms->words_months);
      add_months (json, "keep_cycles", norms->cycles_months);
      cw_json_add_bool (json, "tells_counts", norms->tells_counts);
      cw_json_add_bool (json, "tells_classes", norms->tells_classes);
      cw_json_add_string (json, "author", norms->author);
      cli_add_moment (json, "at", norms->moment);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_history (CliCall *call, GError **error)
{
  static const char *const heads[] = { "agreed", "for", "by", "id", "text", NULL };
  g_autoptr (GPtrArray) list = cw_norms_list (call->store, error);
  CliTable *table;

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_list, list);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < list->len; i++)
    {
      const CwNorms *norms = list->pdata[i];

      cli_table_add_take (table, cw_day_format (norms->day));
      cli_table_add (table, norms->program != NULL ? norms->program : "all");
      cli_table_add_take (table, cw_norms_dup_parties (norms));
      cli_table_add_take (table, cw_id_dup_address (call->store, norms->id));
      cli_table_add (table, norms->text);
    }
  cli_table_print (table);
  return TRUE;
}

static void
add_retained (CliCall *call, CwJsonWriter *json, const char *what, const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const CwRetained *retained = list->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, what, retained->id);
      cw_json_add_string (json, "title", retained->title);
      cli_add_day (json, "day", retained->day);
      cli_add_day (json, "due", retained->due);
      cw_json_add_int (json, "records", retained->words);
      cw_json_end_object (json);
    }
}

static void
add_due (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwRetention *retention = user_data;

  cw_json_begin_array (json, NULL);
  add_retained (call, json, "walk", retention->walks);
  add_retained (call, json, "cycle", retention->cycles);
  cw_json_end_array (json);
}

static void
print_retained (CliCall *call, CliTable *table, const char *what, const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const CwRetained *retained = list->pdata[i];

      cli_table_add_take (table, cw_day_format (retained->due));
      cli_table_add (table, what);
      cli_table_add_take (table, cw_day_format (retained->day));
      cli_table_add_int (table, retained->words);
      cli_table_add_take (table, cw_id_dup_address (call->store, retained->id));
      cli_table_add (table, retained->title);
    }
}

static void
print_due (CliCall *call, const CwRetention *retention)
{
  static const char *const heads[] = { "due since", "", "of", ">records", "id", "title", NULL };
  CliTable *table = cli_table_new (heads);

  print_retained (call, table, "walk", retention->walks);
  print_retained (call, table, "cycle", retention->cycles);
  cli_table_print (table);
  if (retention->norms == NULL && retention->cycle_norms == NULL)
    fputs (CLI_NAME ": norms due: no norms say how long words are kept. 'norms set' does, with "
                    "--keep-words and --keep-cycles.\n",
           stderr);
}

/* With --order it writes what 'purge' takes, once somebody approved it. */
static gboolean
run_due (CliCall *call, GError **error)
{
  const char *file = cli_call_option (call, "order");
  const char *reference = cli_call_option (call, "reference");
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
  g_autoptr (CwRetention) retention = NULL;

  if ((file == NULL) != (reference == NULL))
    {
      g_set_error_literal (error, CLI_USAGE, 0, "--order and --reference go together");
      return FALSE;
    }
  retention = cw_retention_look (call->store, today, error);
  if (retention == NULL || (file != NULL && !cw_retention_write_order (call->store, retention,
                                                                       reference, file, error)))
    return FALSE;

  if (call->is_json)
    cli_print_json (call, add_due, retention);
  else
    print_due (call, retention);
  return TRUE;
}

static const CliOption due_options[] = {
  { "order", "FILE", "write an order to purge their words, for 'purge --order FILE'" },
  { "reference", "REFERENCE", "the approval behind the order, such as \"RC-075 2026-14\"" },
  { NULL },
};

static const CliOption set_options[] = {
  { "party", "NAME", "who agreed: a name and role, such as \"The union, its president\"",
    CLI_OPTION_REQUIRED | CLI_OPTION_REPEATS },
  { "day", "DAY", "of the agreement, YYYY-MM-DD (default: today)" },
  { "program", "walks|coaching", "what it is for (default: both)" },
  { "keep-words", "COUNT", "months after a walk when its words are due to be purged" },
  { "keep-cycles", "COUNT",
    "months after a coaching cycle's close when it is due to be purged" },
  { "tell-counts", NULL, "leaders may see how many cycles and events there are" },
  { "tell-classes", NULL, "the school may know which class a visit was in" },
  { NULL },
};

const CliCommand cli_norms_commands[] = {
  {
      "norms",
      "set",
      "TEXT|-",
      "Write down what the partners of a program agreed on together",
      "It goes to everybody in the district, and stands on every page that is printed. It is never edited: "
      "what is agreed next is written down anew, and the old text stays in the history. Nothing is purged "
      "by itself: 'norms due' lists what is past its time.",
      "norms set - --party Union --party District --keep-words 24",
      CLI_NEEDS_WRITER,
      TRUE,
      set_options,
      run_set,
  },
  {
      "norms",
      "show",
      "",
      "Print the norms in force, for a wall or a binder",
      NULL,
      "norms show --html",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_show,
  },
  {
      "norms",
      "history",
      "",
      "List all that was ever agreed, the latest first",
      NULL,
      "norms history",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_history,
  },
  {
      "norms",
      "due",
      "",
      "List the walks and coaching cycles with words past the agreed time",
      "Nothing is purged by itself. With --order an order is written that lists the words of all of them; marks "
      "and counts stay. Once it is approved, 'purge --order FILE' carries it out, signed and with its "
      "reference.",
      "norms due --order disposal.json --reference \"RC-075 2026-14\"",
      CLI_NEEDS_READER,
      TRUE,
      due_options,
      run_due,
  },
  { NULL },
};
