#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/id.h"
#include "corewalk/place.h"

static gboolean
run_add_school (CliCall *call, GError **error)
{
  return cli_print_made (call,
                         cw_school_new (call->store, cli_call_argument (call, 0),
                                        cli_call_option (call, "code"), call->moment, error),
                         error);
}

static gboolean
run_add_room (CliCall *call, GError **error)
{
  gint64 school = cw_school_find (call->store, cli_call_argument (call, 0), error);

  return school != 0 &&
         cli_print_made (call,
                         cw_room_new (call->store, school, cli_call_argument (call, 1),
                                      call->moment, error),
                         error);
}

static void
add_schools (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *schools = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < schools->len; i++)
    {
      const CwSchool *school = g_ptr_array_index (schools, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", school->id);
      cw_json_add_string (json, "name", school->name);
      cw_json_add_string (json, "code", school->code);
      cw_json_add_bool (json, "gone", school->is_gone);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_schools (CliCall *call, GPtrArray *schools)
{
  static const char *const heads[] = { "code", "school", "", "id", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < schools->len; i++)
    {
      const CwSchool *school = g_ptr_array_index (schools, i);

      cli_table_add (table, school->code);
      cli_table_add (table, school->name);
      cli_table_add (table, school->is_gone ? "gone" : NULL);
      cli_table_add_take (table, cw_id_dup_address (call->store, school->id));
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) schools = cw_school_list (call->store, error);

  if (schools == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_schools, schools);
  else
    print_schools (call, schools);
  return TRUE;
}

static const CliOption school_options[] = {
  { "code", "CODE", "the state's code for it" },
  { NULL },
};

const CliCommand cli_roster_commands[] = {
  {
      "roster",
      "list",
      "schools",
      "List what is there",
      NULL,
      "roster list schools",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "roster",
      "add-school",
      "NAME",
      "Add a school by hand, or find it; prints its id",
      "A school of the same code, or of the same name where no code is given, is the same school on "
      "every laptop.",
      "roster add-school \"Hill Elementary\" --code 0800101",
      CLI_NEEDS_WRITER,
      TRUE,
      school_options,
      run_add_school,
  },
  {
      "roster",
      "add-room",
      "SCHOOL TITLE",
      "Add a room of a school by hand, or find it; prints its id",
      "Name it by its number, never by its teacher.",
      "roster add-room \"Hill Elementary\" \"Room 12\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_add_room,
  },
  { NULL },
};
