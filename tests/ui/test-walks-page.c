#include "tests/ui/sketch.h"

#include "corewalk/note.h"
#include "corewalk/walk.h"
#include "ui/walks/walks-page.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
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
  return find_type (screen->page, type, &index);
}

static void
set_up (Screen *screen, gconstpointer data)
{
  screen->sketch = sketch_new ();
  screen->window = gtk_window_new ();
  screen->page = g_object_new (CW_TYPE_WALKS_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (screen->window), screen->page);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 400, 700);
  cw_walks_page_set_session (CW_WALKS_PAGE (screen->page), screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  sketch_free (screen->sketch);
}

static const char *
shown (Screen *screen)
{
  for (guint i = 0;; i++)
    {
      GtkStack *stack = GTK_STACK (part (screen, GTK_TYPE_STACK, i));

      if (gtk_stack_get_child_by_name (stack, "unfit") != NULL)
        return gtk_stack_get_visible_child_name (stack);
    }
}

typedef struct
{
  Screen *screen;
  const char *page;
} Wanted;

static gboolean
shows_it (gpointer data)
{
  const Wanted *wanted = data;

  return g_str_equal (shown (wanted->screen), wanted->page);
}

static void
wait_for (Screen *screen, const char *page)
{
  Wanted wanted = { screen, page };

  sketch_wait (shows_it, &wanted);
}

static void
choose_school (Screen *screen, guint index)
{
  GtkWidget *button = part (screen, GTK_TYPE_TOGGLE_BUTTON, 0);

  for (guint i = 1;
       g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), "filter-symbolic") != 0; i++)
    button = part (screen, GTK_TYPE_TOGGLE_BUTTON, i);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (screen, GTK_TYPE_DROP_DOWN, 0)), index);
}

static void
test_says_when_no_walk_fits (Screen *screen, gconstpointer data)
{
  wait_for (screen, "walks");
  choose_school (screen, 1);
  sketch_run_ms (100);
  wait_for (screen, "walks");

  /* The sketch's walk has the first form by title. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (screen, GTK_TYPE_DROP_DOWN, 1)), 2);
  wait_for (screen, "unfit");
  gtk_widget_activate_action (screen->page, "walks.show-all", NULL);
  wait_for (screen, "walks");
}

static void
test_words_are_sought_in_what_fits (Screen *screen, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (part (screen, GTK_TYPE_SEARCH_ENTRY, 0));

  g_assert_cmpint (cw_note_add (cw_work_session_get_store (screen->sketch->session),
                                screen->sketch->visit, CW_TAG_STUDENT, "because it is larger",
                                NULL, NULL),
                   !=, 0);
  wait_for (screen, "walks");
  gtk_editable_set_text (entry, "larger");
  wait_for (screen, "hits");
  choose_school (screen, 1);
  sketch_run_ms (100);
  wait_for (screen, "hits");
  gtk_editable_set_text (entry, "smaller");
  wait_for (screen, "nothing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/walks-page/says-when-no-walk-fits", Screen, NULL, set_up,
              test_says_when_no_walk_fits, tear_down);
  g_test_add ("/walks-page/words-are-sought-in-what-fits", Screen, NULL, set_up,
              test_words_are_sought_in_what_fits, tear_down);
  return g_test_run ();
}
