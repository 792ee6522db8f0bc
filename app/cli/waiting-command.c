#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/waiting.h"

static void
add_waiting (CwJsonWriter *json, const CwWaiting *waiting)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "author", waiting->author);
  cw_json_add_string (json, "stream", waiting->stream);
  cw_json_add_int (json, "missing_from", waiting->missing_from);
  cw_json_add_int (json, "missing_to", waiting->missing_to);
  cw_json_add_int (json, "from", waiting->from);
  cw_json_add_int (json, "to", waiting->to);
  cli_add_ms (json, "received", waiting->received_ms);
  cw_json_add_string (json, "sender", waiting->sender);
  cw_json_add_bool (json, "shown", waiting->is_shown);
  cw_json_end_object (json);
}

static void
add_list (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    add_waiting (json, list->pdata[i]);
  cw_json_end_array (json);
}

static char *
spell_lines (guint32 from, guint32 to)
{
  return from == to ? g_strdup_printf ("%u", from) : g_strdup_printf ("%u to %u", from, to);
}

static char *
format_received (const CwWaiting *waiting)
{
  CwMoment moment = { .at_ms = waiting->received_ms,
                      .offset_min = cw_moment_now ().offset_min };

  return waiting->received_ms != 0 ? cw_moment_format_local (moment) : NULL;
}

static void
print_list (GPtrArray *list)
{
  static const char *const heads[] = { "author",   "stream", ">lines", ">missing before",
                                       "received", "ask",    "",       NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < list->len; i++)
    {
      const CwWaiting *waiting = list->pdata[i];

      cli_table_add (table, waiting->author);
      cli_table_add (table, waiting->stream);
      cli_table_add_take (table, spell_lines (waiting->from, waiting->to));
      cli_table_add_take (table, spell_lines (waiting->missing_from, waiting->missing_to));
      cli_table_add_take (table, format_received (waiting));
      cli_table_add (table, waiting->sender);
      cli_table_add (table, waiting->is_shown ? "shown" : "waits");
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_waiting_list (call->store, error);

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_list, list);
  else
    print_list (list);
  return TRUE;
}

static void
add_shown (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "shown", *(gint64 *) user_data);
  cw_json_end_object (json);
}

static gboolean
run_accept (CliCall *call, GError **error)
{
  gint64 shown;

  if (!cw_waiting_accept (call->store, cli_call_argument (call, 0), &shown, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_shown, &shown);
  else
    printf (shown == 1 ? "1 line is shown now\n" : "%" G_GINT64_FORMAT " lines are shown now\n",
            shown);
  return TRUE;
}

const CliCommand cli_waiting_commands[] = {
  {
      "waiting",
      "list",
      "",
      "List what came and waits for something that did not, and whom to ask for it",
      NULL,
      "waiting list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "waiting",
      "accept",
      "SENDER",
      "Show what came of somebody though the rest stays missing",
      "SENDER is the author's name, or the 16 digits of the stream. When the rest comes it takes its "
      "place.",
      "waiting accept \"Ben Cole\"",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_accept,
  },
  { NULL },
};
