/* command.h - what a command of corewalk-cli is, and what one call of it was given */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

#include <stdio.h>

#define CLI_NAME "corewalk-cli"

/* Usage errors (exit status 2) have a domain of their own; all others are refusals (1). */
#define CLI_USAGE (cli_usage_quark ())
GQuark cli_usage_quark (void);

typedef enum
{
  CLI_NEEDS_NOTHING, /* no store is opened before it runs */
  CLI_NEEDS_READER,  /* works beside an open Corewalk */
  CLI_NEEDS_WRITER,
} CliNeeds;

typedef enum
{
  CLI_OPTION_REQUIRED = 1 << 0,
  CLI_OPTION_REPEATS = 1 << 1,
} CliOptionFlags;

typedef struct
{
  const char *name; /* without its dashes */
  const char
      *value; /* what follows it: "TITLE", or a choice "school|district"; NULL for a switch */
  const char *summary;
  CliOptionFlags flags;
} CliOption;

typedef struct _CliCommand CliCommand;

typedef struct
{
  const CliCommand *command;
  GPtrArray *arguments; /* of char * */
  GHashTable *options;  /* name, of a CliOption -> GPtrArray of its values, char * */
  char *directory;      /* of the store */
  char *input;          /* all of standard input, where "-" stands for a text; else NULL */
  gboolean is_json;
  const CwMoment *moment; /* what --at said; NULL for now */
  CwMoment at;
  CwStore *store; /* open as the command needs it */
} CliCall;

struct _CliCommand
{
  const char *noun;
  const char *verb;      /* NULL where the noun says it all */
  const char *arguments; /* "VISIT TEXT|-", "[PATH]", "FILE..."; checked as an option's value */
  const char *summary;   /* one line, starts with a capital, no final period */
  const char *details;   /* paragraphs for --help and the manual, or NULL */
  const char *example;   /* arguments after "corewalk-cli " */
  CliNeeds needs;
  gboolean is_recording;    /* takes --at */
  const CliOption *options; /* ends with one without a name; NULL for none */
  gboolean (*run) (CliCall *call, GError **error);
};

/** cli_call_clear: frees what @call holds; its store is not its own. */
void cli_call_clear (CliCall *call);

/** cli_call_argument: (transfer none): the argument at @index, from 0, or %NULL where none was given. */
const char *cli_call_argument (CliCall *call, guint index);

/** cli_call_option: (transfer none): the value of --@name given last ("" for a switch), or %NULL. */
const char *cli_call_option (CliCall *call, const char *name);

/** cli_call_option_values: (transfer none) (element-type utf8): all values of --@name, or %NULL for none. */
GPtrArray *cli_call_option_values (CliCall *call, const char *name);

/* Values that the parser has checked already: an option whose value is "COUNT", "DAY" or "N". */

/** cli_call_count: what --@name says, at least 1, or @otherwise. */
guint cli_call_count (CliCall *call, const char *name, guint otherwise);

/** cli_call_day: days since 1970-01-01 of --@name, or @otherwise. */
gint64 cli_call_day (CliCall *call, const char *name, gint64 otherwise);

/** cli_to_int: the number that @text says; 0 for what the parser would have refused. */
int cli_to_int (const char *text);

/** cli_title: (transfer full): "walk new", or "init". */
char *cli_title (const CliCommand *command);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliCall, cli_call_clear)
