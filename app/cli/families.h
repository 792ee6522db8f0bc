/* families.h - every command there is: one family a noun, in the order of --help */
#pragma once

#include "app/cli/command.h"

typedef struct
{
  const char *noun;
  const char *summary;        /* of its verbs, one line; NULL where it has none */
  const CliCommand *commands; /* ends with one without a noun */
  const char *group;          /* in the first --help; NULL: that of the family before it */
} CliFamily;

extern const CliFamily cli_families[]; /* ends with one without a noun */

/* Some hold the commands of several families: those of one have its noun. */
extern const CliCommand cli_init_commands[];
extern const CliCommand cli_demo_commands[];
extern const CliCommand cli_roster_commands[];
extern const CliCommand cli_form_commands[];
extern const CliCommand cli_walk_commands[];
extern const CliCommand cli_problem_commands[];
extern const CliCommand cli_slot_commands[];
extern const CliCommand cli_room_commands[];
extern const CliCommand cli_same_commands[];
extern const CliCommand cli_host_commands[];
extern const CliCommand cli_withdraw_commands[];
extern const CliCommand cli_rollover_commands[];
extern const CliCommand cli_visit_commands[];
extern const CliCommand cli_note_commands[];
extern const CliCommand cli_mark_commands[];
extern const CliCommand cli_tally_commands[];
extern const CliCommand cli_interval_commands[];
extern const CliCommand cli_timer_commands[];
extern const CliCommand cli_answer_commands[];
extern const CliCommand cli_task_commands[];
extern const CliCommand cli_debrief_commands[];
extern const CliCommand cli_cycle_commands[];
extern const CliCommand cli_event_commands[];
extern const CliCommand cli_step_commands[];
extern const CliCommand cli_student_evidence_commands[];
extern const CliCommand cli_memo_commands[];
extern const CliCommand cli_record_commands[];
extern const CliCommand cli_history_commands[];
extern const CliCommand cli_keep_commands[];
extern const CliCommand cli_backup_commands[];
extern const CliCommand cli_backup_plan_commands[];
extern const CliCommand cli_where_commands[];
extern const CliCommand cli_card_commands[];
extern const CliCommand cli_trust_commands[];
extern const CliCommand cli_move_commands[];
extern const CliCommand cli_search_commands[];
extern const CliCommand cli_publish_commands[];
extern const CliCommand cli_calendar_commands[];
extern const CliCommand cli_lost_commands[];
extern const CliCommand cli_pairs_commands[];
extern const CliCommand cli_norms_commands[];
extern const CliCommand cli_sent_commands[];
extern const CliCommand cli_erase_commands[];
extern const CliCommand cli_remove_commands[];
extern const CliCommand cli_order_commands[];
extern const CliCommand cli_trend_commands[];
extern const CliCommand cli_agreement_commands[];
extern const CliCommand cli_results_commands[];
extern const CliCommand cli_academy_commands[];
extern const CliCommand cli_report_commands[];
extern const CliCommand cli_export_commands[];
extern const CliCommand cli_bundle_commands[];
extern const CliCommand cli_merge_commands[];
extern const CliCommand cli_sync_commands[];
extern const CliCommand cli_conflict_commands[];
extern const CliCommand cli_waiting_commands[];
extern const CliCommand cli_senders_commands[];

/* Options that every command takes, and those of every recording one; end without a name. */
extern const CliOption cli_common_options[];
extern const CliOption cli_recording_options[];

/** cli_family_find: (transfer none): the family of @noun, or %NULL. */
const CliFamily *cli_family_find (const char *noun);

/** cli_command_find: (transfer none): @verb of @family (%NULL for its only, verbless one), or %NULL. */
const CliCommand *cli_command_find (const CliFamily *family, const char *verb);

/** cli_option_find: (transfer none): --@name as @command takes it (%NULL: before any command), or %NULL. */
const CliOption *cli_option_find (const CliCommand *command, const char *name);

/** cli_options: (transfer full) (element-type CliOption): all options of @command, its own first. */
GPtrArray *cli_options (const CliCommand *command);
