#include "app/cli/families.h"
#include "app/cli/session.h"

#include "corewalk/calendar.h"

#define DAYS_AHEAD 366

typedef struct
{
  const char *file;
  guint count;
} Written;

static void
add_written (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Written *written = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", written->file);
  cw_json_add_int (json, "entries", written->count);
  cw_json_end_object (json);
}

static gboolean
run_calendar (CliCall *call, GError **error)
{
  Written written = { .file = cli_call_argument (call, 0) };
  gint64 from = cli_call_day (call, "from", cw_moment_local_day (cw_moment_now ()));
  const CwCalendarPlan plan = {
    .from = from,
    .until = cli_call_day (call, "until", from + DAYS_AHEAD),
    .tells_rooms = cli_call_option (call, "rooms") != NULL,
    .tells_words = cli_call_option (call, "words") != NULL,
  };

  if (!cw_calendar_write (call->store, &plan, written.file, &written.count, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_written, &written);
  else
    printf ("%u %s\n", written.count, written.count == 1 ? "entry" : "entries");
  return TRUE;
}

static const CliOption options[] = {
  { "from", "DAY", "the first day, YYYY-MM-DD (default: today)" },
  { "until", "DAY", "the last day, YYYY-MM-DD (default: a year later)" },
  { "rooms", NULL, "say in which class or room a visit is planned" },
  { "words", NULL, "say what walks are called, and what a next step says" },
  { NULL },
};

const CliCommand cli_calendar_commands[] = {
  {
      "calendar",
      NULL,
      "FILE",
      "Write what is planned as a file for other calendars (iCalendar)",
      "Planned visits, walks and next steps that are due. No names and no words are in it, unless you ask "
      "for rooms or words. Imported again, the same entries are changed, not doubled. Times are on the "
      "clock of this computer.",
      "calendar walks.ics --rooms",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_calendar,
  },
  { NULL },
};
