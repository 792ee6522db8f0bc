#include "app/cli/cycle-output.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/cycle.h"
#include "corewalk/student-evidence.h"

#include <string.h>

static void
clear_level (gpointer data)
{
  g_free (((CwLevelCount *) data)->label);
}

/* "Not yet=7": the count is what stands behind the last sign. */
static gboolean
read_levels (CliCall *call, GArray *levels, GError **error)
{
  const GPtrArray *typed = cli_call_option_values (call, "level");

  for (guint i = 0; typed != NULL && i < typed->len; i++)
    {
      const char *text = typed->pdata[i], *sign = strrchr (text, '=');
      CwLevelCount level = { 0 };
      guint64 count = 0;

      if (sign == NULL || sign == text ||
          !g_ascii_string_to_unsigned (sign + 1, 10, 0, G_MAXINT32, &count, NULL))
        {
          g_set_error (error, CLI_USAGE, 0, "--level takes LABEL=COUNT, such as \"Not yet=7\"");
          return FALSE;
        }
      level.label = g_strndup (text, (gsize) (sign - text));
      level.count = (gint64) count;
      g_array_append_val (levels, level);
    }
  return TRUE;
}

static gboolean
read_met (CliCall *call, gint64 *met, GError **error)
{
  const char *typed = cli_call_option (call, "met");
  guint64 count = 0;

  *met = -1;
  if (typed == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, 0, G_MAXINT32, &count, NULL))
    {
      g_set_error (error, CLI_USAGE, 0, "--met takes a number, from 0");
      return FALSE;
    }

  *met = (gint64) count;
  return TRUE;
}

static gboolean
run_add (CliCall *call, GError **error)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (CwLevelCount));
  CwEvidencePlan plan = {
    .instrument = cli_call_argument (call, 2),
    .day = cli_call_option (call, "day"),
    .students = cli_call_option (call, "students"),
    .tested = cli_call_count (call, "tested", 0),
    .is_same = cli_call_option (call, "same") != NULL,
    .scorer = cli_call_option (call, "scorer"),
  };

  g_array_set_clear_func (levels, clear_level);
  if (!cw_stage_parse (cli_call_argument (call, 1), &plan.stage))
    {
      g_set_error (error, CLI_USAGE, 0, "STAGE is one of baseline, interim, end");
      return FALSE;
    }
  if (!read_levels (call, levels, error) || !read_met (call, &plan.met, error))
    return FALSE;
  plan.cycle = cw_cycle_find (call->store, cli_call_argument (call, 0), error);
  if (plan.cycle == 0)
    return FALSE;

  plan.levels = (const CwLevelCount *) (gpointer) levels->data;
  plan.level_count = levels->len;
  return cli_print_made (call, cw_evidence_add (call->store, &plan, call->moment, error),
                         error);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  gint64 cycle = cw_cycle_find (call->store, cli_call_argument (call, 0), error);

  return cycle != 0 && cli_print_evidence (call, cycle, error);
}

static const CliOption add_options[] = {
  { "tested", "COUNT", "how many students", CLI_OPTION_REQUIRED },
  { "met", "NUMBER", "how many of them met the target" },
  { "level", "LABEL=COUNT", "how many were at a level, the lowest first", CLI_OPTION_REPEATS },
  { "day", "DAY", "YYYY-MM-DD; today by default" },
  { "students", "TEXT", "which group; no student's name" },
  { "same", NULL, "the same students as at the baseline" },
  { "scorer", "TEXT", "who scored it" },
  { NULL },
};

const CliCommand cli_student_evidence_commands[] = {
  {
      "evidence",
      "add",
      "CYCLE STAGE INSTRUMENT",
      "Add what students could do before, during or after a cycle, as counts",
      "STAGE is baseline, interim or end. No student's name is asked for. Prints its id.",
      "evidence add \"Talk in pairs\" baseline Slip --tested 22 --met 8",
      CLI_NEEDS_WRITER,
      TRUE,
      add_options,
      run_add,
  },
  {
      "evidence",
      "list",
      "CYCLE",
      "List the student evidence of a cycle, and what was gained",
      "The gain is hidden where so few students were tested that it could tell about one of them.",
      "evidence list \"Talk in pairs\"",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  { NULL },
};
