/* merge-report.h - what came of bundles that were taken in, for people and for scripts */
#pragma once

#include "app/cli/command.h"

#include "corewalk/merge.h"

/** cli_merge_report: prints @merged; with --json notes go to standard error. */
void cli_merge_report (CliCall *call, const CwMerged *merged);

/**
 * cli_merge_check:
 * @is_trial: nothing was kept
 *
 * Returns: %FALSE with what to do next when a file was refused.
 */
gboolean cli_merge_check (const CwMerged *merged, gboolean is_trial, GError **error);
