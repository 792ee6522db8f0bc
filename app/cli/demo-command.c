#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/demo.h"
#include "corewalk/store.h"

typedef struct
{
  guint seed;
  CwDemoScale scale;
  CwDemoCounts counts;
} Sample;

static void
add_sample (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Sample *sample = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "store", cw_store_get_directory (call->store));
  cw_json_add_string (json, "scale", cw_demo_scale_get_name (sample->scale));
  cw_json_add_int (json, "seed", sample->seed);
  cw_json_add_int (json, "coaches", sample->counts.coaches);
  cw_json_add_int (json, "walks", sample->counts.walks);
  cw_json_add_int (json, "visits", sample->counts.visits);
  cw_json_add_int (json, "notes", sample->counts.notes);
  cw_json_add_int (json, "marks", sample->counts.marks);
  cw_json_add_int (json, "records", sample->counts.records);
  cw_json_end_object (json);
}

static void
print_sample (const Sample *sample)
{
  static const char *const heads[] = { ">Coaches", ">Walks",   ">Visits", ">Notes",
                                       ">Marks",   ">Records", NULL };
  CliTable *table = cli_table_new (heads);

  cli_table_add_int (table, sample->counts.coaches);
  cli_table_add_int (table, sample->counts.walks);
  cli_table_add_int (table, sample->counts.visits);
  cli_table_add_int (table, sample->counts.notes);
  cli_table_add_int (table, sample->counts.marks);
  cli_table_add_int (table, sample->counts.records);
  cli_table_print (table);
}

/* Whoever only wants to look around need not have made a store. */
static gboolean
make_store (CliCall *call, GError **error)
{
  g_autofree char *directory = cli_session_directory (call);
  g_autoptr (GError) local = NULL;
  CwPerson person = {
    .name = (char *) "Sample coach 01",
    .role = (char *) "coach",
    .organization = (char *) "Sample Valley School District",
    .is_sample = TRUE,
  };

  if (cw_store_create (directory, &person, &local) ||
      g_error_matches (local, CW_ERROR, CW_ERROR_EXISTS))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", directory);
  return FALSE;
}

static gboolean
run_demo (CliCall *call, GError **error)
{
  const char *scale = cli_call_option (call, "scale");
  Sample sample = { .seed = cli_call_count (call, "seed", 1), .scale = CW_DEMO_TINY };
  gboolean is_done;

  if (scale != NULL)
    cw_demo_scale_parse (scale, &sample.scale);
  if (!make_store (call, error) || !cli_session_open (call, TRUE, error))
    return FALSE;

  is_done = cw_demo_fill (call->store, sample.seed, sample.scale, cli_progress, NULL,
                          &sample.counts, error);
  cli_progress_end ();
  if (!is_done)
    g_prefix_error (error, "%s: ", cw_store_get_directory (call->store));
  else if (call->is_json)
    cli_print_json (call, add_sample, &sample);
  else
    print_sample (&sample);
  return is_done;
}

static const CliOption demo_options[] = {
  { "seed", "N", "the same number gives the same work (default: 1)" },
  { "scale", "tiny|school|district", "three walks (default), or a year of 5 or 50 coaches" },
  { NULL },
};

const CliCommand cli_demo_commands[] = {
  {
      "demo",
      NULL,
      "",
      "Fill an empty store with invented, plausible work",
      "Schools, coaches and what they saw are made up. The store is marked as a sample for good and "
      "never exchanges with real ones. Where there is no store, one is made.",
      "demo --scale school --store ~/sample",
      CLI_NEEDS_NOTHING,
      FALSE,
      demo_options,
      run_demo,
  },
  { NULL },
};
