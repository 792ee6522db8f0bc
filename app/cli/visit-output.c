#include "app/cli/visit-output.h"

#include "app/cli/output.h"

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"

#include <string.h>

CliVisitPage *
cli_visit_page_read (CliCall *call, gint64 visit, gint64 form, GError **error)
{
  g_autoptr (CliVisitPage) page = g_new0 (CliVisitPage, 1);
  CwStore *store = call->store;

  if ((page->visit = cw_visit_get (store, visit, error)) == NULL ||
      (page->items = cw_form_items (store, form, error)) == NULL ||
      (page->notes = cw_note_list (store, visit, error)) == NULL ||
      (page->marks = cw_mark_list (store, visit, error)) == NULL ||
      (page->tallies = cw_tally_list (store, visit, error)) == NULL ||
      (page->intervals = cw_interval_list (store, visit, error)) == NULL ||
      (page->timers = cw_timer_list (store, visit, error)) == NULL ||
      (page->answers = cw_answer_list (store, visit, error)) == NULL ||
      (page->tasks = cw_task_list (store, visit, error)) == NULL)
    return NULL;
  return g_steal_pointer (&page);
}

void
cli_visit_page_free (CliVisitPage *page)
{
  if (page == NULL)
    return;
  cw_visit_free (page->visit);
  g_clear_pointer (&page->items, g_ptr_array_unref);
  g_clear_pointer (&page->notes, g_ptr_array_unref);
  g_clear_pointer (&page->marks, g_array_unref);
  g_clear_pointer (&page->tallies, g_ptr_array_unref);
  g_clear_pointer (&page->intervals, g_ptr_array_unref);
  g_clear_pointer (&page->timers, g_ptr_array_unref);
  g_clear_pointer (&page->answers, g_ptr_array_unref);
  g_clear_pointer (&page->tasks, g_ptr_array_unref);
  g_free (page);
}

static const struct
{
  CwTags tag;
  const char *name;
} tags[] = {
  { CW_TAG_TEACHER, "teacher" },
  { CW_TAG_STUDENT, "student" },
  { CW_TAG_TASK, "task" },
};

static const CwItem *
find_item (const CliVisitPage *page, gint64 id)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const CwItem *item = g_ptr_array_index (page->items, i);

      if (item->id == id)
        return item;
    }
  return NULL;
}

void
cli_add_visit (CliCall *call, CwJsonWriter *json, const CwVisit *visit)
{
  cli_add_id (call, json, "id", visit->id);
  cli_add_id (call, json, "walk", visit->walk);
  cw_json_add_int (json, "number", visit->number);
  cw_json_add_string (json, "walker", visit->walker);
  cli_add_id (call, json, "class", cw_visit_class (call->store, visit->id));
  cw_json_add_string (json, "grade", visit->grade);
  cw_json_add_string (json, "subject", visit->subject);
  cw_json_add_string (json, "segment", visit->segment);
  cli_add_moment (json, "started", visit->started);
  cli_add_ms (json, "ended", visit->ended_ms);
  cw_json_add_int (json, "note_count", visit->note_count);
  cw_json_add_int (json, "mark_count", visit->mark_count);
}

