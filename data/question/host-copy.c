#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/host.h"
#include "corewalk/mark.h"
#include "corewalk/norms.h"
#include "corewalk/note.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/base/spoken.h"

#include <string.h>

typedef struct
{
  CwStore *store;
  const CwVisit *visit;
  const CwWalk *walk;
  CwHandout *page;
} Copy;

/* "09:15" on the clock of who recorded it */
static char *
dup_clock (CwMoment moment)
{
  g_autofree char *text = cw_moment_format_local (moment);

  return g_strdup (text + strlen ("2026-03-04 "));
}

static void
add_line (Copy *copy, CwMoment moment, const char *what, const char *text)
{
  g_autofree char *clock = dup_clock (moment);
  g_autofree char *left =
      *what == '\0' ? g_strdup (clock) : g_strdup_printf ("%s %s", clock, what);

  cw_handout_add (copy->page, CW_HANDOUT_LINE, left, text);
}

static char *
dup_tags (CwTags tags)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (tags & CW_TAG_TEACHER)
    g_ptr_array_add (names, (gpointer) _ ("Teacher"));
  if (tags & CW_TAG_STUDENT)
    g_ptr_array_add (names, (gpointer) _ ("Student"));
  if (tags & CW_TAG_TASK)
    g_ptr_array_add (names, (gpointer) _ ("Task"));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" + ", (char **) names->pdata);
}

static void
add_heading (Copy *copy, const char *title, guint count)
{
  if (count > 0)
    cw_handout_add (copy->page, CW_HANDOUT_HEADING, NULL, title);
}

static gboolean
add_notes (Copy *copy, GError **error)
{
  g_autoptr (GPtrArray) notes = cw_note_list (copy->store, copy->visit->id, error);

  if (notes == NULL)
    return FALSE;

  add_heading (copy, _ ("What was seen and heard"), notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      const CwNote *note = notes->pdata[i];
      g_autofree char *tags = dup_tags (note->tags);

      add_line (copy, note->moment, tags, note->text);
    }
  return TRUE;
}

static char *
dup_mark (const CwItem *item, int value)
{
  if (value == CW_MARK_NOT_OBSERVABLE)
    return g_strdup (_ ("could not be seen in this part"));
  if (item->level_count > 0)
    return g_strdup_printf (_ ("level %d of %d"), value, item->level_count);
  return g_strdup (value == CW_MARK_SEEN ? _ ("seen") : _ ("not seen"));
}

static gboolean
add_marks (Copy *copy, GError **error)
{
  g_autoptr (GArray) marks = cw_mark_list (copy->store, copy->visit->id, error);
  g_autoptr (GPtrArray) items =
      marks == NULL ? NULL : cw_form_items (copy->store, copy->walk->form, error);

  if (items == NULL)
    return FALSE;

  add_heading (copy, _ ("Look-fors"), marks->len);
  for (guint i = 0; i < marks->len; i++)
    for (guint j = 0; j < items->len; j++)
      {
        const CwMark *mark = &g_array_index (marks, CwMark, i);
        const CwItem *item = items->pdata[j];
        g_autofree char *value = mark->item == item->id ? dup_mark (item, mark->value) : NULL;

        if (value != NULL)
          cw_handout_add (copy->page, CW_HANDOUT_LINE, item->label, value);
      }
  return TRUE;
}

static void
add_timer (Copy *copy, const CwTimer *timer)
{
  gint64 seconds = MAX (0, timer->stopped_ms - timer->started.at_ms) / 1000;
  g_autofree char *length =
      timer->stopped_ms == 0
          ? g_strdup (_ ("still running"))
          : g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));

  cw_handout_add (copy->page, CW_HANDOUT_LINE, timer->name, length);
}

