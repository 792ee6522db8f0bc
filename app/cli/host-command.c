#include "app/cli/families.h"
#include "app/cli/handout-output.h"

#include "corewalk/host.h"
#include "corewalk/id.h"

static gboolean
run_copy (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  g_autoptr (CwHandout) page = visit == 0 ? NULL : cw_host_copy (call->store, visit, error);

  return page != NULL && cli_print_handout (call, page);
}

static gboolean
run_given (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);

  return visit != 0 &&
         cw_host_copy_set_given (call->store, visit, cli_call_option (call, "not") == NULL,
                                 call->moment, error);
}

static void
add_missing (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GArray *visits = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < visits->len; i++)
    cli_add_id (call, json, NULL, g_array_index (visits, gint64, i));
  cw_json_end_array (json);
}

static gboolean
run_missing (CliCall *call, GError **error)
{
  g_autoptr (GArray) visits = cw_host_copy_missing (call->store, error);

  if (visits == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_missing, visits);
      return TRUE;
    }

  for (guint i = 0; i < visits->len; i++)
    {
      g_autofree char *address =
          cw_id_dup_address (call->store, g_array_index (visits, gint64, i));

      printf ("%s\n", address);
    }
  return TRUE;
}

static gboolean
run_first (CliCall *call, GError **error)
{
  const char *said = cli_call_argument (call, 0);
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());

  return cw_host_first_set (call->store, g_str_equal (said, "off") ? G_MININT64 : today, error);
}

static const CliOption given_options[] = {
  { "not", NULL, "take that back" },
  { NULL },
};

const CliCommand cli_host_commands[] = {
  {
      "host",
      "copy",
      "VISIT",
      "Print all that was recorded in a visit, for the teacher who hosted it",
      NULL,
      "host copy ana-7f:13 --html",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_copy,
  },
  {
      "host",
      "given",
      "VISIT",
      "Say that the teacher who hosted a visit was given her copy",
      "It is known on this laptop only.",
      "host given ana-7f:13",
      CLI_NEEDS_WRITER,
      TRUE,
      given_options,
      run_given,
  },
  {
      "host",
      "first",
      "on|off",
      "Be reminded that hosts see their copy before anybody else, from today on",
      "While it is on, 'export' says which visits' hosts were not given their copy. It holds nothing back: "
      "lines leave in the order in which they were recorded.",
      "host first on",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_first,
  },
  {
      "host",
      "missing",
      "",
      "List your visits whose hosts were not given their copy since 'host first on'",
      NULL,
      "host missing",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_missing,
  },
  { NULL },
};
