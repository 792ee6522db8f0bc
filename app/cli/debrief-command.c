#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/debrief.h"
#include "corewalk/id.h"
#include "corewalk/memo.h"

static GArray *
find_notes (CliCall *call, GError **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *texts = cli_call_option_values (call, "from");

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      gint64 note = cli_find (call, g_ptr_array_index (texts, i), error);

      if (note == 0)
        {
          g_prefix_error (error, "--from: ");
          return NULL;
        }
      g_array_append_val (notes, note);
    }
  return g_steal_pointer (&notes);
}

static gboolean
run_debrief (CliCall *call, GError **error)
{
  g_autoptr (GArray) notes = NULL;
  g_autofree char *text = NULL;
  CwCardPlan plan = {
    .walk = cli_find_argument (call, 0, error),
    .owner = cli_call_option (call, "owner"),
    .due = cli_call_option (call, "due"),
    .help = cli_call_option (call, "help-with"),
  };

  if (plan.walk == 0 ||
      (text = cli_text_dup (call, cli_call_argument (call, 2), error)) == NULL ||
      (notes = find_notes (call, error)) == NULL ||
      !cli_find_option (call, "under", &plan.under, error))
    return FALSE;
  cw_step_parse (cli_call_argument (call, 1), &plan.step);
  plan.text = text;
  plan.notes = (const gint64 *) (gpointer) notes->data;
  plan.note_count = notes->len;
  return cli_print_made (call, cw_card_add (call->store, &plan, call->moment, error), error);
}

static gboolean
run_done (CliCall *call, GError **error)
{
  gint64 card = cli_find_argument (call, 0, error);
  CwCardState state = cli_call_option (call, "dropped") != NULL ? CW_CARD_DROPPED
                      : cli_call_option (call, "open") != NULL  ? CW_CARD_OPEN
                                                                : CW_CARD_DONE;

  return card != 0 &&
         cw_card_settle (call->store, card, state, cli_call_option (call, "outcome"),
                         call->moment, error) &&
         cli_print_changed (call, card, error);
}

static gboolean
run_move (CliCall *call, GError **error)
{
  gint64 card = cli_find_argument (call, 0, error), under = 0, before = 0;
  CwStep step = CW_STEP_DESCRIBE;

  if (card == 0 || !cli_find_option (call, "under", &under, error) ||
      !cli_find_option (call, "before", &before, error))
    return FALSE;

  cw_step_parse (cli_call_argument (call, 1), &step);
  return cw_card_move (call->store, card, step, under, before, call->moment, error) &&
         cli_print_changed (call, card, error);
}

