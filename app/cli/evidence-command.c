#include "app/cli/families.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/note.h"

static CwTags
parse_tags (GPtrArray *names)
{
  CwTags tags = CW_TAG_NONE;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      tags |= g_str_equal (name, "teacher")   ? CW_TAG_TEACHER
              : g_str_equal (name, "student") ? CW_TAG_STUDENT
                                              : CW_TAG_TASK;
    }
  return tags;
}

static gboolean
run_note (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  g_autofree char *text =
      visit != 0 ? cli_text_dup (call, cli_call_argument (call, 1), error) : NULL;
  CwTags tags = parse_tags (cli_call_option_values (call, "tag"));

  if (text == NULL)
    return FALSE;
  return cli_print_made (call,
                         cw_note_add (call->store, visit, tags, text, call->moment, error),
                         error);
}

static gboolean
run_answer (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  g_autofree char *text =
      visit != 0 ? cli_text_dup (call, cli_call_argument (call, 2), error) : NULL;

  if (text == NULL)
    return FALSE;
  return cli_print_made (call,
                         cw_answer_add (call->store, visit, cli_call_argument (call, 1), text,
                                        call->moment, error),
                         error);
}

static gboolean
run_task (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  g_autofree char *text =
      visit != 0 ? cli_text_dup (call, cli_call_argument (call, 1), error) : NULL;

  if (text == NULL)
    return FALSE;
  return cli_print_made (call, cw_task_add (call->store, visit, text, call->moment, error),
                         error);
}

static const CliOption note_options[] = {
  { "tag", "teacher|student|task", "whom or what it is about", CLI_OPTION_REPEATS },
  { NULL },
};

const CliCommand cli_note_commands[] = {
  {
      "note",
      "add",
      "VISIT TEXT|-",
      "Keep one line of evidence",
      "The text is kept byte for byte and is on the disk when the id is printed.",
      "note add ana-7f:13 --tag student \"Why is it bigger?\"",
      CLI_NEEDS_WRITER,
      TRUE,
      note_options,
      run_note,
  },
  { NULL },
};

const CliCommand cli_answer_commands[] = {
  {
      "answer",
      "add",
      "VISIT QUESTION TEXT|-",
      "Keep what a student answered",
      NULL,
      "answer add ana-7f:13 learning \"How to compare fractions\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_answer,
  },
  { NULL },
};

const CliCommand cli_task_commands[] = {
  {
      "task",
      "add",
      "VISIT TEXT|-",
      "Keep the task that students were given, in words",
      NULL,
      "task add ana-7f:13 \"Which is larger, 3/4 or 5/8? Show it.\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_task,
  },
  { NULL },
};
