#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/id.h"
#include "corewalk/pairing.h"

static gboolean
run_add (CliCall *call, GError **error)
{
  CwMoment now = call->moment != NULL ? *call->moment : cw_moment_now ();
  const CwVolunteer volunteer = {
    .name = (char *) cli_call_argument (call, 0),
    .school = (char *) cli_call_option (call, "school"),
    .grades = (char *) cli_call_option (call, "grades"),
    .subjects = (char *) cli_call_option (call, "subjects"),
    .free = (char *) cli_call_option (call, "free"),
    .consented =
        cli_call_option (call, "consents") != NULL ? cw_moment_local_day (now) : G_MININT64,
  };

  return cli_print_made (call, cw_volunteer_add (call->store, &volunteer, call->moment, error),
                         error);
}

static void
add_list (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CwVolunteer *volunteer = list->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", volunteer->id);
      cw_json_add_string (json, "name", volunteer->name);
      cw_json_add_string (json, "school", volunteer->school);
      cw_json_add_string (json, "grades", volunteer->grades);
      cw_json_add_string (json, "subjects", volunteer->subjects);
      cw_json_add_string (json, "free", volunteer->free);
      cli_add_day (json, "consented", volunteer->consented);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  static const char *const heads[] = { "name", "school",    "grades", "subjects",
                                       "free", "consented", "id",     NULL };
  g_autoptr (GPtrArray) list = cw_volunteer_list (call->store, error);
  CliTable *table;

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_list, list);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < list->len; i++)
    {
      const CwVolunteer *volunteer = list->pdata[i];

      cli_table_add (table, volunteer->name);
      cli_table_add (table, volunteer->school);
      cli_table_add (table, volunteer->grades);
      cli_table_add (table, volunteer->subjects);
      cli_table_add (table, volunteer->free);
      cli_table_add_take (table, cw_day_format (volunteer->consented));
      cli_table_add_take (table, cw_id_dup_address (call->store, volunteer->id));
    }
  cli_table_print (table);
  return TRUE;
}

static void
add_pairing (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwPairing *pairing = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_begin_array (json, "pairs");
  for (guint i = 0; i < pairing->pairs->len; i++)
    {
      const CwPair *pair = pairing->pairs->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "one", pair->one->name);
      cw_json_add_string (json, "other", pair->other->name);
      cw_json_begin_array (json, "reasons");
      for (guint k = 0; k < pair->reasons->len; k++)
        cw_json_add_string (json, NULL, pair->reasons->pdata[k]);
      cw_json_end_array (json);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_begin_array (json, "alone");
  for (guint i = 0; i < pairing->alone->len; i++)
    cw_json_add_string (json, NULL, ((const CwVolunteer *) pairing->alone->pdata[i])->name);
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
print_pairing (const CwPairing *pairing)
{
  static const char *const heads[] = { "one", "other", "why", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < pairing->pairs->len; i++)
    {
      const CwPair *pair = pairing->pairs->pdata[i];

      cli_table_add (table, pair->one->name);
      cli_table_add (table, pair->other->name);
      g_ptr_array_add (pair->reasons, NULL);
      cli_table_add_take (table, g_strjoinv ("; ", (char **) pair->reasons->pdata));
      g_ptr_array_set_size (pair->reasons, (int) pair->reasons->len - 1);
    }
  for (guint i = 0; i < pairing->alone->len; i++)
    {
      cli_table_add (table, ((const CwVolunteer *) pairing->alone->pdata[i])->name);
      cli_table_add (table, NULL);
      cli_table_add (table, "nobody is left who would fit");
    }
  cli_table_print (table);
}

static gboolean
run_suggest (CliCall *call, GError **error)
{
  g_autoptr (CwPairing) pairing = cw_pairing_suggest (call->store, error);

  if (pairing == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_pairing, pairing);
  else
    print_pairing (pairing);
  return TRUE;
}

static const CliOption add_options[] = {
  { "school", "SCHOOL", "the school's name" },
  { "grades", "GRADES", "with commas: \"4, 5\"" },
  { "subjects", "SUBJECTS", "with commas: \"Math, Science\"" },
  { "free", "HALFDAYS", "free half days with commas: \"mon-am, wed-pm\"" },
  { "consents", NULL, "the person said that everybody in the district may read this" },
  { NULL },
};

const CliCommand cli_pairs_commands[] = {
  {
      "pairs",
      "volunteer",
      "NAME",
      "List somebody who consented to be a coaching partner",
      "Everybody in the district can read the list; without consent nobody is put on it. 'delete' takes "
      "somebody off again.",
      "pairs volunteer Ida --grades 4 --free mon-am --consents",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "pairs",
      "list",
      "",
      "List the volunteers",
      NULL,
      "pairs list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "pairs",
      "suggest",
      "",
      "Suggest who could be whose coaching partner, with the reasons",
      "By subject, then grade, then different schools, then half days on which both are free. Nobody is "
      "rated, and nobody is put together with somebody who declares to evaluate them. The same list gives the "
      "same pairs; the two decide themselves.",
      "pairs suggest",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_suggest,
  },
  { NULL },
};
