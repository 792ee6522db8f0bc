#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/visit/room-act.h"
#include "ui/visit/room-popover.h"
#include "ui/visit/visit-details.h"

#include <adwaita.h>

typedef struct
{
  Sketch *sketch;
  GtkWidget *window, *button, *details;
  gint64 room, other;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static gint64
add_room (Screen *screen, const char *title, const char *grade)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  const CwRoomPlan plan = { .school = walk->school,
                            .title = title,
                            .grade = grade,
                            .subject = "Math" };

  return cw_room_add (store_of (screen), &plan, NULL, NULL);
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->room = add_room (screen, "Room 12", "4");
  screen->other = add_room (screen, "Room 14", "5");
  screen->button = gtk_menu_button_new ();
  screen->details = g_object_new (CW_TYPE_VISIT_DETAILS, NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (screen->button), screen->details);
  gtk_widget_set_valign (screen->button, GTK_ALIGN_START);
  cw_visit_details_set_visit (CW_VISIT_DETAILS (screen->details), screen->sketch->session,
                              screen->sketch->visit);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->button);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 600, 500);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
  gtk_menu_button_popup (GTK_MENU_BUTTON (screen->button));
  sketch_run_ms (200);
  return screen;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
screen_free (Screen *screen)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (screen->button));
  sketch_run_ms (300); /* a popover within one that shows is never let go */
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* Shows the rooms, types @text there, and presses Enter. */
static void
type_room (Screen *screen, const char *text)
{
  GtkWidget *rooms = find (screen->details, CW_TYPE_ROOM_POPOVER);
  GtkWidget *search = find (rooms, GTK_TYPE_SEARCH_ENTRY);

  gtk_popover_popup (GTK_POPOVER (rooms));
  sketch_run_ms (200);
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  sketch_run_ms (50);
  picture_keep (rooms, "rooms");
  g_signal_emit_by_name (search, "activate");
  sketch_run_ms (100);
}

static GtkWidget *
find_question (Screen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
answer (Screen *screen, const char *response)
{
  GtkWidget *question = find_question (screen);

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
  sketch_run_ms (50);
}

static gint64
class_of (Screen *screen)
{
  return cw_visit_class (store_of (screen), screen->sketch->visit);
}

static void
test_a_room_is_found_by_typing (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwVisit) visit = NULL;

  type_room (screen, "14");
  g_assert_cmpint (class_of (screen), ==, screen->other);
  visit = cw_visit_get (store_of (screen), screen->sketch->visit, NULL);
  g_assert_cmpstr (visit->grade, ==, "4"); /* somebody said so */
  g_assert_cmpstr (visit->subject, ==, "Math");
  picture_keep (screen->details, "details");
  type_room (screen, "not said");
  g_assert_cmpint (class_of (screen), ==, 0);
}

static void
test_a_room_that_is_not_there_is_added (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwHostRoom) room = NULL;

  type_room (screen, "Room 20");
  room = cw_host_room_get (store_of (screen), class_of (screen), NULL);
  g_assert_cmpstr (room->title, ==, "Room 20");
}

static void
opt_out (Screen *screen)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());

  g_assert_cmpint (cw_opt_out_add (store_of (screen), screen->room, today - 1, G_MININT64, NULL,
                                   NULL, NULL),
                   !=, 0);
}

static void
test_a_room_that_opts_out_asks (void)
{
  g_autoptr (Screen) screen = screen_new ();

  opt_out (screen);
  type_room (screen, "12");
  picture_keep (find_question (screen), "opted-out-room");
  answer (screen, "cancel");
  g_assert_cmpint (class_of (screen), ==, 0);
  type_room (screen, "12");
  answer (screen, "despite");
  g_assert_cmpint (class_of (screen), ==, screen->room);
}

static void
test_a_visit_starts_in_a_room (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = store_of (screen);
  g_autoptr (GArray) visits = NULL;
  g_autoptr (CwVisit) visit = NULL;
  gint64 id;

  opt_out (screen);
  cw_room_act_start (screen->button, screen->sketch->session, screen->sketch->walk,
                     screen->other);
  g_assert_null (find_question (screen));
  cw_room_act_start (screen->button, screen->sketch->session, screen->sketch->walk,
                     screen->room);
  answer (screen, "despite");
  visits = cw_visit_ids (store, screen->sketch->walk, NULL);
  g_assert_cmpuint (visits->len, ==, 3);
  id = g_array_index (visits, gint64, 1);
  visit = cw_visit_get (store, id, NULL);
  g_assert_cmpint (cw_visit_class (store, id), ==, screen->other);
  g_assert_cmpstr (visit->grade, ==, "5");
  g_assert_cmpint (cw_visit_class (store, g_array_index (visits, gint64, 2)), ==, screen->room);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add_func ("/room-popover/" name, function)
  ADD ("a-room-is-found-by-typing", test_a_room_is_found_by_typing);
  ADD ("a-room-that-is-not-there-is-added", test_a_room_that_is_not_there_is_added);
  ADD ("a-room-that-opts-out-asks", test_a_room_that_opts_out_asks);
  ADD ("a-visit-starts-in-a-room", test_a_visit_starts_in_a_room);
  return g_test_run ();
}
