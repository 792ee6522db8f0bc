#include "tests/ui/sketch.h"

#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/walks/late-page.h"
#include "ui/walks/late-room.h"
#include "ui/walks/late-words.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  CwLatePage *page;
} Screen;

static GtkWidget *
find_type (GtkWidget *widget, GType type, guint *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

enum
{
  START,
  END,
  GRADE,
  SUBJECT,
  LINE,
};

static GtkWidget *
room (Screen *screen, guint index)
{
  return find_type (GTK_WIDGET (screen->page), CW_TYPE_LATE_ROOM, &index);
}

/* Types into one entry of a room, and presses Enter. */
static void
type (Screen *screen, guint index, guint entry, const char *text)
{
  GtkWidget *widget = find_type (room (screen, index), GTK_TYPE_ENTRY, &entry);

  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  g_signal_emit_by_name (widget, "activate");
}

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
set_up (Screen *screen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  screen->sketch = sketch_new ();
  screen->window = gtk_window_new ();
  screen->page = CW_LATE_PAGE (cw_late_page_new ());
  gtk_window_set_child (GTK_WINDOW (screen->window), GTK_WIDGET (screen->page));
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 800, 600);
  cw_late_page_set_walk (screen->page, screen->sketch->session, screen->sketch->walk, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  sketch_free (screen->sketch);
}

static void
assert_time (const char *text, int minutes)
{
  g_assert_cmpint (cw_late_words_parse_time (text), ==, minutes);
}

static void
test_reads_times_as_people_write_them (void)
{
  assert_time ("9:05", 545);
  assert_time (" 905 ", 545);
  assert_time ("9.05", 545);
  assert_time ("09:05", 545);
  assert_time ("13:15", 795);
  assert_time ("1:15", 795);
  assert_time ("1:15 am", 75);
  assert_time ("1:15 p.m.", 795);
  assert_time ("12:30", 750);
  assert_time ("12:30am", 30);
  assert_time ("0:10", 10);
  assert_time ("", -1);
  assert_time ("9", -1);
  assert_time ("9:5", -1);
  assert_time ("9:75", -1);
  assert_time ("25:00", -1);
  assert_time ("13:00 pm", -1);
  assert_time ("9:05 or so", -1);
  assert_time ("nine", -1);
}

static void
assert_splits (const char *line, int minutes, CwTags tags, const char *text)
{
  int found_minutes = 0;
  CwTags found_tags = CW_TAG_NONE;
  g_autofree char *rest = cw_late_words_split (line, &found_minutes, &found_tags);

  g_assert_cmpint (found_minutes, ==, minutes);
  g_assert_cmpint (found_tags, ==, tags);
  g_assert_cmpstr (rest, ==, text);
}

static void
test_splits_lines (void)
{
  assert_splits ("9:07 s: Because", 547, CW_TAG_STUDENT, "Because");
  assert_splits ("  9:07 T: Why? ", 547, CW_TAG_TEACHER, "Why?");
  assert_splits ("k: 3/4 or 5/8", -1, CW_TAG_TASK, "3/4 or 5/8");
  assert_splits ("24 of them wait", -1, CW_TAG_NONE, "24 of them wait");
  assert_splits ("100 blocks", -1, CW_TAG_NONE, "100 blocks");
  assert_splits ("3.50 each", -1, CW_TAG_NONE, "3.50 each");
  assert_splits ("9:07", 547, CW_TAG_NONE, "");
}

static void
test_six_rooms_keep_their_own_times (Screen *screen, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (CwWalk) walk = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *start = g_strdup_printf ("9:%02u", 10 * i);
      g_autofree char *end = g_strdup_printf ("9:%02u", 10 * i + 8);

      type (screen, i, GRADE, "4");
      type (screen, i, SUBJECT, "Math");
      type (screen, i, START, start);
      type (screen, i, END, end);
      type (screen, i, LINE, "s: Because it is bigger");
    }
  ids = cw_visit_ids (store_of (screen), screen->sketch->walk, NULL);
  walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  g_assert_cmpuint (ids->len, ==, 7); /* with the sketch's own */
  for (guint i = 1; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (CwVisit) visit = cw_visit_get (store_of (screen), id, NULL);
      g_autoptr (GPtrArray) notes = cw_note_list (store_of (screen), id, NULL);
      int minutes = 540 + 10 * ((int) i - 1);

      g_assert_cmpint (visit->number, ==, i + 1);
      g_assert_cmpstr (visit->grade, ==, "4");
      g_assert_cmpint (visit->started.at_ms, ==,
                       cw_late_words_moment (walk->day, minutes).at_ms);
      g_assert_cmpint (visit->ended_ms, ==,
                       cw_late_words_moment (walk->day, minutes + 8).at_ms);
      g_assert_cmpuint (notes->len, ==, 1);
      g_assert_cmpint (((const CwNote *) notes->pdata[0])->moment.at_ms, ==,
                       visit->started.at_ms);
      g_assert_cmpint (((const CwNote *) notes->pdata[0])->tags, ==, CW_TAG_STUDENT);
    }
}

