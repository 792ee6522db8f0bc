/* merge-report.h - what came of bundles that were taken in, for people and for scripts */
#pragma once

#include "app/cli/command.h"

#include "corewalk/json.h"
#include "corewalk/merge.h"

/** cli_merge_print: says what came of each file, with its notes under it. */
void cli_merge_print (const CwMerged *merged);

/** cli_merge_add: adds the same to an object that was begun, without the notes. */
void cli_merge_add (CwJsonWriter *json, const CwMerged *merged);

/** cli_merge_say_notes: with --json says the notes on standard error. */
void cli_merge_say_notes (CliCall *call, const CwMerged *merged);

/**
 * cli_merge_check:
 * @is_trial: nothing was kept
 *
 * Returns: %FALSE with what to do next when a file was refused.
 */
gboolean cli_merge_check (const CwMerged *merged, gboolean is_trial, GError **error);
