#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/record.h"

static gboolean
run_edit (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);
  g_autofree char *value =
      id != 0 ? cli_text_dup (call, cli_call_argument (call, 2), error) : NULL;

  return value != NULL &&
         cw_record_edit (call->store, id, cli_call_argument (call, 1), value, call->moment,
                         error) &&
         cli_print_changed (call, id, error);
}

static gboolean
run_delete (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);

  return id != 0 && cw_record_delete (call->store, id, call->moment, error) &&
         cli_print_changed (call, id, error);
}

static gboolean
run_restore (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);

  return id != 0 && cw_record_restore (call->store, id, call->moment, error) &&
         cli_print_changed (call, id, error);
}

static gboolean
run_seal (CliCall *call, GError **error)
{
  gint64 id = cli_find_argument (call, 0, error);

  return id != 0 && cw_record_seal (call->store, id, call->moment, error) &&
         cli_print_changed (call, id, error);
}

static void
add_act (CliCall *call, CwJsonWriter *json, gpointer act)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, call->command->noun, act);
  cw_json_end_object (json);
}

static gboolean
print_act (CliCall *call, char *act)
{
  g_autofree char *visible = act != NULL ? cli_visible_dup (act) : NULL;

  if (act == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_act, act);
  else
    puts (visible);
  return TRUE;
}

static gboolean
run_undo (CliCall *call, GError **error)
{
  g_autofree char *act = cw_undo (call->store, error);

  return print_act (call, act);
}

static gboolean
run_redo (CliCall *call, GError **error)
{
  g_autofree char *act = cw_redo (call->store, error);

  return print_act (call, act);
}

#define RECORD                                                                                 \
  "RECORD is an id, its last 6 or more characters, or a short address such as ana-7f:12."

const CliCommand cli_record_commands[] = {
  {
      "edit",
      NULL,
      "RECORD FIELD VALUE|-",
      "Change one field of a record",
      RECORD " What nobody has received is really replaced; what was sealed or sent gets an "
             "amendment. \"\" clears a field that may be empty.",
      "edit ana-7f:12 title \"Talk in math, grade 4\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_edit,
  },
  {
      "delete",
      NULL,
      "RECORD",
      "Delete a record and what hangs on it",
      RECORD " restore and undo bring all of it back.",
      "delete ana-7f:14",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_delete,
  },
  {
      "restore",
      NULL,
      "RECORD",
      "Bring a deleted record back with all that went with it",
      RECORD,
      "restore ana-7f:14",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_restore,
  },
  {
      "undo",
      NULL,
      "",
      "Take back the last thing you did; prints what it was",
      NULL,
      "undo",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_undo,
  },
  {
      "redo",
      NULL,
      "",
      "Do again what undo took back last; prints what it was",
      "Works as long as nothing else was done since.",
      "redo",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_redo,
  },
  {
      "seal",
      NULL,
      "RECORD",
      "Fix a record as it is; later edits are shown as amendments",
      RECORD,
      "seal ana-7f:12",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_seal,
  },
  { NULL },
};
