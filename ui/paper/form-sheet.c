#include "ui/paper/form-sheet.h"

#include "ui/paper/norms-part.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROOMS 6
#define INTERVALS 15
#define LINE 24.0 /* for handwriting */

static const double room_widths[] = { 3.1, 1, 1, 1, 1, 1, 1, 0 };
static const double evidence_widths[] = { 1, 1, 8, 0 };

static const char *
core_name (const char *core)
{
  if (core == NULL)
    return "";
  if (g_str_equal (core, "teacher"))
    return _ ("Teacher");
  return g_str_equal (core, "student") ? _ ("Student") : _ ("Task");
}

/* (transfer full): "S N O", or the numbers of the levels and "O". */
static char *
dup_boxes (const CwFormItem *item)
{
  GString *boxes = g_string_new (NULL);

  if (item->levels->len == 0)
    return g_strdup (_ ("S N O"));

  for (guint i = 0; i < item->levels->len; i++)
    g_string_append_printf (boxes, "%u ", i + 1);
  g_string_append (boxes, C_ ("not observable", "O"));
  return g_string_free (boxes, FALSE);
}

/* (transfer full): "1 Recall · 2 Skill", "" for none. */
static char *
dup_levels (const CwFormItem *item, gboolean is_long)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->levels->len; i++)
    {
      const CwFormLevel *level = item->levels->pdata[i];

      g_string_append_printf (text, "%s%u %s", i > 0 ? (is_long ? "\n" : " · ") : "", i + 1,
                              level->label);
      if (is_long && *level->descriptor != '\0')
        g_string_append_printf (text, ": %s", level->descriptor);
    }
  return g_string_free (text, FALSE);
}

static void
add_head (CwPaper *paper, const CwFormDocument *form, const CwNorms *norms)
{
  g_autofree char *version =
      g_strdup_printf (_ ("Version %d · %s"), (int) MAX (form->version, 1), form->source);

  cw_paper_add_text (paper, CW_PAPER_TITLE, form->title);
  cw_paper_add_text (paper, CW_PAPER_SMALL, version);
  cw_paper_add_gap (paper, 6);
  cw_paper_add_text (paper, CW_PAPER_BODY, form->purpose);
  if (*form->when_to_use != '\0')
    {
      cw_paper_add_gap (paper, 4);
      cw_paper_add_text (paper, CW_PAPER_SMALL, form->when_to_use);
    }
  cw_norms_part_add (paper, norms, TRUE);
}

static void
add_legend (CwPaper *paper, const CwFormDocument *form)
{
  if (form->items->len == 0)
    return;

  cw_paper_add_gap (paper, 8);
  cw_paper_add_text (paper, CW_PAPER_SMALL,
                     _ ("S  seen     N  not seen, though it could be     O  not observable "
                        "here: left out of every rate"));
  cw_paper_add_gap (paper, 4);
}

/* A row of small titles with room to write beneath. */
static void
add_fields (CwPaper *paper, const double *widths, const char *const *titles)
{
  CwPaperCell cells[12] = { 0 };

  for (guint i = 0; titles[i] != NULL && i < G_N_ELEMENTS (cells); i++)
    cells[i].small = titles[i];
  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW, cells, 32);
}

static void
add_section (CwPaper *paper, const char *title, guint columns)
{
  const CwPaperCell cells[] = { { .text = title, .style = CW_PAPER_STRONG, .span = columns } };

  cw_paper_add_row (paper, CW_PAPER_ROW_SECTION, cells, 0);
}

/* One row whose first cell says what, and whose others are alike. */
static void
add_room_row (CwPaper *paper,
              const char *text,
              const char *small,
              const char *boxes,
              const char *unit,
              double height)
{
  CwPaperCell cells[ROOMS + 1] = { { .text = text, .small = small, .style = CW_PAPER_BODY } };

  for (guint i = 1; i <= ROOMS; i++)
    {
      cells[i].boxes = boxes;
      cells[i].small = unit;
    }
  cw_paper_add_row (paper, CW_PAPER_ROW, cells, height);
}

static void
add_room_items (CwPaper *paper, const CwFormDocument *form)
{
  if (form->items->len > 0)
    add_section (paper, _ ("Look-Fors"), ROOMS + 1);
  for (guint i = 0; i < form->items->len; i++)
    {
      const CwFormItem *item = form->items->pdata[i];
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, item->label);
      g_autofree char *levels = dup_levels (item, FALSE);
      g_autofree char *small = g_strdup_printf ("%s%s%s", core_name (item->core),
                                                *levels != '\0' ? "\n" : "", levels);
      g_autofree char *boxes = dup_boxes (item);

      add_room_row (paper, text, small, boxes, NULL, 0);
    }
}

