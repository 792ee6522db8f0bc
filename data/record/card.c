#include "corewalk/debrief.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

static const char *const step_names[] = { "describe", "pattern", "predict", "next" };
static const char *const state_names[] = { "open", "done", "dropped" };

const char *
cw_step_get_name (CwStep step)
{
  return step_names[step];
}

gboolean
cw_step_parse (const char *text, CwStep *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_names); i++)
    if (strcmp (text, step_names[i]) == 0)
      {
        *step = (CwStep) i;
        return TRUE;
      }

  return FALSE;
}

const char *
cw_card_state_get_name (CwCardState state)
{
  return state_names[state];
}

void
cw_card_free (CwCard *card)
{
  if (card == NULL)
    return;

  g_free (card->text);
  g_free (card->owner);
  g_free (card->help);
  g_free (card->outcome);
  g_array_unref (card->notes);
  g_array_unref (card->rooms);
  g_free (card);
}

static gboolean
is_there (CwStore *store, const char *sql, gint64 id, gint64 walk)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":id", id);
  cw_stmt_bind_int (stmt, ":walk", walk);
  return cw_stmt_next (stmt);
}

static gboolean
check_plan (CwStore *store, const CwCardPlan *plan, GError **error)
{
  gint64 due;

  if (!cw_text_check ("the card", plan->text, error) ||
      (plan->owner != NULL && !cw_text_check_name ("the owner", plan->owner, error)) ||
      (plan->help != NULL && !cw_text_check_name ("the help", plan->help, error)))
    return FALSE;
  if (plan->due != NULL && !cw_day_parse (plan->due, &due))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the due day must be a day such as 2026-03-04");
      return FALSE;
    }
  if (plan->step != CW_STEP_NEXT &&
      (plan->owner != NULL || plan->due != NULL || plan->help != NULL))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "only a 'next' card has an owner, a due day and help");
      return FALSE;
    }
  for (guint i = 0; i < plan->note_count; i++)
    if (!is_there (store, cw_sql_note_of_walk, plan->notes[i], plan->walk))
      {
        g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                             "a line of evidence is not of this walk");
        return FALSE;
      }
  if (plan->under != 0 && !is_there (store, cw_sql_pattern_of_walk, plan->under, plan->walk))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           "the card above it is no pattern of this walk");
      return FALSE;
    }

  return TRUE;
}

static void
put_notes (CwStore *store,
           const CwStream *stream,
           const CwCardPlan *plan,
           CwLine *line,
           GString *json)
{
  g_autofree CwRef *refs = g_new0 (CwRef, plan->note_count + 1);

  if (plan->note_count == 0)
    return;

  for (guint i = 0; i < plan->note_count; i++)
    cw_log_make_ref (store->log, stream, plan->notes[i], &refs[i]);
  cw_line_write_refs (refs, plan->note_count, json);
  cw_line_put_raw (line, "notes", json->str);
}

gint64
cw_card_add (CwStore *store, const CwCardPlan *plan, const CwMoment *moment, GError **error)
{
  char walk_room[CW_UUID_TEXT_LENGTH + 1], under_room[CW_UUID_TEXT_LENGTH + 1];
  g_autoptr (GString) notes = g_string_new (NULL);
  const CwStream *stream;
  CwHost host;
  CwLine line;

  if (!cw_host_find_walk (store, plan->walk, &host, error) || !check_plan (store, plan, error))
    return 0;

  stream = cw_writer_begin (store, "card", &host, moment, &line, walk_room, error);
  if (stream == NULL)
    return 0;

  cw_line_put_text (&line, "step", step_names[plan->step]);
  cw_line_put_text (&line, "text", plan->text);
  if (plan->owner != NULL)
    cw_line_put_text (&line, "owner", plan->owner);
  if (plan->due != NULL)
    cw_line_put_text (&line, "due", plan->due);
  if (plan->help != NULL)
    cw_line_put_text (&line, "help", plan->help);
  cw_writer_put_ref (store, stream, &line, "under", plan->under, under_room);
  put_notes (store, stream, plan, &line, notes);
  return cw_writer_finish (store, stream, &line, error);
}

static gboolean
read_numbers (CwStore *store, const char *sql, gint64 card, GArray *numbers, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, sql);

  cw_stmt_bind_int (stmt, ":id", card);
  while (cw_stmt_next (stmt))
    {
      gint64 number = cw_stmt_int (stmt, 0);

      g_array_append_val (numbers, number);
    }

  return cw_stmt_done (stmt, error);
}

static void
read_state (CwStmt *stmt, CwCard *card)
{
  card->done = cw_stmt_is_null (stmt, 9) ? G_MININT64 : cw_stmt_int (stmt, 9);
  if (card->done == G_MININT64)
    card->state = CW_CARD_OPEN;
  else if (g_strcmp0 (cw_stmt_text (stmt, 10), state_names[CW_CARD_DROPPED]) == 0)
    card->state = CW_CARD_DROPPED;
  else
    card->state = CW_CARD_DONE;
  card->outcome = card->state == CW_CARD_OPEN ? NULL : cw_stmt_dup_text (stmt, 11);
}

static CwCard *
read_card (CwStmt *stmt)
{
  CwCard *card = g_new0 (CwCard, 1);

  card->id = cw_stmt_int (stmt, 0);
  if (!cw_step_parse (cw_stmt_text (stmt, 1), &card->step))
    card->step = CW_STEP_DESCRIBE;
  card->moment.at_ms = cw_stmt_int (stmt, 2);
  card->moment.offset_min = (int) cw_stmt_int (stmt, 3);
  card->text = cw_stmt_dup_text (stmt, 4);
  card->owner = cw_stmt_dup_text (stmt, 5);
  card->due = cw_stmt_is_null (stmt, 6) ? G_MININT64 : cw_stmt_int (stmt, 6);
  card->under = cw_stmt_int (stmt, 7);
  card->help = cw_stmt_dup_text (stmt, 8);
  card->notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  card->rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  read_state (stmt, card);
  return card;
}

GPtrArray *
cw_card_list (CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_card_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_card_list);

  cw_stmt_bind_int (stmt, ":walk", walk);
  while (cw_stmt_next (stmt))
    g_ptr_array_add (cards, read_card (stmt));
  if (!cw_stmt_done (stmt, error))
    return NULL;

  for (guint i = 0; i < cards->len; i++)
    {
      CwCard *card = cards->pdata[i];

      if (!read_numbers (store, cw_sql_card_notes, card->id, card->notes, error) ||
          !read_numbers (store, cw_sql_card_rooms, card->id, card->rooms, error))
        return NULL;
    }

  return g_steal_pointer (&cards);
}
