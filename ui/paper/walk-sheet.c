#include "ui/paper/walk-sheet.h"

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "ui/paper/debrief-part.h"
#include "ui/paper/norms-part.h"
#include "ui/paper/sheet-words.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 10 /* visits beside each other in one table */
#define TIME_COLUMN 62.0

static void
add_part (CwPaper *paper, const char *title, const char *text)
{
  if (*text == '\0')
    return;

  cw_paper_add_gap (paper, 8);
  cw_paper_add_text (paper, CW_PAPER_SUBHEADING, title);
  cw_paper_add_text (paper, CW_PAPER_BODY, text);
}

static void
add_head (CwPaper *paper, const CwWalkContent *content)
{
  g_autofree char *place = cw_sheet_dup_place (content);

  cw_paper_add_text (paper, CW_PAPER_TITLE, content->walk->title);
  cw_paper_add_text (paper, CW_PAPER_BODY, place);
  cw_paper_add_gap (paper, 6);
  add_part (paper, _ ("Problem of Practice"), content->problem);
  add_part (paper, _ ("Student Results Behind It"), content->results);
  add_part (paper, _ ("Theory of Action"), content->theory);
}

static int
find_mark (const CwVisitContent *visit, gint64 item, gboolean *is_marked)
{
  for (guint i = 0; i < visit->marks->len; i++)
    {
      const CwMark *mark = &g_array_index (visit->marks, CwMark, i);

      if (mark->item == item)
        {
          *is_marked = TRUE;
          return mark->value;
        }
    }
  *is_marked = FALSE;
  return 0;
}

static char *
dup_mark (const CwItem *item, int value)
{
  if (value == CW_MARK_NOT_OBSERVABLE)
    return g_strdup (C_ ("not observable", "O"));
  if (item->level_count > 0)
    return g_strdup_printf ("%d", value);

  return g_strdup (value == CW_MARK_SEEN ? C_ ("seen", "S") : C_ ("not seen", "N"));
}

/* In how many of the rooms where it could be seen. */
static char *
dup_total (const CwWalkContent *content, const CwItem *item)
{
  guint seen = 0, observable = 0;

  for (guint i = 0; i < content->visits->len; i++)
    {
      gboolean is_marked = FALSE;
      int value = find_mark (content->visits->pdata[i], item->id, &is_marked);

      if (is_marked && value != CW_MARK_NOT_OBSERVABLE)
        {
          observable++;
          seen += value == CW_MARK_SEEN;
        }
    }
  if (item->level_count > 0)
    return g_strdup (observable > 0 ? "" : "–");
  return observable > 0 ? g_strdup_printf (_ ("%u of %u"), seen, observable) : g_strdup ("–");
}

/* The visits from @from on, as columns. */
static void
add_marks (CwPaper *paper, const CwWalkContent *content, guint from)
{
  guint count = MIN (content->visits->len - from, MOST_COLUMNS);
  double widths[MOST_COLUMNS + 3] = { 4.4 };
  CwPaperCell head[MOST_COLUMNS + 2] = { { .text = _ ("Look-For"), .style = CW_PAPER_STRONG } };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count; i++)
    {
      const CwVisitContent *visit = content->visits->pdata[from + i];

      widths[i + 1] = .62;
      g_ptr_array_add (texts, g_strdup_printf ("%d", (int) visit->visit->number));
      head[i + 1] = (CwPaperCell){ .text = texts->pdata[texts->len - 1],
                                   .style = CW_PAPER_STRONG,
                                   .is_centered = TRUE };
    }
  widths[count + 1] = 1.1;
  head[count + 1] = (CwPaperCell){ .text = _ ("Seen in"), .style = CW_PAPER_STRONG };
  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, head, 0);
  for (guint at = 0; at < content->items->len; at++)
    {
      const CwItem *item = content->items->pdata[at];
      CwPaperCell row[MOST_COLUMNS + 2] = { { .style = CW_PAPER_BODY } };

      g_ptr_array_add (texts, g_strdup_printf ("%u. %s", at + 1, item->label));
      row[0].text = texts->pdata[texts->len - 1];
      for (guint i = 0; i < count; i++)
        {
          gboolean is_marked = FALSE;
          int value = find_mark (content->visits->pdata[from + i], item->id, &is_marked);

          g_ptr_array_add (texts, is_marked ? dup_mark (item, value) : g_strdup (""));
          row[i + 1] = (CwPaperCell){ .text = texts->pdata[texts->len - 1],
                                      .style = CW_PAPER_BODY,
                                      .is_centered = TRUE };
        }
      g_ptr_array_add (texts, dup_total (content, item));
      row[count + 1] =
          (CwPaperCell){ .text = texts->pdata[texts->len - 1], .style = CW_PAPER_BODY };
      cw_paper_add_row (paper, CW_PAPER_ROW, row, 0);
    }
}