static void
add_notes (CliCall *call, CwJsonWriter *json, GPtrArray *notes)
{
  cw_json_begin_array (json, "notes");
  for (guint i = 0; i < notes->len; i++)
    {
      const CwNote *note = g_ptr_array_index (notes, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", note->id);
      cli_add_moment (json, "at", note->moment);
      cw_json_begin_array (json, "tags");
      for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
        if (note->tags & tags[k].tag)
          cw_json_add_string (json, NULL, tags[k].name);
      cw_json_end_array (json);
      cw_json_add_string (json, "text", note->text);
      cli_add_id (call, json, "item", note->item);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_marks (CliCall *call, CwJsonWriter *json, const CliVisitPage *page)
{
  cw_json_begin_array (json, "marks");
  for (guint i = 0; i < page->marks->len; i++)
    {
      const CwMark *mark = &g_array_index (page->marks, CwMark, i);
      const CwItem *item = find_item (page, mark->item);
      g_autofree char *value =
          cw_mark_dup_text (item != NULL && item->level_count > 0, mark->value);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", mark->id);
      cli_add_moment (json, "at", mark->moment);
      cli_add_id (call, json, "item", mark->item);
      cw_json_add_string (json, "item_key", item != NULL ? item->key : NULL);
      cw_json_add_string (json, "value", value);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_counts (CliCall *call, CwJsonWriter *json, const CliVisitPage *page)
{
  cw_json_begin_object (json, "tallies");
  for (guint i = 0; i < page->tallies->len; i++)
    {
      const CwTally *tally = g_ptr_array_index (page->tallies, i);

      cw_json_add_int (json, tally->counter, tally->total);
    }
  cw_json_end_object (json);
  cw_json_begin_array (json, "intervals");
  for (guint i = 0; i < page->intervals->len; i++)
    {
      const CwInterval *interval = g_ptr_array_index (page->intervals, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", interval->id);
      cli_add_moment (json, "at", interval->moment);
      cw_json_add_string (json, "counter", interval->counter);
      cw_json_add_int (json, "k", interval->k);
      cw_json_add_int (json, "n", interval->n);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_begin_array (json, "timers");
  for (guint i = 0; i < page->timers->len; i++)
    {
      const CwTimer *timer = g_ptr_array_index (page->timers, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", timer->id);
      cw_json_add_string (json, "name", timer->name);
      cli_add_moment (json, "started", timer->started);
      cli_add_ms (json, "stopped", timer->stopped_ms);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_samples (CliCall *call, CwJsonWriter *json, const char *key, GPtrArray *samples)
{
  cw_json_begin_array (json, key);
  for (guint i = 0; i < samples->len; i++)
    {
      const CwSample *sample = g_ptr_array_index (samples, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", sample->id);
      cli_add_moment (json, "at", sample->moment);
      if (sample->question != NULL)
        cw_json_add_string (json, "question", sample->question);
      cw_json_add_string (json, "text", sample->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

void
cli_add_visit_page (CliCall *call, CwJsonWriter *json, const CliVisitPage *page)
{
  cw_json_begin_object (json, NULL);
  cli_add_visit (call, json, page->visit);
  add_notes (call, json, page->notes);
  add_marks (call, json, page);
  add_counts (call, json, page);
  add_samples (call, json, "answers", page->answers);
  add_samples (call, json, "tasks", page->tasks);
  cw_json_end_object (json);
}

/* "09:15" of a moment, on the clock of who recorded it */
static char *
dup_clock (CwMoment moment)
{
  g_autofree char *text = cw_moment_format_local (moment);

  return g_strdup (text + strlen ("2026-03-04 "));
}

static void
print_heading (CliCall *call, const CwVisit *visit)
{
  g_autofree char *began = cw_moment_format_local (visit->started);
  g_autofree char *ended =
      visit->ended_ms != 0
          ? dup_clock ((CwMoment){ visit->ended_ms, visit->started.offset_min })
          : g_strdup ("");
  g_autofree char *address = cw_id_dup_address (call->store, visit->id);
  g_autofree char *walker = cli_visible_dup (visit->walker);
  const char *const parts[] = { visit->grade, visit->subject, visit->segment };

  printf ("\nVisit %" G_GINT64_FORMAT " · %s (%s)  %s%s%s", visit->number, walker, address,
          began, visit->ended_ms != 0 ? " to " : ", going on", ended);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_autofree char *part = cli_visible_dup (parts[i]);

        printf (", %s", part);
      }
  putchar ('\n');
}

/* Everything that was kept in words or numbers, as one table by kind. */
static void
print_samples (CliCall *call, CliTable *table, const char *kind, GPtrArray *samples)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const CwSample *sample = g_ptr_array_index (samples, i);

      cli_table_add_take (table, dup_clock (sample->moment));
      cli_table_add (table, kind);
      cli_table_add_take (table, cw_id_dup_address (call->store, sample->id));
      cli_table_add_take (table,
                          sample->question != NULL
                              ? g_strdup_printf ("%s: %s", sample->question, sample->text)
                              : g_strdup (sample->text));
    }
}

static void
print_words (CliCall *call, const CliVisitPage *page)
{
  static const char *const heads[] = { "at", "what", "id", "text", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < page->notes->len; i++)
    {
      const CwNote *note = g_ptr_array_index (page->notes, i);
      g_autoptr (GString) what = g_string_new (NULL);

      for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
        if (note->tags & tags[k].tag)
          g_string_append_printf (what, "%s%s", what->len > 0 ? "+" : "", tags[k].name);
      cli_table_add_take (table, dup_clock (note->moment));
      cli_table_add (table, what->str);
      cli_table_add_take (table, cw_id_dup_address (call->store, note->id));
      cli_table_add (table, note->text);
    }
  print_samples (call, table, "answer", page->answers);
  print_samples (call, table, "task", page->tasks);
  cli_table_print (table);
}

static void
print_marks (const CliVisitPage *page)
{
  static const char *const heads[] = { "look-for", "mark", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < page->marks->len; i++)
    {
      const CwMark *mark = &g_array_index (page->marks, CwMark, i);
      const CwItem *item = find_item (page, mark->item);

      cli_table_add (table, item != NULL ? item->label : "(unknown here)");
      cli_table_add_take (table, cw_mark_dup_text (item != NULL && item->level_count > 0,
                                                   mark->value));
    }
  cli_table_print (table);
}

static void
print_counts (const CliVisitPage *page)
{
  static const char *const heads[] = { "count", ">number", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < page->tallies->len; i++)
    {
      const CwTally *tally = g_ptr_array_index (page->tallies, i);

      cli_table_add (table, tally->counter);
      cli_table_add_int (table, tally->total);
    }
  for (guint i = 0; i < page->intervals->len; i++)
    {
      const CwInterval *interval = g_ptr_array_index (page->intervals, i);

      cli_table_add (table, interval->counter);
      cli_table_add_take (table, g_strdup_printf ("%d of %d", interval->k, interval->n));
    }
  for (guint i = 0; i < page->timers->len; i++)
    {
      const CwTimer *timer = g_ptr_array_index (page->timers, i);
      gint64 seconds = (timer->stopped_ms - timer->started.at_ms) / 1000;

      cli_table_add (table, timer->name);
      cli_table_add_take (table, timer->stopped_ms == 0
                                     ? g_strdup ("running")
                                     : g_strdup_printf ("%" G_GINT64_FORMAT ":%02d",
                                                        seconds / 60, (int) (seconds % 60)));
    }
  cli_table_print (table);
}

void
cli_print_visit_page (CliCall *call, const CliVisitPage *page)
{
  print_heading (call, page->visit);
  print_words (call, page);
  print_marks (page);
  print_counts (page);
}
