#include "tests/ui/sketch.h"

#include "corewalk/debrief.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "ui/walks/walk-next.h"
#include "ui/walks/walk-page.h"
#include "ui/walks/walk-text.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  CwWalkPage *page;
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

static GtkWidget *
part (Screen *screen, GType type, guint index)
{
  return find_type (GTK_WIDGET (screen->page), type, &index);
}

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
show_page (Screen *screen)
{
  screen->window = gtk_window_new ();
  screen->page = g_object_new (CW_TYPE_WALK_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (screen->window), GTK_WIDGET (screen->page));
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 700, 700);
  cw_walk_page_set_session (screen->page, screen->sketch->session);
  cw_walk_page_set_walk (screen->page, screen->sketch->walk);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
}

static void
set_up (Screen *screen, gconstpointer data)
{
  screen->sketch = sketch_new ();
  show_page (screen);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  sketch_free (screen->sketch);
}

static GtkTextBuffer *
buffer_of (Screen *screen, guint index)
{
  GtkWidget *text = part (screen, CW_TYPE_WALK_TEXT, index);
  guint first = 0;

  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (find_type (text, GTK_TYPE_TEXT_VIEW, &first)));
}

static void
assert_text (Screen *screen, guint index, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (buffer_of (screen, index), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_field (Screen *screen, const char *field, const char *expected)
{
  g_autoptr (GArray) ids = cw_problem_ids (store_of (screen), screen->sketch->walk, NULL);
  g_autoptr (CwRecord) record =
      cw_record_read (store_of (screen), g_array_index (ids, gint64, ids->len - 1), NULL);

  g_assert_cmpstr (cw_record_get_field (record, field)->text, ==, expected);
}

static void
leave (Screen *screen, guint index)
{
  cw_walk_text_finish (CW_WALK_TEXT (part (screen, CW_TYPE_WALK_TEXT, index)));
}

static void
undo (Screen *screen)
{
  g_free (cw_undo (store_of (screen), NULL));
  cw_work_session_changed (screen->sketch->session);
}

static void
test_texts_are_edited_where_they_stand (Screen *screen, gconstpointer data)
{
  assert_text (screen, 0, "Who does the thinking?");
  gtk_text_buffer_set_text (buffer_of (screen, 0), " Who asks why? ", -1);
  leave (screen, 0);
  assert_field (screen, "text", "Who asks why?");
  gtk_text_buffer_set_text (buffer_of (screen, 1), "Grade 4: 31 of 90 met", -1);
  leave (screen, 1);
  assert_field (screen, "results", "Grade 4: 31 of 90 met");
  undo (screen);
  assert_field (screen, "results", NULL);
  assert_text (screen, 1, "");
  undo (screen);
  assert_text (screen, 0, "Who does the thinking?");
}

/* Whoever else writes meanwhile does not take the half line away. */
static void
test_half_a_text_stays (Screen *screen, gconstpointer data)
{
  gtk_text_buffer_set_text (buffer_of (screen, 2), "If we wait", -1);
  cw_work_session_changed (screen->sketch->session);
  assert_text (screen, 2, "If we wait");
  sketch_run_ms (CW_KEEPER_DRAFT_MS + 100);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);

  sketch_reopen (screen->sketch);
  show_page (screen);
  assert_text (screen, 2, "If we wait");
  leave (screen, 2);
  assert_field (screen, "theory", "If we wait");
}

static gboolean
is_open (Screen *screen)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);

  return walk->closed_ms == 0;
}

static void
test_a_closed_walk_opens_again (Screen *screen, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "walk.close", NULL);
  g_assert_false (is_open (screen));
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "walk.reopen", NULL);
  g_assert_true (is_open (screen));
  undo (screen);
  g_assert_false (is_open (screen));
}

static void
test_a_walk_is_renamed (Screen *screen, gconstpointer data)
{
  GtkWidget *entry = NULL;
  g_autoptr (CwWalk) walk = NULL;

  gtk_widget_activate_action (GTK_WIDGET (screen->page), "walk.rename", NULL);
  entry = part (screen, GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Spring walk");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Walk in May");
  g_signal_emit_by_name (entry, "activate");
  walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  g_assert_cmpstr (walk->title, ==, "Walk in May");
}

static void
test_shows_what_comes_of_it (Screen *screen, gconstpointer data)
{
  GtkWidget *next = part (screen, CW_TYPE_WALK_NEXT, 0);
  guint first = 0;
  GtkWidget *row = find_type (next, ADW_TYPE_ACTION_ROW, &first);
  const CwCardPlan plan = { .walk = screen->sketch->walk,
                            .step = CW_STEP_NEXT,
                            .text = "Ask why each day",
                            .owner = "Ana",
                            .help = "Ben sits in" };
  guint second = 1;

  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Describe, analyze"));
  g_assert_cmpint (cw_card_add (store_of (screen), &plan, NULL, NULL), !=, 0);
  cw_work_session_changed (screen->sketch->session);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1 next step");
  row = find_type (next, ADW_TYPE_ACTION_ROW, &second);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Ask why each day");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Ana · Help: Ben sits in");
}

#define TEST(name, function)                                                                   \
  g_test_add ("/walk-page/" name, Screen, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("texts-are-edited-where-they-stand", test_texts_are_edited_where_they_stand);
  TEST ("half-a-text-stays", test_half_a_text_stays);
  TEST ("a-closed-walk-opens-again", test_a_closed_walk_opens_again);
  TEST ("a-walk-is-renamed", test_a_walk_is_renamed);
  TEST ("shows-what-comes-of-it", test_shows_what_comes_of_it);
  return g_test_run ();
}
