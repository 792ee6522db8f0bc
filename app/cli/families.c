#include "app/cli/families.h"

#include <string.h>

const CliFamily cli_families[] = {
  { "init", NULL, cli_init_commands, "Begin" },
  { "demo", NULL, cli_demo_commands },
  { "roster", "Schools, classes, terms", cli_roster_commands },
  { "form", "Look-for forms", cli_form_commands },
  { "walk", "Learning walks", cli_walk_commands, "Walk" },
  { "problem", "The problem of practice behind a walk", cli_problem_commands },
  { "slot", "Planned visits, and whether their hosts were told", cli_slot_commands },
  { "same-as", NULL, cli_same_commands },
  { "room", "Rooms that opt out, rooms not yet visited", cli_room_commands },
  { "host", "What the teachers who host visits are given", cli_host_commands },
  { "withdrawal", "A visit that is taken back, and who has it", cli_withdraw_commands },
  { "visit", "Visits to rooms", cli_visit_commands },
  { "note", "Lines of evidence", cli_note_commands },
  { "mark", "Look-fors: seen, not seen, not observable, levels", cli_mark_commands },
  { "tally", "Counts", cli_tally_commands },
  { "interval", "Scans of the room: k of n", cli_interval_commands },
  { "timer", "Stopwatches", cli_timer_commands },
  { "answer", "Students' answers", cli_answer_commands },
  { "task", "Tasks that students were given", cli_task_commands },
  { "debrief", "Cards of the debrief in its four steps", cli_debrief_commands },
  { "cycle", "Coaching cycles, which belong to their partners", cli_cycle_commands, "Coach" },
  { "event", "Conferences, visits and other events of a cycle", cli_event_commands },
  { "step", "Action steps: one small step at a time", cli_step_commands },
  { "evidence", "What students could do, as counts", cli_student_evidence_commands },
  { "memo", "Notes to yourself", cli_memo_commands, "Write" },
  { "publish", NULL, cli_publish_commands },
  { "published", NULL, cli_publish_commands },
  { "norms", "What the partners of a program agreed on together", cli_norms_commands, "Trust" },
  { "pairs", "Who volunteers for coaching, and who could be whose partner",
    cli_pairs_commands },
  { "edit", NULL, cli_record_commands, "Any record" },
  { "delete", NULL, cli_record_commands },
  { "restore", NULL, cli_record_commands },
  { "undo", NULL, cli_record_commands },
  { "redo", NULL, cli_record_commands },
  { "history", NULL, cli_history_commands },
  { "seal", NULL, cli_record_commands },
  { "search", NULL, cli_search_commands },
  { "erase", NULL, cli_erase_commands },
  { "purge", NULL, cli_erase_commands },
  { "remove-local", NULL, cli_remove_commands },
  { "bring-back", NULL, cli_remove_commands },
  { "export", NULL, cli_export_commands, "Exchange" },
  { "sent", "What was sent to whom", cli_sent_commands },
  { "receipt", NULL, cli_export_commands },
  { "bundle", "Files in which a record travels", cli_bundle_commands },
  { "merge", NULL, cli_merge_commands },
  { "sync", NULL, cli_sync_commands },
  { "conflict", "What people wrote differently, for a person to settle",
    cli_conflict_commands },
  { "waiting", "What came and waits for something that did not", cli_waiting_commands },
  { "senders", "The clerk's sheet: whose bundles came, and whose did not",
    cli_senders_commands },
  { "order", "Orders to erase, for a person to decide", cli_order_commands },
  { "card", "Your card, for others to trust", cli_card_commands },
  { "trust", "Whose bundles are taken", cli_trust_commands },
  { "move", NULL, cli_move_commands },
  { "trend", "Questions over time", cli_trend_commands, "Questions" },
  { "results", "Students' results: counts by level, no names", cli_results_commands },
  { "agreement", NULL, cli_agreement_commands },
  { "academy", "Calibrations, projects, plans", cli_academy_commands },
  { "report", "Pages to print", cli_report_commands },
  { "calendar", NULL, cli_calendar_commands },
  { "where", NULL, cli_where_commands, "Safe keeping" },
  { "dump", NULL, cli_keep_commands },
  { "check", NULL, cli_keep_commands },
  { "rebuild", NULL, cli_keep_commands },
  { "backup", NULL, cli_backup_commands },
  { "backup-plan", "Backups that are made by themselves", cli_backup_plan_commands },
  { "restore-backup", NULL, cli_backup_commands },
  { "rollover", NULL, cli_rollover_commands },
  { "leaving", NULL, cli_rollover_commands },
  { "lost", NULL, cli_lost_commands },
  { "prepare-image", NULL, cli_move_commands },
  { NULL },
};

const CliOption cli_common_options[] = {
  { "store", "DIR", "the store (default: $COREWALK_STORE, else corewalk in the user's data)" },
  { "json", NULL, "print one JSON document instead of text for people" },
  { "help", NULL, "show this help" },
  { "version", NULL, "show the version" },
  { NULL },
};

const CliOption cli_recording_options[] = {
  { "at", "TIME", "when it was (default: now): \"2024-03-04 09:15\" or RFC 3339" },
  { NULL },
};

const CliFamily *
cli_family_find (const char *noun)
{
  for (const CliFamily *family = cli_families; family->noun != NULL; family++)
    if (g_str_equal (family->noun, noun))
      return family;
  return NULL;
}

const CliCommand *
cli_command_find (const CliFamily *family, const char *verb)
{
  for (const CliCommand *command = family->commands; command->noun != NULL; command++)
    if (g_str_equal (command->noun, family->noun) && g_strcmp0 (command->verb, verb) == 0)
      return command;
  return NULL;
}

static void
add_options (GPtrArray *all, const CliOption *options)
{
  for (const CliOption *option = options; option != NULL && option->name != NULL; option++)
    g_ptr_array_add (all, (gpointer) option);
}

GPtrArray *
cli_options (const CliCommand *command)
{
  GPtrArray *all = g_ptr_array_new ();

  if (command != NULL)
    add_options (all, command->options);
  if (command != NULL && command->is_recording)
    add_options (all, cli_recording_options);
  add_options (all, cli_common_options);
  return all;
}

const CliOption *
cli_option_find (const CliCommand *command, const char *name)
{
  g_autoptr (GPtrArray) all = cli_options (command);

  for (guint i = 0; i < all->len; i++)
    {
      const CliOption *option = g_ptr_array_index (all, i);

      if (g_str_equal (option->name, name))
        return option;
    }
  return NULL;
}