static void
press (Screen *screen, guint index, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (room (screen, index));
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, GDK_CONTROL_MASK, &is_taken);
    }
  g_assert_true (is_taken);
}

static void
test_keys_mark_look_fors (Screen *screen, gconstpointer data)
{
  gint64 visit = 0;
  g_autoptr (GArray) marks = NULL;

  type (screen, 0, START, "9:00");
  type (screen, 0, LINE, "9:04 Four speak");
  visit = cw_late_room_get_visit (CW_LATE_ROOM (room (screen, 0)));
  press (screen, 0, GDK_KEY_2);
  press (screen, 0, GDK_KEY_1);
  press (screen, 0, GDK_KEY_1);
  marks = cw_mark_list (store_of (screen), visit, NULL);
  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_cmpint (g_array_index (marks, CwMark, 0).value, ==, CW_MARK_NOT_SEEN);
  g_assert_cmpint (g_array_index (marks, CwMark, 1).value, ==, CW_MARK_SEEN);
}

static guint
count_rooms (Screen *screen)
{
  guint count = 0;

  while (room (screen, count) != NULL)
    count++;

  return count;
}

static void
test_undo_takes_a_room_back (Screen *screen, gconstpointer data)
{
  type (screen, 0, START, "9:00");
  g_assert_cmpuint (count_rooms (screen), ==, 2);
  g_free (cw_undo (store_of (screen), NULL));
  g_assert_true (cw_late_page_refresh (screen->page));
  g_assert_cmpuint (count_rooms (screen), ==, 1);
  g_assert_cmpint (cw_late_room_get_visit (CW_LATE_ROOM (room (screen, 0))), ==, 0);
  type (screen, 0, START, "9:10");
  g_assert_cmpuint (count_rooms (screen), ==, 2);
}

static void
test_refuses_what_can_not_be (Screen *screen, gconstpointer data)
{
  gint64 visit = 0;
  g_autoptr (CwVisit) kept = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  type (screen, 0, START, "soon");
  g_assert_cmpint (cw_late_room_get_visit (CW_LATE_ROOM (room (screen, 0))), ==, 0);
  type (screen, 0, START, "9:30");
  type (screen, 0, END, "9:10");
  type (screen, 0, LINE, "9:10 too early");
  visit = cw_late_room_get_visit (CW_LATE_ROOM (room (screen, 0)));
  kept = cw_visit_get (store_of (screen), visit, NULL);
  notes = cw_note_list (store_of (screen), visit, NULL);
  g_assert_cmpint (kept->ended_ms, ==, 0);
  g_assert_cmpuint (notes->len, ==, 0);
}

static void
test_says_that_a_walk_is_closed (Screen *screen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_walk_close (store_of (screen), screen->sketch->walk, NULL, NULL));
  g_assert_false (cw_late_page_set_walk (screen->page, screen->sketch->session,
                                         screen->sketch->walk, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

/* The page comes back with the room in which a line was being typed. */
static void
test_a_half_typed_line_is_in_its_place (Screen *screen, gconstpointer data)
{
  CwKeeper *keeper = cw_work_session_get_keeper (screen->sketch->session);
  GtkWidget *line;
  guint index = LINE;
  g_autoptr (GError) error = NULL;

  type (screen, 0, START, "9:00");
  type (screen, 0, END, "9:08");
  type (screen, 1, START, "9:10");
  type (screen, 1, LINE, "9:12 s: Because");
  line = find_type (room (screen, 1), GTK_TYPE_ENTRY, &index);
  gtk_editable_set_text (GTK_EDITABLE (line), "t: Why do you th");
  g_assert_true (cw_keeper_flush (keeper));

  cw_late_page_set_walk (screen->page, screen->sketch->session, screen->sketch->walk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rooms (screen), ==, 2);
  index = LINE;
  line = find_type (room (screen, 0), GTK_TYPE_ENTRY, &index);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "t: Why do you th");
  index = START;
  line = find_type (room (screen, 0), GTK_TYPE_ENTRY, &index);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "9:10");

  /* It goes on where it stopped, and is half-typed no more once it is kept. */
  type (screen, 0, LINE, "t: Why do you think so?");
  cw_late_page_set_walk (screen->page, screen->sketch->session, screen->sketch->walk, &error);
  g_assert_cmpuint (count_rooms (screen), ==, 1);
}

#define TEST(name, function)                                                                   \
  g_test_add ("/late-page/" name, Screen, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/late-words/reads-times-as-people-write-them",
                   test_reads_times_as_people_write_them);
  g_test_add_func ("/late-words/splits-lines", test_splits_lines);
  TEST ("six-rooms-keep-their-own-times", test_six_rooms_keep_their_own_times);
  TEST ("keys-mark-look-fors", test_keys_mark_look_fors);
  TEST ("undo-takes-a-room-back", test_undo_takes_a_room_back);
  TEST ("refuses-what-can-not-be", test_refuses_what_can_not_be);
  TEST ("a-half-typed-line-is-in-its-place", test_a_half_typed_line_is_in_its_place);
  TEST ("says-that-a-walk-is-closed", test_says_that_a_walk_is_closed);
  return g_test_run ();
}
