#include "app/cli/families.h"
#include "app/cli/handout-output.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/host.h"
#include "corewalk/id.h"
#include "corewalk/slot.h"

static gboolean
run_add (CliCall *call, GError **error)
{
  CwSlotPlan plan = {
    .walk = cli_find_argument (call, 0, error),
    .day = cli_call_day (call, "day", G_MININT64),
    .time = cli_call_option (call, "time"),
    .minutes = cli_call_count (call, "minutes", 0),
  };

  if (plan.walk == 0 || (plan.class_id = cli_find_argument (call, 1, error)) == 0)
    return FALSE;

  return cli_print_made (call, cw_slot_add (call->store, &plan, call->moment, error), error);
}

static const char *
state_of (const CwSlot *slot)
{
  return slot->visit != 0        ? "visited"
         : slot->off_ms != 0     ? "called off"
         : slot->is_opted_out    ? "opts out"
         : slot->room->is_gone   ? "class is gone"
         : slot->noticed_ms == 0 ? "tell the host"
                                 : "planned";
}

static void
add_slots (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *slots = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < slots->len; i++)
    {
      const CwSlot *slot = slots->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", slot->id);
      cli_add_id (call, json, "walk", slot->walk);
      cli_add_id (call, json, "class", slot->room->class_id);
      cw_json_add_string (json, "room", slot->room->title);
      cw_json_add_string (json, "teachers", slot->room->teachers);
      cli_add_day (json, "day", slot->day);
      cw_json_add_string (json, "time", slot->time);
      if (slot->minutes != 0)
        cw_json_add_int (json, "minutes", slot->minutes);
      cli_add_ms (json, "noticed", slot->noticed_ms);
      cli_add_id (call, json, "visit", slot->visit);
      cli_add_ms (json, "called_off", slot->off_ms);
      cw_json_add_string (json, "state", state_of (slot));
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_slots (CliCall *call, const GPtrArray *slots)
{
  static const char *const heads[] = { "day", "time", ">minutes", "room", "host",
                                       "",    "id",   "walk",     NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < slots->len; i++)
    {
      const CwSlot *slot = slots->pdata[i];

      cli_table_add_take (table, cw_day_format (slot->day));
      cli_table_add (table, slot->time);
      if (slot->minutes != 0)
        cli_table_add_int (table, slot->minutes);
      else
        cli_table_add (table, NULL);
      cli_table_add (table, slot->room->title);
      cli_table_add (table, slot->room->teachers);
      cli_table_add (table, state_of (slot));
      cli_table_add_take (table, cw_id_dup_address (call->store, slot->id));
      cli_table_add (table, slot->walk_title);
    }
  cli_table_print (table);
}

static gboolean
print_list (CliCall *call, GPtrArray *slots)
{
  if (slots == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_slots, slots);
  else
    print_slots (call, slots);
  return TRUE;
}

static gboolean
run_list (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);
  g_autoptr (GPtrArray) slots = walk == 0 ? NULL : cw_slot_list (call->store, walk, error);

  return print_list (call, slots);
}

static gboolean
run_due (CliCall *call, GError **error)
{
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
  gint64 from = cli_call_day (call, "from", today);
  g_autoptr (GPtrArray) slots =
      cw_slot_due_list (call->store, from, cli_call_day (call, "until", from), error);

  return print_list (call, slots);
}

static gboolean
run_notice (CliCall *call, GError **error)
{
  gint64 slot = cli_find_argument (call, 0, error);
  g_autoptr (CwHandout) page = slot == 0 ? NULL : cw_host_notice (call->store, slot, error);

  return page != NULL && cli_print_handout (call, page);
}

static gboolean
run_told (CliCall *call, GError **error)
{
  gint64 slot = cli_find_argument (call, 0, error);

  return slot != 0 &&
         cw_slot_set_noticed (call->store, slot, cli_call_option (call, "not") == NULL,
                              call->moment, error) &&
         cli_print_changed (call, slot, error);
}

static gboolean
run_call_off (CliCall *call, GError **error)
{
  gint64 slot = cli_find_argument (call, 0, error);

  return slot != 0 &&
         cw_slot_set_off (call->store, slot, cli_call_option (call, "not") == NULL,
                          call->moment, error) &&
         cli_print_changed (call, slot, error);
}

static gboolean
run_start (CliCall *call, GError **error)
{
  gint64 slot = cli_find_argument (call, 0, error);

  return slot != 0 &&
         cli_print_made (call,
                         cw_slot_start (call->store, slot, cli_call_option (call, "segment"),
                                        call->moment, error),
                         error);
}

static const CliOption add_options[] = {
  { "day", "DAY", "YYYY-MM-DD; the walk's day by default" },
  { "time", "TIME", "such as 09:15, on the school's clock" },
  { "minutes", "COUNT", "how long it takes" },
  { NULL },
};

static const CliOption due_options[] = {
  { "from", "DAY", "the first day, YYYY-MM-DD; today by default" },
  { "until", "DAY", "the last day, YYYY-MM-DD; the first by default" },
  { NULL },
};

static const CliOption not_options[] = {
  { "not", NULL, "take that back" },
  { NULL },
};

static const CliOption start_options[] = {
  { "segment", "opening|middle|closing", "the part of the lesson" },
  { NULL },
};

const CliCommand cli_slot_commands[] = {
  {
      "slot",
      "add",
      "WALK CLASS",
      "Plan a visit to a class or room",
      "Who hosts a visit stays on this laptop: planned visits go into no bundle.",
      "slot add ana-7f:12 3f9c21 --time 09:15 --minutes 10",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "slot",
      "list",
      "WALK",
      "List what is planned for a walk, by day and time",
      NULL,
      "slot list ana-7f:12",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "slot",
      "due",
      "",
      "List the visits that are to be made on some days",
      "Left out are those that were made or called off, and rooms that opt out.",
      "slot due --from 2026-11-30 --until 2026-12-04",
      CLI_NEEDS_READER,
      TRUE,
      due_options,
      run_due,
  },
  {
      "slot",
      "notice",
      "SLOT",
      "Print what the teacher who hosts the visit should know before",
      "What a learning walk is, when it comes, what is written down, who sees it, and how to opt out. "
      "'slot told' says that it was given.",
      "slot notice ana-7f:31",
      CLI_NEEDS_READER,
      FALSE,
      cli_handout_options,
      run_notice,
  },
  {
      "slot",
      "told",
      "SLOT",
      "Say that the teacher who hosts the visit was told of it",
      NULL,
      "slot told ana-7f:31",
      CLI_NEEDS_WRITER,
      TRUE,
      not_options,
      run_told,
  },
  {
      "slot",
      "call-off",
      "SLOT",
      "Call a planned visit off",
      NULL,
      "slot call-off ana-7f:31",
      CLI_NEEDS_WRITER,
      TRUE,
      not_options,
      run_call_off,
  },
  {
      "slot",
      "start",
      "SLOT",
      "Enter the room: start the visit with its class, grade and subject",
      NULL,
      "slot start ana-7f:31 --segment middle",
      CLI_NEEDS_WRITER,
      TRUE,
      start_options,
      run_start,
  },
  { NULL },
};
