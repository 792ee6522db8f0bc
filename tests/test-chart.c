#include "tests/fixture.h"

#include "ui/paper/chart-draw.h"
#include "ui/paper/paper-chart.h"
#include "ui/paper/paper-file.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WIDTH 480.0

static CwChartCell
share (gint64 n, gint64 of)
{
  double part = (double) n / (double) of;

  return (CwChartCell){ part, part * .7, MIN (part * 1.3, 1), n, of, FALSE };
}

static void
add_rows (CwChart *chart, const char *const *names)
{
  for (; *names != NULL; names++)
    cw_chart_add_row (chart, *names);
}

static void
add_columns (CwChart *chart, const char *const *names)
{
  for (; *names != NULL; names++)
    cw_chart_add_column (chart, *names);
}

static const char *const months[] = { "Sep 2025", "Oct 2025", "Nov 2025",
                                      "Dec 2025", "Jan 2026", "Feb 2026",
                                      "Mar 2026", "Apr 2026", NULL };
static const char *const talk[] = { "Students explain how they know",
                                    "Wait time of three seconds or more", "Asks why", NULL };
static const char *const schools[] = { "Hanover", "Israel Putnam", "Thomas Hooker",
                                       "A school whose name is much longer than its bar",
                                       NULL };

static CwChart *
make_line (gboolean is_single)
{
  static const char *const one[] = { "Students explain how they know", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_LINE, "Look-fors by month", TRUE);

  add_rows (chart, is_single ? one : talk);
  add_columns (chart, months);
  for (guint row = 0; row < (is_single ? 1 : 3); row++)
    for (guint column = 0; column < 8; column++)
      if (column == 3)
        cw_chart_set (chart, row, column, CW_CHART_HIDDEN);
      else if (column != 5 || row != 1)
        cw_chart_set (chart, row, column, share (4 + row * 3 + column, 20 + column));
  cw_chart_set_hidden_why (chart, "fewer than 3 rooms");
  cw_chart_set_note (
      chart,
      "Rooms where it was seen, of rooms where it could be. The band is the 95 % interval. "
      "* hidden: fewer than 3 rooms.");
  return chart;
}

static CwChart *
make_bars (void)
{
  static const char *const levels[] = { "1 Recall", "2 Skill", "3 Strategic thinking",
                                        "4 Extended thinking", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_BARS, "Demand of the task, by school", FALSE);

  add_rows (chart, schools);
  add_columns (chart, levels);
  for (guint row = 0; row < 3; row++)
    for (guint column = 0; column < 4; column++)
      cw_chart_set (chart, row, column,
                    row == 2 ? CW_CHART_HIDDEN
                             : (CwChartCell){ 3 + row * column * 4, NAN, NAN, 0, 0, FALSE });
  cw_chart_set_hidden_why (chart, "fewer than 3 rooms");
  return chart;
}

static CwChart *
make_heat (void)
{
  static const char *const subjects[] = { "Mathematics", "English", "Science", "Social studies",
                                          NULL };
  static const char *const grades[] = { "K", "1", "2", "3", "4", "5", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_HEAT, "Asks why, by grade and subject", TRUE);

  add_rows (chart, subjects);
  add_columns (chart, grades);
  for (guint row = 0; row < 4; row++)
    for (guint column = 0; column < 6; column++)
      if (row == 2 && column == 1)
        cw_chart_set (chart, row, column, CW_CHART_HIDDEN);
      else if (row != 3 || column != 4)
        cw_chart_set (chart, row, column, share (row + column * 2, 13 + (row == 1 ? -6 : 0)));
  cw_chart_set_hidden_why (chart, "fewer than 3 rooms");
  return chart;
}

static CwChart *
make_dots (void)
{
  static const char *const times[] = { "Then", "Now", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_DOTS, "Then and now", TRUE);

  add_rows (chart, schools);
  add_columns (chart, times);
  for (guint row = 0; row < 4; row++)
    for (guint column = 0; column < 2; column++)
      cw_chart_set (chart, row, column,
                    row == 1 && column == 0 ? CW_CHART_HIDDEN
                                            : share (3 + row * 2 + column * 4, 21));
  return chart;
}

static CwChart *
make_calendar (void)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_CALENDAR, "Visits by day", FALSE);

  add_rows (chart, days);
  for (guint week = 0; week < 40; week++)
    {
      g_autoptr (GDateTime) monday = g_date_time_new_utc (2025, 9, 1, 0, 0, 0);
      g_autoptr (GDateTime) day = g_date_time_add_days (monday, 7 * (int) week);
      g_autofree char *name = g_date_time_format (day, "%b %e");

      cw_chart_add_column (chart, name);
    }
  for (guint day = 0; day < 5; day++)
    for (guint week = 0; week < 40; week++)
      cw_chart_set (chart, day, week,
                    (CwChartCell){ (day * 7 + week * 3) % 11 < 6 ? 0 : (day + week) % 7, NAN,
                                   NAN, 0, 0, FALSE });
  return chart;
}

