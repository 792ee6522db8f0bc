#include "tests/ui/sketch.h"

#include "corewalk/place.h"
#include "ui/shell/add-rooms-page.h"
#include "ui/shell/room-entry.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->page = g_object_new (CW_TYPE_ADD_ROOMS_PAGE, NULL);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  cw_add_rooms_page_begin (CW_ADD_ROOMS_PAGE (screen->page), screen->sketch->session);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
  return screen;
}

static void
screen_free (Screen *screen)
{
  g_object_add_weak_pointer (G_OBJECT (screen->page), (gpointer *) &screen->page);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_assert_null (screen->page);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* Every widget of that type, in their order. */
static void
find_all (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

static void
type_into (Screen *screen, guint row, guint entry, const char *text)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  find_all (screen->page, CW_TYPE_ROOM_ENTRY, rows);
  find_all (g_ptr_array_index (rows, row), GTK_TYPE_ENTRY, entries);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (entries, entry)), text);
}

static guint
count_rows (Screen *screen)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  find_all (screen->page, CW_TYPE_ROOM_ENTRY, rows);
  return rows->len;
}

static GPtrArray *
kept_rooms (Screen *screen)
{
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  g_autoptr (GError) error = NULL;
  gint64 school = cw_school_find (store, "Riverside", &error);

  g_assert_no_error (error);
  return cw_room_list (store, school, NULL);
}

static void
test_what_is_typed_is_kept (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GPtrArray) rooms = NULL;
  const CwRoom *first = NULL;

  type_into (screen, 0, 0, " Room 12 ");
  type_into (screen, 0, 1, "4");
  type_into (screen, 0, 2, "Math");
  type_into (screen, 2, 0, "Room 14");
  gtk_widget_activate_action (screen->page, "add-rooms.keep", NULL);
  rooms = kept_rooms (screen);
  g_assert_cmpuint (rooms->len, ==, 2);
  first = g_ptr_array_index (rooms, 0);
  g_assert_cmpstr (first->title, ==, "Room 12");
  g_assert_cmpstr (first->grades, ==, "4");
  g_assert_cmpstr (first->subjects, ==, "Math");
  g_assert_null (first->periods);
}

static void
test_there_is_always_room_for_one_more (void)
{
  g_autoptr (Screen) screen = screen_new ();
  guint before = count_rows (screen);

  type_into (screen, before - 1, 0, "Room 1");
  g_assert_cmpuint (count_rows (screen), ==, before + 1);
  type_into (screen, 0, 0, "Room 2");
  g_assert_cmpuint (count_rows (screen), ==, before + 1);
}

static void
test_a_room_without_a_name_is_told (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GPtrArray) revealers = g_ptr_array_new ();
  g_autoptr (GPtrArray) rooms = NULL;

  find_all (screen->page, GTK_TYPE_REVEALER, revealers);
  type_into (screen, 0, 1, "4");
  gtk_widget_activate_action (screen->page, "add-rooms.keep", NULL);
  rooms = kept_rooms (screen);
  g_assert_cmpuint (rooms->len, ==, 0);
  g_assert_true (gtk_revealer_get_reveal_child (g_ptr_array_index (revealers, 0)));
  type_into (screen, 0, 0, "Room 1");
  g_assert_false (gtk_revealer_get_reveal_child (g_ptr_array_index (revealers, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/add-rooms/what-is-typed-is-kept", test_what_is_typed_is_kept);
  g_test_add_func ("/add-rooms/there-is-always-room-for-one-more",
                   test_there_is_always_room_for_one_more);
  g_test_add_func ("/add-rooms/a-room-without-a-name-is-told",
                   test_a_room_without_a_name_is_told);
  return g_test_run ();
}
