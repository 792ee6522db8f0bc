/* session.h - one command at work on one store: opening it, naming records, printing what was made */
#pragma once

#include "app/cli/command.h"

#include "corewalk/json.h"

/** cli_session_directory: (transfer full): what --store, COREWALK_STORE or the default says. */
char *cli_session_directory (CliCall *call);

/**
 * cli_session_open:
 *
 * Opens the store into @call->store, for writing or not; what opening found out is said on standard
 * error. main() closes it.
 *
 * Returns: %FALSE with the next step in the message.
 */
gboolean cli_session_open (CliCall *call, gboolean is_writer, GError **error);

/**
 * cli_find:
 * @text: (nullable): what a person typed for a record
 *
 * Returns: its local id; 0 with @error set, or for no @text with @error untouched.
 */
gint64 cli_find (CliCall *call, const char *text, GError **error);

/** cli_find_argument: the record named by the argument at @index; 0 with @error set. */
gint64 cli_find_argument (CliCall *call, guint index, GError **error);

/** cli_find_option: the record named by --@name in @id, 0 where it is not given; %FALSE with @error set. */
gboolean cli_find_option (CliCall *call, const char *name, gint64 *id, GError **error);

/** cli_print_made: prints the id of a new record alone, or with --json the whole record. */
gboolean cli_print_made (CliCall *call, gint64 id, GError **error);

/** cli_print_changed: with --json prints the whole record as it is now, else nothing. */
gboolean cli_print_changed (CliCall *call, gint64 id, GError **error);

typedef void (*CliAddJson) (CliCall *call, CwJsonWriter *json, gpointer user_data);

/** cli_print_json: prints the one document that @add writes, and a line feed. */
void cli_print_json (CliCall *call, CliAddJson add, gpointer user_data);

/** cli_add_id: adds the UUID of @id, or null for 0. */
void cli_add_id (CliCall *call, CwJsonWriter *json, const char *key, gint64 id);

/** cli_add_moment: adds a moment in UTC. */
void cli_add_moment (CwJsonWriter *json, const char *key, CwMoment moment);

/** cli_add_ms: adds a moment in UTC, or null for 0. */
void cli_add_ms (CwJsonWriter *json, const char *key, gint64 at_ms);

/** cli_add_day: adds "YYYY-MM-DD", or null for %G_MININT64. */
void cli_add_day (CwJsonWriter *json, const char *key, gint64 day);