static gboolean
add_counts (Copy *copy, GError **error)
{
  gint64 visit = copy->visit->id;
  g_autoptr (GPtrArray) tallies = cw_tally_list (copy->store, visit, error);
  g_autoptr (GPtrArray) scans =
      tallies == NULL ? NULL : cw_interval_list (copy->store, visit, error);
  g_autoptr (GPtrArray) timers =
      scans == NULL ? NULL : cw_timer_list (copy->store, visit, error);

  if (timers == NULL)
    return FALSE;

  add_heading (copy, _ ("Counts and times"), tallies->len + scans->len + timers->len);
  for (guint i = 0; i < tallies->len; i++)
    {
      const CwTally *tally = tallies->pdata[i];
      g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT, tally->total);

      cw_handout_add (copy->page, CW_HANDOUT_LINE, tally->counter, total);
    }
  for (guint i = 0; i < scans->len; i++)
    {
      const CwInterval *scan = scans->pdata[i];
      g_autofree char *text =
          g_strdup_printf (_ ("%s: %d of %d"), scan->counter, scan->k, scan->n);

      add_line (copy, scan->moment, "", text);
    }
  for (guint i = 0; i < timers->len; i++)
    add_timer (copy, timers->pdata[i]);
  return TRUE;
}

static void
add_samples (Copy *copy, const char *title, GPtrArray *samples)
{
  add_heading (copy, title, samples->len);
  for (guint i = 0; i < samples->len; i++)
    {
      const CwSample *sample = samples->pdata[i];

      add_line (copy, sample->moment, sample->question == NULL ? "" : sample->question,
                sample->text);
    }
}

static gboolean
add_words (Copy *copy, GError **error)
{
  g_autoptr (GPtrArray) answers = cw_answer_list (copy->store, copy->visit->id, error);
  g_autoptr (GPtrArray) tasks =
      answers == NULL ? NULL : cw_task_list (copy->store, copy->visit->id, error);

  if (tasks == NULL)
    return FALSE;

  add_samples (copy, _ ("What students said about their work"), answers);
  add_samples (copy, _ ("What students were given to do"), tasks);
  return TRUE;
}

static void
add_field (Copy *copy, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    cw_handout_add (copy->page, CW_HANDOUT_LINE, name, value);
}

static void
add_head (Copy *copy)
{
  static const char *const segments[][2] = {
    { "opening", N_ ("the opening") },
    { "middle", N_ ("the middle") },
    { "closing", N_ ("the closing") },
  };
  const CwVisit *visit = copy->visit;
  g_autofree char *day = cw_spoken_dup_day (cw_moment_local_day (visit->started));
  g_autofree char *clock = dup_clock (visit->started);
  g_autofree char *began = g_strdup_printf ("%s, %s", day, clock);
  g_autofree char *ended = dup_clock (
      (CwMoment){ MAX (visit->ended_ms, CW_MOMENT_LEAST_MS), visit->started.offset_min });
  g_autofree char *when =
      visit->ended_ms == 0 ? g_strdup (began) : g_strdup_printf ("%s – %s", began, ended);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, visit->number);

  cw_handout_add (copy->page, CW_HANDOUT_TITLE, NULL, _ ("What was written down in your room"));
  add_field (copy, _ ("The walk"), copy->walk->title);
  add_field (copy, _ ("Visit"), number);
  add_field (copy, _ ("By"), visit->walker);
  add_field (copy, _ ("When"), when);
  add_field (copy, _ ("Grade"), visit->grade);
  add_field (copy, _ ("Subject"), visit->subject);
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    if (g_strcmp0 (visit->segment, segments[i][0]) == 0)
      add_field (copy, _ ("Part of the lesson"), _ (segments[i][1]));
}

CwHandout *
cw_host_copy (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, error);
  g_autoptr (CwWalk) walk = visit == NULL ? NULL : cw_walk_get (store, visit->walk, error);
  g_autoptr (CwHandout) page = walk == NULL ? NULL : cw_handout_new ();
  Copy copy = { .store = store, .visit = visit, .walk = walk, .page = page };

  if (page == NULL)
    return NULL;

  add_head (&copy);
  if (!add_notes (&copy, error) || !add_marks (&copy, error) || !add_counts (&copy, error) ||
      !add_words (&copy, error))
    return NULL;

  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("This is all that was recorded in this visit. It describes; it does not judge, and it is "
         "not an evaluation. If something is wrong, or should not stand here, say so: it can be "
         "changed or taken back."));
  cw_norms_add_to_page (store, "walks", page);
  return g_steal_pointer (&page);
}
