#include "app/cli/walk-output.h"

#include "app/cli/visit-output.h"

#include "corewalk/id.h"
#include "corewalk/record.h"

#include "app/cli/output.h"

const char *
cli_reach_name (CwReach reach)
{
  switch (reach)
    {
    case CW_REACH_SCHOOL:
      return "school";
    case CW_REACH_DISTRICT:
      return "district";
    case CW_REACH_PAIR:
      return "pair";
    case CW_REACH_DEFAULT:
    default:
      return "default";
    }
}

static gboolean
read_problems (CliCall *call, CliWalkPage *page, GError **error)
{
  g_autoptr (GArray) ids = cw_problem_ids (call->store, page->walk->id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CwRecord *record = cw_record_read (call->store, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (page->problems, record);
    }
  return ids != NULL;
}

static gboolean
read_visits (CliCall *call, CliWalkPage *page, GError **error)
{
  g_autoptr (GArray) ids = cw_visit_ids (call->store, page->walk->id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CliVisitPage *visit =
          cli_visit_page_read (call, g_array_index (ids, gint64, i), page->walk->form, error);

      if (visit == NULL)
        return FALSE;
      g_ptr_array_add (page->visits, visit);
    }
  return ids != NULL;
}

CliWalkPage *
cli_walk_page_read (CliCall *call, gint64 walk, GError **error)
{
  g_autoptr (CliWalkPage) page = g_new0 (CliWalkPage, 1);

  page->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_record_free);
  page->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) cli_visit_page_free);
  page->walk = cw_walk_get (call->store, walk, error);
  if (page->walk == NULL || !read_problems (call, page, error) ||
      !read_visits (call, page, error))
    return NULL;
  page->cards = cw_card_list (call->store, walk, error);
  return page->cards != NULL && cw_debrief_count (call->store, walk, &page->debrief, error)
             ? g_steal_pointer (&page)
             : NULL;
}

void
cli_walk_page_free (CliWalkPage *page)
{
  if (page == NULL)
    return;
  cw_walk_free (page->walk);
  g_clear_pointer (&page->problems, g_ptr_array_unref);
  g_clear_pointer (&page->visits, g_ptr_array_unref);
  g_clear_pointer (&page->cards, g_ptr_array_unref);
  g_free (page);
}

void
cli_add_walk (CliCall *call, CwJsonWriter *json, const CwWalk *walk)
{
  cli_add_id (call, json, "id", walk->id);
  cw_json_add_string (json, "title", walk->title);
  cli_add_id (call, json, "school", walk->school);
  cw_json_add_string (json, "school_name", walk->school_name);
  cli_add_id (call, json, "form", walk->form);
  cw_json_add_string (json, "form_title", walk->form_title);
  cw_json_add_string (json, "code", walk->code);
  cli_add_day (json, "date", walk->day);
  cw_json_add_string (json, "audience", cli_reach_name (walk->reach));
  cli_add_moment (json, "at", walk->made);
  cli_add_ms (json, "closed", walk->closed_ms);
  cw_json_add_int (json, "visit_count", walk->visit_count);
  cw_json_add_int (json, "note_count", walk->note_count);
}

static const char *
field_text (const CwRecord *record, const char *name)
{
  const CwFieldValue *field = cw_record_get_field (record, name);

  return field != NULL ? field->text : NULL;
}

static void
add_problems (CliCall *call, CwJsonWriter *json, GPtrArray *problems)
{
  cw_json_begin_array (json, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const CwRecord *problem = g_ptr_array_index (problems, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", problem->id);
      cw_json_add_string (json, "text", field_text (problem, "text"));
      cw_json_add_string (json, "theory", field_text (problem, "theory"));
      cw_json_add_string (json, "results", field_text (problem, "results"));
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_card (CliCall *call, CwJsonWriter *json, const CwCard *card)
{
  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "id", card->id);
  cw_json_add_string (json, "step", cw_step_get_name (card->step));
  cli_add_moment (json, "at", card->moment);
  cw_json_add_string (json, "text", card->text);
  cw_json_add_string (json, "owner", card->owner);
  cli_add_day (json, "due", card->due);
  cw_json_add_string (json, "help", card->help);
  if (card->step == CW_STEP_NEXT)
    cw_json_add_string (json, "state", cw_card_state_get_name (card->state));
  cli_add_day (json, "done", card->done);
  cw_json_add_string (json, "outcome", card->outcome);
  cli_add_id (call, json, "under", card->under);
  cw_json_begin_array (json, "from");
  for (guint i = 0; i < card->notes->len; i++)
    cli_add_id (call, json, NULL, g_array_index (card->notes, gint64, i));
  cw_json_end_array (json);
  cw_json_add_int (json, "room_count", card->rooms->len);
  cw_json_end_object (json);
}

void
cli_add_walk_page (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CliWalkPage *page = user_data;

  cw_json_begin_object (json, NULL);
  cli_add_walk (call, json, page->walk);
  add_problems (call, json, page->problems);
  cw_json_begin_array (json, "visits");
  for (guint i = 0; i < page->visits->len; i++)
    cli_add_visit_page (call, json, g_ptr_array_index (page->visits, i));
  cw_json_end_array (json);
  cw_json_begin_array (json, "debrief");
  for (guint i = 0; i < page->cards->len; i++)
    add_card (call, json, g_ptr_array_index (page->cards, i));
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
print_cards (CliCall *call, GPtrArray *cards, gint64 room_count)
{
  static const char *const heads[] = { "step",  "rooms", "owner", "due", "help",
                                       "state", "id",    "card",  NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < cards->len; i++)
    {
      const CwCard *card = g_ptr_array_index (cards, i);

      cli_table_add (table, cw_step_get_name (card->step));
      cli_table_add_take (table, card->rooms->len > 0
                                     ? g_strdup_printf ("%u of %" G_GINT64_FORMAT,
                                                        card->rooms->len, room_count)
                                     : NULL);
      cli_table_add (table, card->owner);
      cli_table_add_take (table, card->due != G_MININT64 ? cw_day_format (card->due) : NULL);
      cli_table_add (table, card->help);
      cli_table_add (table,
                     card->step == CW_STEP_NEXT ? cw_card_state_get_name (card->state) : NULL);
      cli_table_add_take (table, cw_id_dup_address (call->store, card->id));
      cli_table_add (table, card->text);
    }
  puts (cards->len > 0 ? "\nDebrief" : "");
  cli_table_print (table);
}

void
cli_print_walk_page (CliCall *call, const CliWalkPage *page)
{
  const CwWalk *walk = page->walk;
  g_autofree char *title = cli_visible_dup (walk->title);
  g_autofree char *school = cli_visible_dup (walk->school_name);
  g_autofree char *form = cli_visible_dup (walk->form_title);
  g_autofree char *day = cw_day_format (walk->day);
  g_autofree char *address = cw_id_dup_address (call->store, walk->id);

  printf ("%s (%s)\n", title, address);
  printf ("%s, %s, %s, %s\n", day, school, form, walk->closed_ms != 0 ? "closed" : "open");
  for (guint i = 0; i < page->problems->len; i++)
    {
      g_autofree char *text =
          cli_visible_dup (field_text (g_ptr_array_index (page->problems, i), "text"));

      printf ("Problem of practice: %s\n", text);
    }
  for (guint i = 0; i < page->visits->len; i++)
    cli_print_visit_page (call, g_ptr_array_index (page->visits, i));
  if (page->cards->len > 0)
    print_cards (call, page->cards, page->debrief.room_count);
}
