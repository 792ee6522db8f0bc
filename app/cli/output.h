/* output.h - text for people: tables, what may be shown on a terminal, messages, progress */
#pragma once

#include "app/cli/command.h"

/**
 * cli_visible_dup:
 *
 * Returns: (transfer full): @text as it can be shown on one line of any terminal: a line break is a
 *   space, any other control character (escape sequences begin with one) is "\x1b"-like.
 */
char *cli_visible_dup (const char *text);

typedef struct _CliTable CliTable;

/**
 * cli_table_new:
 * @heads: ended by %NULL; a head that begins with ">" is of a column of numbers, set to the right
 */
CliTable *cli_table_new (const char *const *heads);

/**
 * cli_table_add: adds the next cell (%NULL is an empty one), going on to the next row by itself; of
 *   a very long text only the beginning.
 */
void cli_table_add (CliTable *table, const char *text);
void cli_table_add_int (CliTable *table, gint64 number);
void cli_table_add_take (CliTable *table, char *text);

/** cli_table_print: prints and frees; a table without rows prints nothing. */
void cli_table_print (CliTable *table);

/** cli_say_failure: "corewalk-cli: WHAT: CAUSE. NEXT STEP." on standard error, one line. */
void cli_say_failure (const char *what, const char *message);

/** cli_progress: a CwProgress that shows itself on standard error, when that is a terminal. */
gboolean cli_progress (double fraction, gpointer user_data);

/** cli_progress_end: takes the progress off the terminal again. */
void cli_progress_end (void);
