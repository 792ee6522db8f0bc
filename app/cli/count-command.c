#include "app/cli/families.h"
#include "app/cli/session.h"

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

/* Whether @item of the form of @visit has levels, in @is_level. */
static gboolean
find_kind (CliCall *call, gint64 visit_id, gint64 item_id, gboolean *is_level, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_get (call->store, visit_id, error);
  g_autoptr (CwWalk) walk =
      visit != NULL ? cw_walk_get (call->store, visit->walk, error) : NULL;
  g_autoptr (GPtrArray) items =
      walk != NULL ? cw_form_items (call->store, walk->form, error) : NULL;

  *is_level = FALSE;
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CwItem *item = g_ptr_array_index (items, i);

      if (item->id == item_id)
        *is_level = item->level_count > 0;
    }
  return items != NULL;
}

static gboolean
run_mark (CliCall *call, GError **error)
{
  const char *item_text = cli_call_argument (call, 1);
  const char *value_text = cli_call_argument (call, 2);
  gint64 visit = cli_find_argument (call, 0, error);
  gint64 item = visit != 0 ? cw_item_find (call->store, visit, item_text, error) : 0;
  gboolean is_level;
  int value;

  if (item == 0 || !find_kind (call, visit, item, &is_level, error))
    return FALSE;
  if (!cw_mark_parse (is_level, value_text, &value))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s is no mark for %s. It takes %s",
                   value_text, item_text,
                   is_level ? "not-observable, or the number of a level"
                            : "seen, not-seen or not-observable");
      return FALSE;
    }
  return cli_print_made (call,
                         cw_mark_set (call->store, visit, item, value, call->moment, error),
                         error);
}

static gboolean
run_tally (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  const char *counter = cli_call_argument (call, 1);
  const char *by = cli_call_option (call, "by");
  int number = by != NULL ? cli_to_int (by) : 1;

  return visit != 0 && cli_print_made (call,
                                       cw_tally_add (call->store, visit, counter, number,
                                                     call->moment, error),
                                       error);
}

static gboolean
run_interval (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  const char *counter = cli_call_argument (call, 1);
  int k = cli_to_int (cli_call_argument (call, 2));
  int n = cli_to_int (cli_call_argument (call, 3));

  return visit != 0 && cli_print_made (call,
                                       cw_interval_add (call->store, visit, counter, k, n,
                                                        call->moment, error),
                                       error);
}

static gboolean
run_timer_start (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);

  return visit != 0 &&
         cli_print_made (call,
                         cw_timer_start (call->store, visit, cli_call_argument (call, 1),
                                         call->moment, error),
                         error);
}

static gboolean
run_timer_stop (CliCall *call, GError **error)
{
  gint64 visit = cli_find_argument (call, 0, error);
  gint64 timer = visit != 0 ? cw_timer_stop (call->store, visit, cli_call_argument (call, 1),
                                             call->moment, error)
                            : 0;

  return timer != 0 && cli_print_changed (call, timer, error);
}

static const CliOption tally_options[] = {
  { "by", "N", "how many (default: 1); a negative number takes back a miscount" },
  { NULL },
};

const CliCommand cli_mark_commands[] = {
  {
      "mark",
      "set",
      "VISIT ITEM VALUE",
      "Mark a look-for of a visit, or mark it anew",
      "ITEM is its key in the form, its number, or its id. VALUE is seen, not-seen or not-observable; "
      "or the number of a level where the look-for has levels.",
      "mark set ana-7f:13 asked-to-say-more seen",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_mark,
  },
  { NULL },
};

const CliCommand cli_tally_commands[] = {
  {
      "tally",
      "add",
      "VISIT COUNTER",
      "Count one more, or some more",
      NULL,
      "tally add ana-7f:13 student-question --by 2",
      CLI_NEEDS_WRITER,
      TRUE,
      tally_options,
      run_tally,
  },
  { NULL },
};

const CliCommand cli_interval_commands[] = {
  {
      "interval",
      "add",
      "VISIT COUNTER K N",
      "Keep one scan of the room: K of N showed it",
      NULL,
      "interval add ana-7f:13 on-task 18 24",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_interval,
  },
  { NULL },
};

const CliCommand cli_timer_commands[] = {
  {
      "timer",
      "start",
      "VISIT NAME",
      "Start a stopwatch",
      NULL,
      "timer start ana-7f:13 group-work",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_timer_start,
  },
  {
      "timer",
      "stop",
      "VISIT NAME",
      "Stop a stopwatch",
      NULL,
      "timer stop ana-7f:13 group-work",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_timer_stop,
  },
  { NULL },
};
