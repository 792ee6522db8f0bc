#include "ui/paper/trend-content.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#define MOST_ITEMS 12 /* rows that a person compares at a glance */

const CwTrendPart cw_trend_parts[] = {
  { "rates", N_ ("How Often Each Look-for Was Seen"), CW_TREND_RATE, CW_BY_NOTHING,
    CW_CHART_DOTS, FALSE, FALSE, 0 },
  { "month", N_ ("By Month"), CW_TREND_RATE, CW_BY_MONTH, CW_CHART_LINE, FALSE, TRUE, 0 },
  { "school", N_ ("By School"), CW_TREND_RATE, CW_BY_SCHOOL, CW_CHART_DOTS, TRUE, TRUE, 0 },
  { "grade", N_ ("By Grade"), CW_TREND_RATE, CW_BY_GRADE, CW_CHART_DOTS, TRUE, TRUE, 0 },
  { "subject", N_ ("By Subject"), CW_TREND_RATE, CW_BY_SUBJECT, CW_CHART_DOTS, TRUE, TRUE, 0 },
  { "segment", N_ ("By Part of the Lesson"), CW_TREND_RATE, CW_BY_SEGMENT, CW_CHART_DOTS, TRUE,
    TRUE, 0 },
  { "heat", N_ ("By Grade and Subject"), CW_TREND_HEAT, CW_BY_NOTHING, CW_CHART_HEAT, FALSE,
    TRUE, 0 },
  { "levels", N_ ("Levels"), CW_TREND_LEVELS, CW_BY_SCHOOL, CW_CHART_BARS, FALSE, FALSE, 0 },
  { "talk", N_ ("What Was Counted in a Room"), CW_TREND_TALK, CW_BY_NOTHING, CW_CHART_DOTS,
    FALSE, FALSE, 1 },
  { "use", N_ ("How Time Was Used"), CW_TREND_USE, CW_BY_NOTHING, CW_CHART_DOTS, FALSE, FALSE,
    0 },
  { "scans", N_ ("What Scans Found"), CW_TREND_SCANS, CW_BY_NOTHING, CW_CHART_DOTS, FALSE,
    FALSE, 0 },
  { "patterns", N_ ("Patterns of Debriefs"), CW_TREND_PATTERNS, CW_BY_NOTHING, CW_CHART_DOTS,
    FALSE, FALSE, 0 },
  { "next", N_ ("How Next Steps Stand"), CW_TREND_NEXT, CW_BY_SCHOOL, CW_CHART_BARS, FALSE,
    FALSE, 0 },
  { "follow", N_ ("How Coaching Cycles Went On"), CW_TREND_FOLLOW, CW_BY_NOTHING, CW_CHART_DOTS,
    FALSE, FALSE, 0 },
  { "periods", N_ ("When Rooms Were Visited"), CW_TREND_PERIODS, CW_BY_NOTHING, CW_CHART_HEAT,
    FALSE, FALSE, 0 },
  { "coverage", N_ ("Where Rooms Were Visited"), CW_TREND_COVERAGE, CW_BY_SCHOOL, CW_CHART_HEAT,
    FALSE, FALSE, 0 },
  { "quality", N_ ("What Is Missing in the Record"), CW_TREND_QUALITY, CW_BY_NOTHING,
    CW_CHART_DOTS, FALSE, FALSE, 0 },
  { NULL },
};

const CwTrendPart *
cw_trend_part_find (const char *name)
{
  for (const CwTrendPart *part = cw_trend_parts; part->name != NULL; part++)
    if (g_strcmp0 (part->name, name) == 0)
      return part;
  return NULL;
}

CwTrendQuestion
cw_trend_part_question (const CwTrendPart *part, const CwTrendQuestion *scope)
{
  CwTrendQuestion question = *scope;

  question.kind = part->kind;
  question.by = part->by;
  if (!part->is_of_item)
    question.item = 0;
  return question;
}

static int
compare_rooms (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CwTrendTable *table = user_data;
  gint64 one = cw_trend_table_cell (table, *(const guint *) a, 0)->room_count;
  gint64 two = cw_trend_table_cell (table, *(const guint *) b, 0)->room_count;

  return (one < two) - (one > two);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static gboolean
is_told (const CwTrendTable *table, guint row, guint column)
{
  const CwTrendCell *cell = cw_trend_table_cell (table, row, column);

  return cell->is_hidden || !isnan (cell->value);
}

static gboolean
has_figures (const CwTrendTable *table, guint row)
{
  for (guint column = 0; column < table->columns->len; column++)
    if (is_told (table, row, column))
      return TRUE;
  return FALSE;
}

static guint
count_told (const CwTrendTable *table)
{
  guint count = 0;

  for (guint i = 0; i < table->rows->len; i++)
    count += has_figures (table, i);
  return count;
}

GArray *
cw_trend_pick_rows (const CwTrendQuestion *scope, const CwTrendTable *table)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->rows->len; i++)
    if (has_figures (table, i))
      g_array_append_val (rows, i);
  if (rows->len <= MOST_ITEMS ||
      (table->kind != CW_TREND_PATTERNS && (table->kind != CW_TREND_RATE || scope->form != 0)))
    return rows;

  g_array_sort_with_data (rows, compare_rooms, (gpointer) table);
  g_array_set_size (rows, MOST_ITEMS);
  g_array_sort (rows, compare_numbers);
  return rows;
}

