#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/id.h"
#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/room-cover.h"

static gint64
today_of (CliCall *call)
{
  return cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
}

static gboolean
run_opt_out (CliCall *call, GError **error)
{
  gint64 class_id = cli_find_argument (call, 0, error);
  gint64 since = cli_call_day (call, "since", today_of (call));

  return class_id != 0 &&
         cli_print_made (call,
                         cw_opt_out_add (call->store, class_id, since,
                                         cli_call_day (call, "until", G_MININT64),
                                         cli_call_option (call, "note"), call->moment, error),
                         error);
}

static gboolean
run_opt_in (CliCall *call, GError **error)
{
  gint64 class_id = cli_find_argument (call, 0, error);
  gint64 from = cli_call_day (call, "from", today_of (call)), opt_out;

  if (class_id == 0)
    return FALSE;
  opt_out = cw_opt_out_find (call->store, class_id, from);
  if (opt_out == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           "the room does not opt out on that day");
      return FALSE;
    }

  return cw_opt_out_end (call->store, opt_out, from - 1, call->moment, error);
}

static void
add_opted_out (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CwOptOut *opt_out = list->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", opt_out->id);
      cli_add_id (call, json, "class", opt_out->room->class_id);
      cw_json_add_string (json, "room", opt_out->room->title);
      cli_add_day (json, "since", opt_out->since);
      cli_add_day (json, "until", opt_out->until);
      cw_json_add_string (json, "note", opt_out->note);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_opted_out (CliCall *call, GError **error)
{
  static const char *const heads[] = { "room", "host", "since", "until", "id", "note", NULL };
  g_autoptr (GPtrArray) list = cw_opt_out_list (call->store, today_of (call), error);
  CliTable *table;

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_opted_out, list);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < list->len; i++)
    {
      const CwOptOut *opt_out = list->pdata[i];

      cli_table_add (table, opt_out->room->title);
      cli_table_add (table, opt_out->room->teachers);
      cli_table_add_take (table, cw_day_format (opt_out->since));
      cli_table_add_take (table, opt_out->until == G_MININT64 ? g_strdup ("")
                                                              : cw_day_format (opt_out->until));
      cli_table_add_take (table, cw_id_dup_address (call->store, opt_out->id));
      cli_table_add (table, opt_out->note);
    }
  cli_table_print (table);
  return TRUE;
}

static void
add_cover (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwRoomCover *cover = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "rooms", cover->room_count);
  cw_json_add_int (json, "visited", cover->visited_count);
  cw_json_add_int (json, "opted_out", cover->opted_out_count);
  cw_json_begin_array (json, "not_visited");
  for (guint i = 0; i < cover->not_visited->len; i++)
    cli_add_id (call, json, NULL, g_array_index (cover->not_visited, gint64, i));
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static gboolean
print_cover (CliCall *call, const CwRoomCover *cover, GError **error)
{
  g_print ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " rooms visited, %" G_GINT64_FORMAT
           " opted out, %u not visited\n",
           cover->visited_count, cover->room_count, cover->opted_out_count,
           cover->not_visited->len);
  for (guint i = 0; i < cover->not_visited->len; i++)
    {
      g_autoptr (CwHostRoom) room =
          cw_host_room_get (call->store, g_array_index (cover->not_visited, gint64, i), error);
      g_autofree char *title = room == NULL ? NULL : cli_visible_dup (room->title);

      if (title == NULL)
        return FALSE;
      g_print ("  %s\n", title);
    }
  return TRUE;
}

static gboolean
run_cover (CliCall *call, GError **error)
{
  gint64 school = cw_school_find (call->store, cli_call_argument (call, 0), error);
  g_autoptr (CwRoomCover) cover =
      school == 0 ? NULL
                  : cw_room_cover (call->store, school, cli_call_day (call, "from", G_MININT64),
                                   cli_call_day (call, "until", G_MAXINT64), error);

  if (cover == NULL)
    return FALSE;
  if (!call->is_json)
    return print_cover (call, cover, error);

  cli_print_json (call, add_cover, cover);
  return TRUE;
}

static const CliOption opt_out_options[] = {
  { "since", "DAY", "the first day, YYYY-MM-DD; today by default" },
  { "until", "DAY", "the last day; else it opts out until 'room opt-in'" },
  { "note", "TEXT", "a word to yourself about it" },
  { NULL },
};

static const CliOption opt_in_options[] = {
  { "from", "DAY", "the first day on which it can be visited again; today by default" },
  { NULL },
};

static const CliOption cover_options[] = {
  { "from", "DAY", "the first day that counts, YYYY-MM-DD" },
  { "until", "DAY", "the last day that counts, YYYY-MM-DD" },
  { NULL },
};

const CliCommand cli_room_commands[] = {
  {
      "room",
      "opt-out",
      "CLASS",
      "Say that a class or room is not to be visited",
      "It is known on this laptop only. No visit is planned or started there, and it does not count as "
      "a room that was missed.",
      "room opt-out 3f9c21 --until 2026-12-18",
      CLI_NEEDS_WRITER,
      TRUE,
      opt_out_options,
      run_opt_out,
  },
  {
      "room",
      "opt-in",
      "CLASS",
      "Say that it can be visited again",
      NULL,
      "room opt-in 3f9c21",
      CLI_NEEDS_WRITER,
      TRUE,
      opt_in_options,
      run_opt_in,
  },
  {
      "room",
      "opted-out",
      "",
      "List the rooms that opt out",
      NULL,
      "room opted-out",
      CLI_NEEDS_READER,
      TRUE,
      NULL,
      run_opted_out,
  },
  {
      "room",
      "coverage",
      "SCHOOL",
      "Count the rooms that were visited, and name those that were not",
      "Rooms that opt out are left out of what was missed.",
      "room coverage \"Hill Elementary\" --from 2026-08-31",
      CLI_NEEDS_READER,
      FALSE,
      cover_options,
      run_cover,
  },
  { NULL },
};
