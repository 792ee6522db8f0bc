#include "app/cli/families.h"
#include "app/cli/session.h"

#include "corewalk/store.h"

static void
add_store (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwPerson *person = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "store", call->directory);
  cw_json_add_string (json, "name", person->name);
  cw_json_add_string (json, "role", person->role);
  cw_json_add_string (json, "organization", person->organization);
  cw_json_end_object (json);
}

static gboolean
run_init (CliCall *call, GError **error)
{
  const char *organization = cli_call_option (call, "organization");
  CwPerson person = {
    .name = (char *) cli_call_option (call, "name"),
    .role = (char *) cli_call_option (call, "role"),
    .organization = (char *) (organization != NULL ? organization : ""),
  };

  call->directory = cli_session_directory (call);
  if (!cw_store_create (call->directory, &person, error))
    {
      g_prefix_error (error, "%s: ", call->directory);
      return FALSE;
    }
  if (call->is_json)
    cli_print_json (call, add_store, &person);
  else
    puts (call->directory);
  return TRUE;
}

static const CliOption init_options[] = {
  { "name", "NAME", "your name, as others will see it on your work", CLI_OPTION_REQUIRED },
  { "role", "coach|lead|academy|district", "what you do with Corewalk", CLI_OPTION_REQUIRED },
  { "organization", "NAME", "where you work" },
  { NULL },
};

const CliCommand cli_init_commands[] = {
  {
      "init",
      NULL,
      "",
      "Make your store; prints where",
      "Refuses where there is one already.",
      "init --name \"Ana Reyes\" --role coach",
      CLI_NEEDS_NOTHING,
      FALSE,
      init_options,
      run_init,
  },
  { NULL },
};