static void
add_look_fors (CwPaper *paper, const CwWalkContent *content)
{
  if (content->items->len == 0 || content->visits->len == 0)
    return;

  cw_paper_add_gap (paper, 16);
  cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Look-Fors, Room by Room"));
  cw_paper_add_text (paper, CW_PAPER_SMALL,
                     _ ("S  seen     N  not seen, though it could be     O  not observable "
                        "there     a number: a level"));
  for (guint from = 0; from < content->visits->len; from += MOST_COLUMNS)
    {
      cw_paper_add_gap (paper, 6);
      add_marks (paper, content, from);
    }
}

static const char *
find_item_label (const CwWalkContent *content, gint64 id)
{
  for (guint i = 0; i < content->items->len && id != 0; i++)
    if (((CwItem *) content->items->pdata[i])->id == id)
      return ((CwItem *) content->items->pdata[i])->label;
  return NULL;
}

static void
add_note (CwPaper *paper, const CwWalkContent *content, const CwNote *note)
{
  g_autofree char *clock = cw_sheet_dup_clock (note->moment);
  const char *item = find_item_label (content, note->item);
  g_autofree char *label =
      g_strdup_printf ("%s %s%s%s", clock,
                       note->tags & CW_TAG_TEACHER ? C_ ("teacher", "T") : "",
                       note->tags & CW_TAG_STUDENT ? C_ ("student", "S") : "",
                       note->tags & CW_TAG_TASK ? C_ ("task", "K") : "");
  g_autofree char *text =
      item != NULL ? g_strdup_printf ("%s  → %s", note->text, item) : g_strdup (note->text);

  cw_paper_add_gap (paper, 2);
  cw_paper_add_labelled (paper, TIME_COLUMN, label, CW_PAPER_BODY, text);
}

/* What a person called the tool that is kept under that key; the key itself where no form says it. */
static const char *
find_tool_label (const CwWalkContent *content, const char *key)
{
  const CwFormTools *tools = content->form != NULL ? &content->form->tools : NULL;
  GPtrArray *lists[] = { tools != NULL ? tools->counters : NULL,
                         tools != NULL ? tools->scans : NULL,
                         tools != NULL ? tools->stopwatches : NULL,
                         tools != NULL ? tools->questions : NULL,
                         tools != NULL ? tools->codes : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint at = 0; lists[i] != NULL && at < lists[i]->len; at++)
      if (g_str_equal (((CwFormTool *) lists[i]->pdata[at])->key, key))
        return ((CwFormTool *) lists[i]->pdata[at])->label;
  return key;
}

static void
add_line (CwPaper *paper, const char *label, GString *take_line)
{
  if (take_line->len > 0)
    {
      cw_paper_add_gap (paper, 3);
      cw_paper_add_labelled (paper, TIME_COLUMN, label, CW_PAPER_BODY, take_line->str);
    }
  g_string_free (take_line, TRUE);
}

static const char *
separator (const GString *line)
{
  return line->len > 0 ? " · " : "";
}

