#include "app/cli/families.h"
#include "app/cli/handout-output.h"

#include "corewalk/lost.h"

static gboolean
run_lost (CliCall *call, GError **error)
{
  const char *name = cli_call_argument (call, 0);
  g_autoptr (CwTrusted) person = name != NULL ? cw_trust_find (call->store, name, error) : NULL;
  g_autoptr (CwHandout) page =
      name == NULL || person != NULL ? cw_lost_page (call->store, person, error) : NULL;

  return page != NULL && cli_print_handout (call, page);
}

const CliCommand cli_lost_commands[] = {
  {
      "lost",
      NULL,
      "[NAME]",
      "Say what to do when a laptop is lost: what was on it, whom to tell, its card",
      "NAME is somebody whose card is trusted here; what came from that laptop and what was sent to it is "
      "counted. Without a name it is about this store, such as one restored from a backup.",
      "lost \"Ben Ng\"",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_lost,
  },
  { NULL },
};
