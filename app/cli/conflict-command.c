#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/conflict.h"
#include "corewalk/id.h"

#include <string.h>

static void
add_conflict (CliCall *call, CwJsonWriter *json, const CwConflict *conflict)
{
  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "record", conflict->record);
  cw_json_add_string (json, "kind", conflict->kind);
  cw_json_add_string (json, "field", conflict->field);
  cw_json_begin_array (json, "heads");
  for (guint i = 0; i < conflict->heads->len; i++)
    {
      const CwConflictHead *head = conflict->heads->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "change", head->change);
      cw_json_add_string (json, "value", head->value);
      cw_json_add_string (json, "author", head->author);
      cli_add_moment (json, "at", head->moment);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
add_conflicts (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *conflicts = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (call, json, conflicts->pdata[i]);
  cw_json_end_array (json);
}

/* "01234567…" with the dashes of a UUID. */
static char *
hex_to_uuid (const char *hex)
{
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* People name a change as they name a record. */
static char *
address_of_change (CliCall *call, const CwConflictHead *head)
{
  g_autofree char *uuid = hex_to_uuid (head->change);
  gint64 line = cw_id_find (call->store, uuid, NULL);

  return line != 0 ? cw_id_dup_address (call->store, line) : g_strdup (head->change);
}

static void
print_conflicts (CliCall *call, GPtrArray *conflicts)
{
  static const char *const heads[] = { "record", "what", "field",  "value", "who",
                                       "when",   "now",  "change", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const CwConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; j < conflict->heads->len; j++)
        {
          const CwConflictHead *head = conflict->heads->pdata[j];

          cli_table_add_take (table, cw_id_dup_address (call->store, conflict->record));
          cli_table_add (table, conflict->kind);
          cli_table_add (table, conflict->field);
          cli_table_add (table, head->value);
          cli_table_add (table, head->author);
          cli_table_add_take (table, cw_moment_format_local (head->moment));
          cli_table_add (table, head->is_shown ? "shown" : "");
          cli_table_add_take (table, address_of_change (call, head));
        }
    }
  cli_table_print (table);
}

static gboolean
answer (CliCall *call, gint64 record, GError **error)
{
  g_autoptr (GPtrArray) conflicts = cw_conflict_list (call->store, record, 0, error);

  if (conflicts == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_conflicts, conflicts);
  else
    print_conflicts (call, conflicts);
  return TRUE;
}

static gboolean
run_list (CliCall *call, GError **error)
{
  return answer (call, 0, error);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  gint64 record = cli_find_argument (call, 0, error);

  return record != 0 && answer (call, record, error);
}

/* The change that --keep names: by its digits, as --json prints it, or as any record is named. */
static char *
read_change (CliCall *call, const char *typed, GError **error)
{
  g_autofree char *uuid = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 line;

  if (strpbrk (typed, ":-") == NULL)
    return g_strdup (typed);
  line = cw_id_find (call->store, typed, error);
  if (line == 0)
    return NULL;
  uuid = cw_id_dup_text (call->store, line);
  parts = g_strsplit (uuid, "-", -1);
  return g_strjoinv ("", parts);
}

static gboolean
keep (CliCall *call, gint64 record, const char *field, GError **error)
{
  g_autofree char *change = read_change (call, cli_call_option (call, "keep"), error);

  return change != NULL &&
         cw_conflict_keep (call->store, record, field, change, call->moment, error);
}

static gboolean
write_value (CliCall *call, gint64 record, const char *field, GError **error)
{
  g_autofree char *value = cli_text_dup (call, cli_call_option (call, "value"), error);

  return value != NULL &&
         cw_conflict_write (call->store, record, field, value, call->moment, error);
}

static gboolean
run_resolve (CliCall *call, GError **error)
{
  const char *field = cli_call_argument (call, 1);
  gboolean keeps = cli_call_option (call, "keep") != NULL;
  gint64 record;

  if (keeps == (cli_call_option (call, "value") != NULL))
    {
      g_set_error (error, CLI_USAGE, 0, "give --keep CHANGE or --value TEXT, one of them");
      return FALSE;
    }
  record = cli_find_argument (call, 0, error);
  return record != 0 &&
         (keeps ? keep (call, record, field, error)
                : write_value (call, record, field, error)) &&
         cli_print_changed (call, record, error);
}

static const CliOption resolve_options[] = {
  { "keep", "CHANGE", "what this change says stands: as conflict list names it" },
  { "value", "TEXT|-", "this stands; for alive: kept or removed" },
  { NULL },
};

const CliCommand cli_conflict_commands[] = {
  {
      "conflict",
      "list",
      "",
      "List where people wrote different things without seeing each other's",
      "Both are kept. The first one shows until a person decides; alive stands for what one removed "
      "and another one changed.",
      "conflict list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "conflict",
      "show",
      "RECORD",
      "Show what is open about one record",
      NULL,
      "conflict show ana-7f:12 --json",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "conflict",
      "resolve",
      "RECORD FIELD",
      "Settle it once, for everybody who receives it",
      "undo takes it back.",
      "conflict resolve ana-7f:12 text --keep ben-3c:40",
      CLI_NEEDS_WRITER,
      TRUE,
      resolve_options,
      run_resolve,
  },
  { NULL },
};
