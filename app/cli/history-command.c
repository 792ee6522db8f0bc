#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/record.h"

static const char *
name_act (CwHistoryAct act)
{
  switch (act)
    {
    case CW_HISTORY_MADE:
      return "made";
    case CW_HISTORY_CHANGED:
      return "changed";
    case CW_HISTORY_DELETED:
      return "deleted";
    case CW_HISTORY_RESTORED:
      return "restored";
    case CW_HISTORY_SEALED:
      return "sealed";
    case CW_HISTORY_TAKEN_BACK:
      return "taken-back";
    default:
      g_assert_not_reached ();
    }
}

static void
add_history (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *entries = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const CwHistoryEntry *entry = g_ptr_array_index (entries, i);

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "act", name_act (entry->act));
      cli_add_moment (json, "at", entry->moment);
      cw_json_add_string (json, "author", entry->author);
      cw_json_add_string (json, "field", entry->field);
      cw_json_add_string (json, "before", entry->before);
      cw_json_add_string (json, "after", entry->after);
      cw_json_add_bool (json, "amendment", entry->is_amendment);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_history (GPtrArray *entries)
{
  static const char *const heads[] = {
    "when", "who", "what", "field", "before", "after", NULL
  };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < entries->len; i++)
    {
      const CwHistoryEntry *entry = g_ptr_array_index (entries, i);

      cli_table_add_take (table, cw_moment_format_local (entry->moment));
      cli_table_add (table, entry->author);
      cli_table_add_take (table, g_strconcat (name_act (entry->act),
                                              entry->is_amendment ? ", amendment" : "", NULL));
      cli_table_add (table, entry->field);
      cli_table_add (table, entry->before);
      cli_table_add (table, entry->after);
    }
  cli_table_print (table);
}

static gboolean
run_history (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);
  g_autoptr (GPtrArray) entries = id != 0 ? cw_record_history (call->store, id, error) : NULL;

  if (entries == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_history, entries);
  else
    print_history (entries);
  return TRUE;
}

const CliCommand cli_history_commands[] = {
  {
      "history",
      NULL,
      "RECORD",
      "Show who changed a record, when, and what it replaced",
      "RECORD is an id, its last 6 or more characters, or a short address such as ana-7f:12.",
      "history ana-7f:12",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_history,
  },
  { NULL },
};