static CwChart *
make_strip (void)
{
  static const char *const lanes[] = { "Teacher talks", "Students talk", "Work alone",
                                       "Signals", NULL };
  CwChart *chart = cw_chart_new (CW_CHART_STRIP, "Ten minutes of visit 3", FALSE);

  add_rows (chart, lanes);
  cw_chart_add_span (chart, 0, 0, 4.5, "4.5 min");
  cw_chart_add_span (chart, 1, 4.5, 6, "1.5 min");
  cw_chart_add_span (chart, 2, 6, 10, "4 min");
  cw_chart_add_span (chart, 0, 9, 9.2, "0.2 min");
  for (guint i = 1; i < 5; i++)
    cw_chart_add_span (chart, 3, 2 * i, 2 * i, "k of n");
  return chart;
}

static CwChart *
make (guint which)
{
  switch (which)
    {
    case 0:
      return make_line (TRUE);
    case 1:
      return make_line (FALSE);
    case 2:
      return make_bars ();
    case 3:
      return make_heat ();
    case 4:
      return make_dots ();
    case 5:
      return make_calendar ();
    default:
      return make_strip ();
    }
}

#define KINDS 7

static cairo_surface_t *
draw (const CwChart *chart, const CwChartLook *look)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) look->width, (int) look->height);
  cairo_t *cairo = cairo_create (surface);
  double ground = look->is_dark ? .14 : 1;

  cairo_set_source_rgb (cairo, ground, ground, ground);
  cairo_paint (cairo);
  cw_chart_draw (chart, cairo, look);
  g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels differ. */
static guint
compare (cairo_surface_t *one, cairo_surface_t *two)
{
  const guint32 *a = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (one);
  const guint32 *b = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (two);
  guint count =
      (guint) (cairo_image_surface_get_stride (one) / 4 * cairo_image_surface_get_height (one));
  guint differing = 0;

  for (guint i = 0; i < count; i++)
    differing += (a[i] & 0xffffff) != (b[i] & 0xffffff);
  return differing;
}

static CwChartLook
look_for (const CwChart *chart, double width)
{
  CwChartLook look = { .width = width, .text = 10, .has_title = TRUE };

  look.height = ceil (cw_chart_natural_height (chart, &look));
  return look;
}

/* With PICTURES=FOLDER in the environment each drawing is kept, to be looked at. */
static void
keep (cairo_surface_t *surface, guint which, const char *what)
{
  const char *folder = g_getenv ("PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/chart-%u-%s.png", folder, which, what);
  cairo_surface_write_to_png (surface, path);
}

static void
test_draw (void)
{
  for (guint which = 0; which < KINDS; which++)
    for (guint dark = 0; dark < 2; dark++)
      {
        g_autoptr (CwChart) chart = make (which);
        CwChartLook look = look_for (chart, 640);
        cairo_surface_t *plain, *again, *with_cursor;

        look.is_dark = dark != 0;
        plain = draw (chart, &look);
        again = draw (chart, &look);
        look.has_cursor = TRUE;
        look.row = 1 % cw_chart_count_rows (chart);
        with_cursor = draw (chart, &look);
        keep (with_cursor, which, dark ? "dark" : "light");
        g_assert_cmpuint (compare (plain, again), ==, 0);
        g_assert_cmpuint (compare (plain, with_cursor), >, 20);
        cairo_surface_destroy (plain);
        cairo_surface_destroy (again);
        cairo_surface_destroy (with_cursor);
      }
}

/* Whatever the room, a drawing ends well, and each cell is found where it lies. */
static void
test_rooms (void)
{
  static const double widths[] = { 40, 120, 300, 900, 2000 };

  for (guint which = 0; which < KINDS; which++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (CwChart) chart = make (which);
        CwChartLook look = look_for (chart, widths[i]);
        guint row = 99, column = 99;

        cairo_surface_destroy (draw (chart, &look));
        if (widths[i] >= 300 &&
            cw_chart_find (chart, &look, look.width * .6, look.height * .6, &row, &column))
          {
            g_assert_cmpuint (row, <, cw_chart_count_rows (chart));
            g_assert_cmpuint (column, <, cw_chart_count_columns (chart));
          }
        else
          g_assert_cmpuint (row, ==, 99);
        g_assert_false (cw_chart_find (chart, &look, -500, -500, &row, &column));
      }
}

