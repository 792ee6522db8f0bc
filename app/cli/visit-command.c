#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/visit-output.h"

#include "corewalk/id.h"

static gboolean
run_start (CliCall *call, GError **error)
{
  CwVisitPlan plan = {
    .walk = cli_find_argument (call, 0, error),
    .grade = cli_call_option (call, "grade"),
    .subject = cli_call_option (call, "subject"),
    .segment = cli_call_option (call, "segment"),
    .is_despite_opt_out = cli_call_option (call, "despite-opt-out") != NULL,
  };

  return plan.walk != 0 && cli_find_option (call, "class", &plan.class_id, error) &&
         cli_print_made (call, cw_visit_start (call->store, &plan, call->moment, error), error);
}

static gboolean
run_end (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);

  return visit != 0 && cw_visit_end (call->store, visit, call->moment, error) &&
         cli_print_changed (call, visit, error);
}

static GPtrArray *
read_visits (CliCall *call, gint64 walk, GError **error)
{
  g_autoptr (GPtrArray) visits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_visit_free);
  g_autoptr (GArray) ids = cw_visit_ids (call->store, walk, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CwVisit *visit = cw_visit_get (call->store, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return NULL;
      g_ptr_array_add (visits, visit);
    }
  return ids != NULL ? g_steal_pointer (&visits) : NULL;
}

static void
add_visits (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *visits = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < visits->len; i++)
    {
      cw_json_begin_object (json, NULL);
      cli_add_visit (call, json, g_ptr_array_index (visits, i));
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_visits (CliCall *call, GPtrArray *visits)
{
  static const char *const heads[] = { ">visit",  "walker", "started", "grade",
                                       "subject", "part",   ">lines",  ">marks",
                                       "",        "id",     NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < visits->len; i++)
    {
      const CwVisit *visit = g_ptr_array_index (visits, i);

      cli_table_add_int (table, visit->number);
      cli_table_add (table, visit->walker);
      cli_table_add_take (table, cw_moment_format_local (visit->started));
      cli_table_add (table, visit->grade);
      cli_table_add (table, visit->subject);
      cli_table_add (table, visit->segment);
      cli_table_add_int (table, visit->note_count);
      cli_table_add_int (table, visit->mark_count);
      cli_table_add (table, visit->ended_ms != 0 ? "ended" : "going on");
      cli_table_add_take (table, cw_id_dup_address (call->store, visit->id));
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  gint64 walk = cli_find_argument (call, 0, error);
  g_autoptr (GPtrArray) visits = walk != 0 ? read_visits (call, walk, error) : NULL;

  if (visits == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_visits, visits);
  else
    print_visits (call, visits);
  return TRUE;
}

static const CliOption start_options[] = {
  { "class", "ID", "which class it is; stays on this laptop" },
  { "grade", "GRADE", "such as K, 3 or 9-10" },
  { "subject", "SUBJECT", "such as math" },
  { "segment", "opening|middle|closing", "the part of the lesson" },
  { "despite-opt-out", NULL, "though the class opts out of visits" },
  { NULL },
};

const CliCommand cli_visit_commands[] = {
  {
      "visit",
      "start",
      "WALK",
      "Enter the next room of a walk",
      "Visits have numbers within their walk, never a teacher's name.",
      "visit start ana-7f:12 --grade 4 --subject math --segment middle",
      CLI_NEEDS_WRITER,
      TRUE,
      start_options,
      run_start,
  },
  {
      "visit",
      "end",
      "VISIT",
      "Leave the room; stopwatches that run are stopped",
      "Ending it twice changes nothing.",
      "visit end ana-7f:13",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_end,
  },
  {
      "visit",
      "list",
      "WALK",
      "List the visits of a walk by number",
      NULL,
      "visit list ana-7f:12",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  { NULL },
};
