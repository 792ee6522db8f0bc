#include "app/cli/families.h"
#include "app/cli/import-report.h"
#include "app/cli/output.h"
#include "app/cli/roster-listing.h"
#include "app/cli/text-argument.h"

#include "corewalk/place.h"
#include "corewalk/roster.h"

#include <string.h>

static gboolean
run_add_school (CliCall *call, GError **error)
{
  return cli_print_made (call,
                         cw_school_new (call->store, cli_call_argument (call, 0),
                                        cli_call_option (call, "code"), call->moment, error),
                         error);
}

static gboolean
run_add_room (CliCall *call, GError **error)
{
  gint64 school = cw_school_find (call->store, cli_call_argument (call, 0), error);

  return school != 0 &&
         cli_print_made (call,
                         cw_room_add (call->store,
                                      &(CwRoomPlan){
                                          .school = school,
                                          .title = cli_call_argument (call, 1),
                                          .grade = cli_call_option (call, "grade"),
                                          .subject = cli_call_option (call, "subject"),
                                          .period = cli_call_option (call, "period"),
                                      },
                                      call->moment, error),
                         error);
}

static gboolean
run_add_year (CliCall *call, GError **error)
{
  gint64 year = 0;

  if (!g_ascii_string_to_signed (cli_call_argument (call, 0), 10, 1900, 2999, &year, error))
    return FALSE;

  return cli_print_made (call, cw_year_new (call->store, (int) year, call->moment, error),
                         error);
}

/* What --map says: pairs or JSON as they stand, else the name of a file that holds them. */
static gboolean
read_map (CliCall *call, CwRosterMap **map, GError **error)
{
  const char *given = cli_call_option (call, "map");
  g_autofree char *text = NULL;

  *map = NULL;
  if (given == NULL)
    return TRUE;
  if (strchr (given, '=') == NULL && *given != '{')
    {
      text = cli_file_dup (given, CW_TEXT_MOST, error);
      if (text == NULL)
        return FALSE;
    }
  *map = cw_roster_map_parse (text != NULL ? text : given, error);
  if (*map == NULL)
    g_prefix_error (error, "--map: ");
  return *map != NULL;
}

static gboolean
run_import (CliCall *call, GError **error)
{
  g_autoptr (CwRosterMap) map = NULL;
  g_autoptr (CwRosterReport) report = NULL;
  CwRosterOptions options = {
    .issuer = cli_call_option (call, "issuer"),
    .is_dry_run = cli_call_option (call, "dry-run") != NULL,
    .progress = cli_progress,
  };

  if (!read_map (call, &map, error))
    return FALSE;
  options.map = map;
  report = cw_roster_import (call->store, cli_call_argument (call, 0), &options, error);
  cli_progress_end ();
  if (report == NULL)
    {
      g_prefix_error (error, "%s: ", cli_call_argument (call, 0));
      return FALSE;
    }
  cli_print_import (call, &(CliImport){ report, options.is_dry_run });
  return TRUE;
}

static const CliOption school_options[] = {
  { "code", "CODE", "the state's code for it" },
  { NULL },
};

static const CliOption room_options[] = {
  { "grade", "GRADE", "such as K or 4" },
  { "subject", "SUBJECT", "such as math" },
  { "period", "PERIOD", "such as 2" },
  { NULL },
};

static const CliOption import_options[] = {
  { "dry-run", NULL, "say what would be done, and change nothing" },
  { "map", "MAP|FILE",
    "what the columns of a plain CSV mean: \"name=School,identifier=Code\"" },
  { "issuer", "NAME", "whose codes and ids they are (default: found out)" },
  { NULL },
};

static const CliOption list_options[] = {
  { "school", "SCHOOL", "its classes alone, by code, name or id" },
  { NULL },
};

const CliCommand cli_roster_commands[] = {
  {
      "roster",
      "import",
      "PATH",
      "Take in a roster: schools, terms, courses, classes, teachers",
      "PATH is a folder or zip of OneRoster 1.1 or 1.2 files or of School Data Sync ones, or with "
      "--map one plain CSV. Taking the same in twice changes nothing; what a newer one does not have "
      "any more is marked gone. Students are counted and forgotten.",
      "roster import district.zip --dry-run",
      CLI_NEEDS_WRITER,
      FALSE,
      import_options,
      run_import,
  },
  {
      "roster",
      "list",
      "schools|classes|teachers|terms",
      "List what is there",
      "Teachers' names stay on this laptop.",
      "roster list classes --school \"Hill Elementary\"",
      CLI_NEEDS_READER,
      FALSE,
      list_options,
      cli_roster_list,
  },
  {
      "roster",
      "add-school",
      "NAME",
      "Add a school by hand, or find it; prints its id",
      "A school of the same code, or of the same name where no code is given, is the same school on "
      "every laptop.",
      "roster add-school \"Hill Elementary\" --code 0800101",
      CLI_NEEDS_WRITER,
      TRUE,
      school_options,
      run_add_school,
  },
  {
      "roster",
      "add-room",
      "SCHOOL TITLE",
      "Add a room of a school by hand, or find it; prints its id",
      "Name it by its number, never by its teacher.",
      "roster add-room \"Hill Elementary\" \"Room 12\" --grade 4",
      CLI_NEEDS_WRITER,
      TRUE,
      room_options,
      run_add_room,
  },
  {
      "roster",
      "add-year",
      "YEAR",
      "Add the school year that begins in a year, or find it; prints its id",
      "From the first of July to the end of June, for who has no roster that says when the terms are.",
      "roster add-year 2026",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_add_year,
  },
  { NULL },
};
