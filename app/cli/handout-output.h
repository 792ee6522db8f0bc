/* handout-output.h - pages for people: as text, HTML or JSON */
#pragma once

#include "app/cli/session.h"

#include "corewalk/handout.h"

extern const CliOption cli_handout_options[];

/** cli_print_handout: prints @page as the call's options say; always %TRUE. */
gboolean cli_print_handout (CliCall *call, const CwHandout *page);
