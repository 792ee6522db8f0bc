/* erase-output.h - what was erased, and the orders that carry it: as text and as JSON */
#pragma once

#include "app/cli/command.h"

#include "corewalk/json.h"
#include "corewalk/purge.h"

/** cli_print_erased: says what was done; where traces are left, that on standard error. */
void cli_print_erased (CliCall *call, const CwErased *erased);

/** cli_print_purged: says what was found of each record of the order; @is_trial: and what would be done. */
void cli_print_purged (CliCall *call, const CwPurged *purged, gboolean is_trial);

/** cli_print_orders: prints @orders (of CwOrder). */
void cli_print_orders (CliCall *call, GPtrArray *orders);