static void
add_counts (CwPaper *paper, const CwWalkContent *content, const CwVisitContent *visit)
{
  GString *counts = g_string_new (NULL), *scans = g_string_new (NULL),
          *times = g_string_new (NULL);

  for (guint i = 0; i < visit->tallies->len; i++)
    {
      const CwTally *tally = visit->tallies->pdata[i];

      g_string_append_printf (counts, "%s%s %d", separator (counts),
                              find_tool_label (content, tally->counter), (int) tally->total);
    }
  for (guint i = 0; i < visit->intervals->len; i++)
    {
      const CwInterval *scan = visit->intervals->pdata[i];
      g_autofree char *clock = cw_sheet_dup_clock (scan->moment);

      g_string_append_printf (scans, _ ("%s%s %s: %d of %d"), separator (scans), clock,
                              find_tool_label (content, scan->counter), scan->k, scan->n);
    }
  for (guint i = 0; i < visit->timers->len; i++)
    {
      const CwTimer *timer = visit->timers->pdata[i];

      if (timer->stopped_ms > timer->started.at_ms)
        g_string_append_printf (times, _ ("%s%s %.1f min"), separator (times),
                                find_tool_label (content, timer->name),
                                (double) (timer->stopped_ms - timer->started.at_ms) / 60000);
    }
  add_line (paper, _ ("Counts"), counts);
  add_line (paper, _ ("Scans"), scans);
  add_line (paper, _ ("Times"), times);
}

static void
add_samples (CwPaper *paper, const CwWalkContent *content, const CwVisitContent *visit)
{
  for (guint i = 0; i < visit->answers->len; i++)
    {
      const CwSample *answer = visit->answers->pdata[i];

      cw_paper_add_gap (paper, 3);
      cw_paper_add_labelled (paper, TIME_COLUMN, _ ("Asked"), CW_PAPER_STRONG,
                             answer->question);
      cw_paper_add_labelled (paper, TIME_COLUMN, NULL, CW_PAPER_BODY, answer->text);
    }
  for (guint i = 0; i < visit->tasks->len; i++)
    {
      const CwSample *task = visit->tasks->pdata[i];

      cw_paper_add_gap (paper, 3);
      cw_paper_add_labelled (paper, TIME_COLUMN, _ ("The task"), CW_PAPER_BODY, task->text);
    }
}

static void
add_visit (CwPaper *paper, const CwWalkContent *content, const CwVisitContent *visit)
{
  g_autofree char *title = cw_sheet_dup_visit (content, visit->visit);
  g_autofree char *facts = cw_sheet_dup_visit_facts (visit->visit);

  cw_paper_add_gap (paper, 14);
  cw_paper_add_text (paper, CW_PAPER_SUBHEADING, title);
  cw_paper_add_text (paper, CW_PAPER_SMALL, facts);
  if (visit->notes->len == 0)
    cw_paper_add_text (paper, CW_PAPER_SMALL, _ ("No evidence was written down."));
  for (guint i = 0; i < visit->notes->len; i++)
    add_note (paper, content, visit->notes->pdata[i]);
  add_counts (paper, content, visit);
  add_samples (paper, content, visit);
}

CwPaper *
cw_walk_sheet_new (double width, double height, const CwWalkContent *content)
{
  CwPaper *paper = cw_paper_new (width, height, content->walk->title, cw_sheet_get_foot ());

  add_head (paper, content);
  add_look_fors (paper, content);
  cw_debrief_part_add (paper, content, FALSE);
  cw_paper_add_gap (paper, 18);
  cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Evidence"));
  if (content->visits->len == 0)
    cw_paper_add_text (paper, CW_PAPER_BODY, _ ("No rooms were visited yet."));
  else
    cw_paper_add_text (paper, CW_PAPER_SMALL, _ ("T  teacher     S  student     K  task"));
  for (guint i = 0; i < content->visits->len; i++)
    add_visit (paper, content, content->visits->pdata[i]);
  cw_norms_part_add (paper, content->norms, FALSE);
  return paper;
}