static void
add_room_tools (CwPaper *paper,
                const char *title,
                GPtrArray *tools,
                const char *unit,
                double height)
{
  if (tools->len > 0)
    add_section (paper, title, ROOMS + 1);
  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];
      g_autofree char *of = tool->n > 0 ? g_strdup_printf (_ ("of %d, every %d seconds"),
                                                           (int) tool->n, (int) tool->seconds)
                                        : NULL;

      add_room_row (paper, tool->label, of, NULL, unit, height);
    }
}

static void
add_rooms_table (CwPaper *paper, const CwFormDocument *form)
{
  CwPaperCell heads[ROOMS + 1] = { { .text = "" } };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i <= ROOMS; i++)
    {
      g_ptr_array_add (names, g_strdup_printf (_ ("Room %u"), i));
      heads[i].text = names->pdata[i - 1];
      heads[i].style = CW_PAPER_STRONG;
      heads[i].is_centered = TRUE;
    }
  cw_paper_begin_table (paper, room_widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, heads, 0);
  add_room_row (paper, _ ("From – to"), NULL, NULL, NULL, LINE);
  add_room_row (paper, _ ("Grade, subject"), NULL, NULL, NULL, LINE);
  add_room_row (paper, _ ("Part of the lesson"), _ ("B beginning · M middle · E end"), NULL,
                NULL, LINE);
  add_room_items (paper, form);
  add_room_tools (paper, _ ("Tallies"), form->tools.counters, NULL, 34);
  add_room_tools (paper, _ ("Stopwatches, in Minutes"), form->tools.stopwatches, NULL, LINE);
  add_room_tools (paper, _ ("Scans: How Many of So Many"), form->tools.scans, NULL, 44);
  add_room_tools (paper, _ ("Interval Codes: In How Many Intervals"), form->tools.codes, NULL,
                  LINE);
}

static void
add_evidence_head (CwPaper *paper)
{
  const CwPaperCell cells[] = { { .small = _ ("Time") },
                                { .small = _ ("Whose") },
                                { .small = _ ("What you see and hear, word for word") } };

  cw_paper_begin_table (paper, evidence_widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, cells, 0);
}

static const CwPaperCell *
evidence_cells (void)
{
  static CwPaperCell cells[3];

  cells[1].boxes = _ ("T S K");
  return cells;
}

/* Three rooms a page. */
static void
add_room_evidence (CwPaper *paper)
{
  for (guint room = 1; room <= ROOMS; room++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Room %u"), room);
      guint lines = cw_paper_get_height (paper) > 800 ? 9 : 8;

      if (room % 3 == 1)
        {
          cw_paper_add_break (paper);
          cw_paper_add_text (paper, CW_PAPER_SMALL,
                             _ ("T  teacher     S  student     K  task"));
        }
      cw_paper_add_gap (paper, 6);
      cw_paper_add_text (paper, CW_PAPER_SUBHEADING, name);
      add_evidence_head (paper);
      for (guint i = 0; i < lines; i++)
        cw_paper_add_row (paper, CW_PAPER_ROW_BARE, evidence_cells (), LINE - 2);
    }
}

static void
add_questions (CwPaper *paper, GPtrArray *questions, guint lines, gboolean has_rooms)
{
  static const double widths[] = { 1, 9, 0 };
  const CwPaperCell cells[] = { { .small = has_rooms ? _ ("Room") : "" }, { .small = NULL } };

  if (questions->len == 0)
    return;

  cw_paper_add_gap (paper, 14);
  cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Questions to Students"));
  for (guint i = 0; i < questions->len; i++)
    {
      const CwFormTool *question = questions->pdata[i];

      cw_paper_add_gap (paper, 8);
      cw_paper_add_text (paper, CW_PAPER_SUBHEADING, question->label);
      cw_paper_begin_table (paper, widths);
      for (guint line = 0; line < lines; line++)
        cw_paper_add_row (paper, CW_PAPER_ROW_BARE, cells, LINE);
    }
}

static void
fill_rooms (CwPaper *paper, const CwFormDocument *form, const CwNorms *norms)
{
  static const double widths[] = { 3, 2, 3, 2, 0 };
  const char *const titles[] = { _ ("School"), _ ("Day"), _ ("Walk"), _ ("Visitor"), NULL };

  add_head (paper, form, norms);
  cw_paper_add_gap (paper, 10);
  add_fields (paper, widths, titles);
  add_legend (paper, form);
  add_rooms_table (paper, form);
  add_questions (paper, form->tools.questions, 3, TRUE);
  add_room_evidence (paper);
}

