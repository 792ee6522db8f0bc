/* import-report.h - what taking in a roster did, for people and as JSON */
#pragma once

#include "app/cli/session.h"

#include "corewalk/roster.h"

typedef struct
{
  const CwRosterReport *report;
  gboolean is_dry_run;
} CliImport;

/** cli_print_import: prints counts by kind, then every row that was refused or is in doubt. */
void cli_print_import (CliCall *call, const CliImport *import);