static void
assert_says (const CwChart *chart, guint row, guint column, const char *expected)
{
  g_autofree char *said = cw_chart_say (chart, row, column);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (CwChart) line = make_line (TRUE);
  g_autoptr (CwChart) bars = make_bars ();
  g_autoptr (CwChart) heat = make_heat ();
  g_autoptr (CwChart) strip = make_strip ();
  g_autofree char *few = cw_chart_cell_words (heat, 1, 1);
  g_autofree char *many = cw_chart_cell_words (heat, 0, 1);
  g_autofree char *hidden = cw_chart_cell_words (heat, 2, 1);
  g_autofree char *empty = cw_chart_cell_words (heat, 3, 4);

  assert_says (
      line, 0, 0,
      "Students explain how they know, Sep 2025: 4 of 20, 20 %; 95 % interval from 14 % to "
      "26 %.");
  assert_says (line, 0, 3,
               "Students explain how they know, Dec 2025: hidden, fewer than 3 rooms.");
  assert_says (bars, 0, 1, "Hanover, 2 Skill: 3, 25 %.");
  assert_says (bars, 3, 0,
               "A school whose name is much longer than its bar, 1 Recall: nothing recorded.");
  assert_says (strip, 0, 1, "Teacher talks: 0.2 min, from minute 9.0 to 9.2.");
  assert_says (strip, 3, 0, "Signals: k of n, at minute 2.");
  assert_says (strip, 2, 1, "Work alone: nothing.");
  g_assert_cmpstr (few, ==, "3 of 7");
  g_assert_cmpstr (many, ==, "15 %");
  g_assert_cmpstr (hidden, ==, "*");
  g_assert_cmpstr (empty, ==, "");
}

/* What is hidden leaves no figure behind. */
static void
test_hidden (void)
{
  g_autoptr (CwChart) chart = cw_chart_new (CW_CHART_LINE, "t", TRUE);
  CwChartCell cell = share (1, 2);

  cw_chart_add_row (chart, "r");
  cw_chart_add_column (chart, "c");
  cell.is_hidden = TRUE;
  cw_chart_set (chart, 0, 0, cell);
  g_assert_true (isnan (cw_chart_get (chart, 0, 0)->value));
  g_assert_cmpint (cw_chart_get (chart, 0, 0)->n, ==, 0);
  g_assert_cmpint (cw_chart_get (chart, 0, 0)->of, ==, 0);
}

static void
test_empty (void)
{
  for (int kind = CW_CHART_LINE; kind <= CW_CHART_STRIP; kind++)
    {
      g_autoptr (CwChart) chart = cw_chart_new ((CwChartKind) kind, "Nothing", TRUE);
      CwChartLook look = look_for (chart, 300);

      cairo_surface_destroy (draw (chart, &look));
      cw_chart_add_row (chart, "alone");
      look = look_for (chart, 300);
      cairo_surface_destroy (draw (chart, &look));
    }
}

static void
write_chart (const CwChart *chart, const char *folder, const char *name, const char *begins)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  cw_chart_write (chart, WIDTH, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (memcmp (bytes, begins, strlen (begins)) == 0);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cw-chart-XXXXXX", NULL);
  g_autoptr (CwChart) chart = make_dots ();
  g_autoptr (CwPaper) paper =
      cw_paper_new (CW_PAPER_LETTER_WIDTH, CW_PAPER_LETTER_HEIGHT, "Charts", "foot");
  g_autofree char *pages = g_build_filename (folder, "pages.pdf", NULL);
  g_autoptr (GError) error = NULL;
  const char *name;
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_chart_free);
  GDir *dir;

  write_chart (chart, folder, "chart.pdf", "%PDF-");
  write_chart (chart, folder, "chart.svg", "<?xml");
  write_chart (chart, folder, "chart.png", "\x89PNG");
  g_assert_false (cw_chart_write (chart, WIDTH, "chart.gif", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);

  for (guint which = 0; which < KINDS; which++)
    {
      g_ptr_array_add (charts, make (which));
      cw_paper_add_chart (paper, charts->pdata[which]);
      if (which != 6)
        cw_paper_add_chart_table (paper, charts->pdata[which]);
    }
  g_assert_cmpuint (cw_paper_count_pages (paper), >=, 3);
  cw_paper_write (paper, pages, &error);
  g_assert_no_error (error);
  if (g_getenv ("PICTURES") != NULL)
    {
      g_autofree char *kept = g_build_filename (g_getenv ("PICTURES"), "chart-pages.png", NULL);

      cw_paper_write (paper, kept, NULL);
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_ptr_array_unref (charts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/draw", test_draw);
  g_test_add_func ("/chart/rooms", test_rooms);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/hidden-leaves-nothing", test_hidden);
  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/files", test_files);
  return g_test_run ();
}
