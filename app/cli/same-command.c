#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/same.h"

static gboolean
run_same (CliCall *call, GError **error)
{
  gint64 one = cli_find_argument (call, 0, error);
  gint64 other = one == 0 ? 0 : cli_find_argument (call, 1, error);

  if (other == 0)
    return FALSE;
  if (cli_call_option (call, "undo") != NULL)
    return cw_same_undo (call->store, one, other, call->moment, error);

  return cli_print_made (call, cw_same_as (call->store, one, other, call->moment, error),
                         error);
}

static const CliOption same_options[] = {
  { "undo", NULL, "they are two after all: takes back what was said" },
  { NULL },
};

const CliCommand cli_same_commands[] = {
  {
      "same-as",
      NULL,
      "A B",
      "Say that two classes, rooms or teachers in the lists are one",
      "Nothing that was recorded changes: lists show one of them, and count under it what belongs to "
      "either. That two classes are one goes to the school with the next bundle; that two teachers "
      "are one stays on this laptop, as their names do. Prints the id of what says so.",
      "same-as 3f9c21 b07e44",
      CLI_NEEDS_WRITER,
      TRUE,
      same_options,
      run_same,
  },
  { NULL },
};