static const CwTrendHead *
head_at (GPtrArray *heads, guint at)
{
  return heads->pdata[at];
}

/* "2026-03" as a number of months, -1 for another text; and back as "Mar 2026". */
static int
parse_month (const char *group)
{
  int year = 0, month = 0;

  return sscanf (group, "%d-%d", &year, &month) == 2 ? year * 12 + month - 1 : -1;
}

static char *
dup_month (int month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  return g_date_time_format (first, "%b %Y");
}

static char *
dup_label (const CwTrendPart *part, const char *label, gboolean is_group)
{
  static const struct
  {
    const char *segment, *words;
  } segments[] = { { "opening", N_ ("opening of the lesson") },
                   { "middle", N_ ("middle of the lesson") },
                   { "closing", N_ ("closing of the lesson") } };

  if (*label == '\0')
    return g_strdup (_ ("not noted"));
  if (g_str_equal (label, "all"))
    return g_strdup (_ ("all"));
  if (!is_group)
    return g_strdup (label);
  for (guint i = 0; part->by == CW_BY_SEGMENT && i < G_N_ELEMENTS (segments); i++)
    if (g_str_equal (label, segments[i].segment))
      return g_strdup (_ (segments[i].words));
  if (part->by == CW_BY_GRADE || part->kind == CW_TREND_HEAT)
    return g_strdup_printf (_ ("Grade %s"), label);
  return g_strdup (label);
}

static CwChartCell
cell_of (const CwTrendPart *part, const CwTrendCell *cell)
{
  CwChartCell drawn = { cell->value, cell->low, cell->high, 0, 0, cell->is_hidden };

  if (cell->of > 0)
    {
      drawn.n = cell->n;
      drawn.of = cell->of;
    }
  if (part->chart == CW_CHART_BARS && cell->n >= 0 && !isnan (cell->value))
    drawn = (CwChartCell){ (double) cell->n, NAN, NAN, 0, 0, FALSE };
  if (part->kind == CW_TREND_USE) /* milliseconds, which are no rooms */
    drawn.n = drawn.of = 0;
  return drawn;
}

/* A month without a visit has its place, empty: the line must not run over it. */
static void
draw_months (CwChart *chart,
             const CwTrendPart *part,
             const CwTrendTable *table,
             const GArray *rows)
{
  int first = parse_month (head_at (table->columns, 0)->label);
  int last = parse_month (head_at (table->columns, table->columns->len - 1)->label);

  for (guint i = 0; i < rows->len; i++)
    cw_chart_add_row (chart, head_at (table->rows, g_array_index (rows, guint, i))->label);
  for (int month = first; month <= last; month++)
    {
      g_autofree char *label = dup_month (month);

      cw_chart_add_column (chart, label);
    }
  for (guint i = 0; i < rows->len; i++)
    for (guint column = 0; column < table->columns->len; column++)
      cw_chart_set (chart, i,
                    (guint) (parse_month (head_at (table->columns, column)->label) - first),
                    cell_of (part, cw_trend_table_cell (table, g_array_index (rows, guint, i),
                                                        column)));
}

/* Whether the heads of rows, or of columns, are words of the program. */
static gboolean
has_fixed (const CwTrendPart *part, gboolean is_row)
{
  switch (part->kind)
    {
    case CW_TREND_QUALITY:
    case CW_TREND_FOLLOW:
    case CW_TREND_PERIODS:
      return is_row;
    case CW_TREND_NEXT:
    case CW_TREND_COVERAGE:
    case CW_TREND_SPENT:
      return !is_row;
    default:
      return FALSE;
    }
}

static char *
dup_head (const CwTrendPart *part, const char *label, gboolean is_row)
{
  if (has_fixed (part, is_row))
    return g_strdup (_ (label));

  return dup_label (part, label, is_row == !part->is_turned);
}

static void
add_heads (CwChart *chart,
           const CwTrendPart *part,
           const CwTrendTable *table,
           const GArray *rows)
{
  gboolean is_single = table->columns->len == 1;

  for (guint i = 0; i < rows->len; i++)
    {
      const CwTrendHead *head = head_at (table->rows, g_array_index (rows, guint, i));
      g_autofree char *label = dup_head (part, head->label, TRUE);

      if (part->is_turned)
        cw_chart_add_column (chart, rows->len == 1 ? "" : label);
      else
        cw_chart_add_row (chart, label);
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *label = dup_head (part, head_at (table->columns, i)->label, FALSE);

      if (part->is_turned)
        cw_chart_add_row (chart, label);
      else
        cw_chart_add_column (chart, is_single ? "" : label);
    }
}