static void
add_due (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *cards = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < cards->len; i++)
    {
      const CwDueCard *card = g_ptr_array_index (cards, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", card->id);
      cli_add_id (call, json, "walk", card->walk);
      cw_json_add_string (json, "walk_title", card->walk_title);
      cw_json_add_string (json, "text", card->text);
      cw_json_add_string (json, "owner", card->owner);
      cw_json_add_string (json, "help", card->help);
      cli_add_day (json, "due", card->due);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_due (CliCall *call, GError **error)
{
  static const char *const heads[] = { "due", "owner", "help", "id", "walk", "card", NULL };
  gint64 today = cw_moment_local_day (call->moment != NULL ? *call->moment : cw_moment_now ());
  g_autoptr (GPtrArray) cards =
      cw_card_due_list (call->store, cli_call_day (call, "until", today), 0, error);
  CliTable *table;

  if (cards == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_due, cards);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < cards->len; i++)
    {
      const CwDueCard *card = g_ptr_array_index (cards, i);

      cli_table_add_take (table, cw_day_format (card->due));
      cli_table_add (table, card->owner);
      cli_table_add (table, card->help);
      cli_table_add_take (table, cw_id_dup_address (call->store, card->id));
      cli_table_add (table, card->walk_title);
      cli_table_add (table, card->text);
    }
  cli_table_print (table);
  return TRUE;
}

static gboolean
run_memo_add (CliCall *call, GError **error)
{
  g_autofree char *text = cli_text_dup (call, cli_call_argument (call, 0), error);

  if (text == NULL)
    return FALSE;
  return cli_print_made (call, cw_memo_add (call->store, text, call->moment, error), error);
}

static void
add_memos (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *memos = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < memos->len; i++)
    {
      const CwMemo *memo = g_ptr_array_index (memos, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", memo->id);
      cli_add_moment (json, "at", memo->moment);
      cw_json_add_string (json, "text", memo->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_memo_list (CliCall *call, GError **error)
{
  static const char *const heads[] = { "when", "id", "memo", NULL };
  g_autoptr (GPtrArray) memos = cw_memo_list (call->store, error);
  CliTable *table;

  if (memos == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_memos, memos);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < memos->len; i++)
    {
      const CwMemo *memo = g_ptr_array_index (memos, i);

      cli_table_add_take (table, cw_moment_format_local (memo->moment));
      cli_table_add_take (table, cw_id_dup_address (call->store, memo->id));
      cli_table_add (table, memo->text);
    }
  cli_table_print (table);
  return TRUE;
}

static const CliOption debrief_options[] = {
  { "from", "NOTE", "a line of evidence behind it", CLI_OPTION_REPEATS },
  { "under", "PATTERN", "the pattern that it belongs to" },
  { "owner", "NAME", "who does it; of a next step" },
  { "due", "DAY", "by when, YYYY-MM-DD; of a next step" },
  { "help-with", "WORDS", "with what help; of a next step" },
  { NULL },
};

static const CliOption done_options[] = {
  { "outcome", "WORDS", "what became of it" },
  { "dropped", NULL, "it is given up instead" },
  { "open", NULL, "it is neither done nor dropped after all" },
  { NULL },
};

static const CliOption move_options[] = {
  { "under", "PATTERN", "the pattern that evidence lies under" },
  { "before", "CARD", "the card of that column that it comes before; else it comes last" },
  { NULL },
};

static const CliOption due_options[] = {
  { "until", "DAY", "the last day that counts, YYYY-MM-DD; today by default" },
  { NULL },
};

const CliCommand cli_debrief_commands[] = {
  {
      "debrief",
      "add",
      "WALK describe|pattern|predict|next TEXT|-",
      "Add a card to the debrief of a walk, in one of its four steps",
      NULL,
      "debrief add ana-7f:12 next \"Ask why each day\" --due 2026-11-20",
      CLI_NEEDS_WRITER,
      TRUE,
      debrief_options,
      run_debrief,
  },
  {
      "debrief",
      "move",
      "CARD describe|pattern|predict|next",
      "Move a card to a step of the debrief, and to its place there",
      NULL,
      "debrief move ana-7f:31 describe --under ana-7f:28",
      CLI_NEEDS_WRITER,
      TRUE,
      move_options,
      run_move,
  },
  {
      "debrief",
      "done",
      "CARD",
      "Say that a next step is done, dropped, or open after all",
      NULL,
      "debrief done ana-7f:40 --outcome \"Tried in all six rooms\"",
      CLI_NEEDS_WRITER,
      TRUE,
      done_options,
      run_done,
  },
  {
      "debrief",
      "due",
      "",
      "List the next steps that are due and not done, the longest overdue first",
      NULL,
      "debrief due --until 2026-11-30",
      CLI_NEEDS_READER,
      FALSE,
      due_options,
      run_due,
  },
  { NULL },
};

const CliCommand cli_memo_commands[] = {
  {
      "memo",
      "add",
      "TEXT|-",
      "Keep a note to yourself; it never leaves this laptop",
      NULL,
      "memo add \"Ask Ben about the exit tickets\"",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_memo_add,
  },
  {
      "memo",
      "list",
      "",
      "List your notes to yourself, newest first",
      NULL,
      "memo list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_memo_list,
  },
  { NULL },
};