static void
add_visit_items (CwPaper *paper, const CwFormDocument *form)
{
  static const double widths[] = { 5, 1.55, 0 };

  if (form->items->len == 0)
    return;

  cw_paper_begin_table (paper, widths);
  add_section (paper, _ ("Look-Fors"), 2);
  for (guint i = 0; i < form->items->len; i++)
    {
      const CwFormItem *item = form->items->pdata[i];
      g_autofree char *text =
          g_strdup_printf ("%u. %s (%s)", i + 1, item->label, core_name (item->core));
      g_autofree char *levels = dup_levels (item, TRUE);
      g_autofree char *small =
          g_strdup_printf (_ ("Counts: %s\nDoes not count: %s%s%s"), item->counts,
                           item->not_counts, *levels != '\0' ? "\n" : "", levels);
      g_autofree char *boxes = dup_boxes (item);
      const CwPaperCell cells[] = { { .text = text, .small = small, .style = CW_PAPER_STRONG },
                                    { .boxes = boxes } };

      cw_paper_add_row (paper, CW_PAPER_ROW, cells, 0);
    }
}

/* A tool and the room to count in. */
static void
add_visit_tools (CwPaper *paper, const char *title, GPtrArray *tools, double height)
{
  static const double widths[] = { 2, 3, 0 };

  if (tools->len == 0)
    return;

  cw_paper_begin_table (paper, widths);
  add_section (paper, title, 2);
  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];
      g_autofree char *small =
          tool->n > 0 ? g_strdup_printf (_ ("How many of %d, every %d seconds. %s"),
                                         (int) tool->n, (int) tool->seconds, tool->counts)
                      : g_strdup (tool->counts);
      const CwPaperCell cells[] = {
        { .text = tool->label, .small = small, .style = CW_PAPER_STRONG },
        { .text = NULL }
      };

      cw_paper_add_row (paper, CW_PAPER_ROW, cells, height);
    }
}

/* Codes down, intervals across. */
static void
add_visit_codes (CwPaper *paper, const CwFormTools *tools)
{
  double widths[INTERVALS + 2] = { 5 };
  CwPaperCell cells[INTERVALS + 1] = { { .text = NULL } };
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;

  if (tools->codes->len == 0)
    return;

  title = g_strdup_printf (_ ("Codes, in Intervals of %d Seconds"), (int) tools->code_seconds);
  cells[0].text = title;
  cells[0].style = CW_PAPER_STRONG;
  for (guint i = 1; i <= INTERVALS; i++)
    {
      widths[i] = .72;
      g_ptr_array_add (numbers, g_strdup_printf ("%u", i));
      cells[i].small = numbers->pdata[i - 1];
    }
  cw_paper_add_gap (paper, 10);
  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, cells, 0);
  for (guint i = 0; i < tools->codes->len; i++)
    {
      const CwFormTool *code = tools->codes->pdata[i];
      CwPaperCell row[INTERVALS + 1] = {
        { .text = code->label, .small = core_name (code->core), .style = CW_PAPER_BODY }
      };

      cw_paper_add_row (paper, CW_PAPER_ROW, row, 0);
    }
}

static void
fill_visit (CwPaper *paper, const CwFormDocument *form, const CwNorms *norms)
{
  static const double widths[] = { 1.2, 3, 2, 1.3, 1.3, 1.2, 2, 1.8, 0 };
  const char *const titles[] = { _ ("Visit"), _ ("School"), _ ("Day"),     _ ("From"),
                                 _ ("To"),    _ ("Grade"),  _ ("Subject"), _ ("Part of lesson"),
                                 NULL };

  add_head (paper, form, norms);
  cw_paper_add_gap (paper, 10);
  add_fields (paper, widths, titles);
  add_legend (paper, form);
  add_visit_items (paper, form);
  cw_paper_add_gap (paper, 10);
  add_visit_tools (paper, _ ("Tallies"), form->tools.counters, 34);
  add_visit_tools (paper, _ ("Stopwatches, in Minutes"), form->tools.stopwatches, LINE);
  add_visit_tools (paper, _ ("Scans"), form->tools.scans, 40);
  add_visit_codes (paper, &form->tools);
  add_questions (paper, form->tools.questions, 3, FALSE);
  cw_paper_add_gap (paper, 14);
  cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Evidence"));
  cw_paper_add_text (paper, CW_PAPER_SMALL, _ ("T  teacher     S  student     K  task"));
  cw_paper_add_gap (paper, 4);
  add_evidence_head (paper);
  cw_paper_fill_rows (paper, evidence_cells (), LINE, 10);
}

CwPaper *
cw_form_sheet_new (double width,
                   double height,
                   CwFormSheetKind kind,
                   const CwFormDocument *form,
                   const CwNorms *norms)
{
  CwPaper *paper = cw_paper_new (
      width, height, form->title,
      form->not_for_evaluation
          ? _ ("For learning together. Not an evaluation record. No teacher’s name belongs here.")
          : _ ("No teacher’s name belongs here."));

  if (kind == CW_FORM_SHEET_ROOMS)
    fill_rooms (paper, form, norms);
  else
    fill_visit (paper, form, norms);
  return paper;
}