static void
draw_cells (CwChart *chart,
            const CwTrendPart *part,
            const CwTrendTable *table,
            const GArray *rows)
{
  add_heads (chart, part, table, rows);
  for (guint i = 0; i < rows->len; i++)
    for (guint column = 0; column < table->columns->len; column++)
      {
        const CwChartCell cell =
            cell_of (part, cw_trend_table_cell (table, g_array_index (rows, guint, i), column));

        if (part->is_turned)
          cw_chart_set (chart, column, i, cell);
        else
          cw_chart_set (chart, i, column, cell);
      }
}

static gboolean
has_hidden (const CwTrendTable *table)
{
  for (guint i = 0; i < table->rows->len * table->columns->len; i++)
    if (table->cells[i].is_hidden)
      return TRUE;
  return FALSE;
}

static const char *
meaning_of (const CwTrendPart *part)
{
  switch (part->kind)
    {
    case CW_TREND_RATE:
    case CW_TREND_HEAT:
      return _ (
          "Rooms where it was seen, of rooms where it could be, with the interval of 95 %.");
    case CW_TREND_LEVELS:
      return _ ("Rooms at each level, of rooms that were marked.");
    case CW_TREND_TALK:
      return _ ("How often it was counted in a room, on average.");
    case CW_TREND_USE:
      return _ ("Minutes of it, of all minutes of the visits in which it was timed.");
    case CW_TREND_SCANS:
      return _ ("How many showed it, of all that were looked at.");
    case CW_TREND_PATTERNS:
      return _ ("Rooms that a pattern comes from, of the rooms of its walk.");
    case CW_TREND_NEXT:
      return _ ("Steps that were agreed on as the next level of work.");
    case CW_TREND_PERIODS:
      return _ ("Visits by weekday and by the hour in which they began.");
    case CW_TREND_COVERAGE:
      return _ ("Visits in all, visits lately, and how long ago the last one was.");
    case CW_TREND_FOLLOW:
      return _ ("Of the coaching cycles on this laptop: those of its own pairs.");
    case CW_TREND_QUALITY:
      return _ ("What can still be added by those who were in the room.");
    case CW_TREND_SPENT:
    default:
      return "";
    }
}

static void
set_notes (CwChart *chart, const CwTrendTable *table, const CwTrendPart *part, guint left_out)
{
  g_autoptr (GString) note = g_string_new (meaning_of (part));
  g_autofree char *why =
      g_strdup_printf (_ ("fewer than %d rooms, or one could work such a figure out"),
                       (int) table->fewest);

  if (has_hidden (table))
    g_string_append_printf (note, _ (" * is hidden: %s."), why);
  if (left_out > 0 && part->kind == CW_TREND_RATE)
    g_string_append_printf (note,
                            _ (" %u more were marked in fewer rooms: choose a form to see all "
                               "of its own."),
                            left_out);
  else if (left_out > 0)
    g_string_append_printf (note, _ (" %u more come from fewer rooms."), left_out);
  cw_chart_set_hidden_why (chart, why);
  cw_chart_set_note (chart, note->str);
}

/* A chart of one look-for says which. */
static const char *
subject_of (const CwTrendPart *part, const CwTrendTable *table)
{
  if (*table->title != '\0')
    return table->title;
  return part->is_of_item && table->rows->len == 1 ? head_at (table->rows, 0)->label : NULL;
}

CwChart *
cw_trend_part_draw (const CwTrendPart *part,
                    const CwTrendQuestion *scope,
                    const CwTrendTable *table)
{
  CwChart *chart = cw_chart_new (part->chart, _ (part->title),
                                 table->unit == CW_TREND_SHARE && part->chart != CW_CHART_BARS);
  g_autoptr (GArray) rows = cw_trend_pick_rows (scope, table);

  cw_chart_set_decimals (chart, part->decimals);
  if (part->kind == CW_TREND_COVERAGE)
    cw_chart_set_apart (chart);
  if (rows->len == 0)
    return chart;

  if (part->by == CW_BY_MONTH && parse_month (head_at (table->columns, 0)->label) >= 0)
    draw_months (chart, part, table, rows);
  else
    draw_cells (chart, part, table, rows);
  cw_chart_set_subject (chart, subject_of (part, table));
  set_notes (chart, table, part, count_told (table) - rows->len);
  return chart;
}

CwChart *
cw_trend_part_make (const CwTrendPart *part,
                    CwStore *store,
                    const CwTrendQuestion *scope,
                    GError **error)
{
  const CwTrendQuestion question = cw_trend_part_question (part, scope);
  g_autoptr (CwTrendTable) table = cw_trend_ask (store, &question, error);

  return table != NULL ? cw_trend_part_draw (part, scope, table) : NULL;
}
