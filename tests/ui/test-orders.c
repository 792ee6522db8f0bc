#include "tests/ui/partner.h"

#include "corewalk/id.h"
#include "corewalk/merge.h"
#include "corewalk/note.h"
#include "corewalk/order.h"
#include "ui/exchange/orders-page.h"

#define WORDS "S: “Marisol told me”"

typedef struct
{
  Sketch *sketch;
  Partner *partner;
  GtkWidget *window;
  GtkWidget *page;
  gint64 note;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);
  g_autoptr (GError) error = NULL;

  screen->sketch = sketch_new ();
  screen->partner = partner_new ();
  screen->note = cw_note_add (store_of (screen), screen->sketch->visit, CW_TAG_STUDENT, WORDS,
                              NULL, &error);
  g_assert_no_error (error);
  screen->window = adw_window_new ();
  screen->page = g_object_new (CW_TYPE_ORDERS_PAGE, NULL);
  cw_orders_page_set_session (CW_ORDERS_PAGE (screen->page), screen->sketch->session);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  partner_free (screen->partner);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static gboolean
says (Screen *screen, const char *text)
{
  return find_label (screen->page, text) != NULL;
}

static void
press (Screen *screen, const char *text)
{
  GtkWidget *label = find_label (screen->page, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  sketch_run_ms (50);
}

/* Ben erases what Ana wrote; his card may not give orders. */
static void
receive_order (Screen *screen)
{
  CwStore *store = store_of (screen);
  g_autofree char *uuid = cw_id_dup_text (store, screen->note), *file = NULL;
  const char *files[] = { NULL, NULL };
  g_auto (CwErased) erased = { 0 };
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (GError) error = NULL;

  partner_take_in (screen->partner, store);
  cw_erase (screen->partner->store, cw_id_find (screen->partner->store, uuid, NULL),
            "A parent asked", "RC-075 14", NULL, &erased, &error);
  g_assert_no_error (error);
  partner_introduce (screen->partner, store);
  files[0] = file = partner_export (screen->partner, store, "order.walk");
  merged = cw_merge (store, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (50);
}

static void
test_an_order_tells_what_it_asks (void)
{
  g_autoptr (Screen) screen = screen_new ();

  g_assert_true (says (screen, "No Orders"));
  receive_order (screen);
  g_assert_cmpuint (cw_orders_page_get_asking (CW_ORDERS_PAGE (screen->page)), ==, 1);
  g_assert_true (says (screen, "Ben Ortiz asks to erase a line of evidence"));
  g_assert_true (says (screen, WORDS));
  g_assert_true (says (screen, "Reason: A parent asked"));
  g_assert_true (says (screen, "Approval: RC-075 14"));
  g_assert_true (
      says (screen, "Given and signed by Ben Ortiz: Today · 1 line loses its words"));
}

static void
test_a_declined_order_changes_nothing (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwNote) note = NULL;

  receive_order (screen);
  press (screen, "Decline");
  g_assert_cmpuint (cw_orders_page_get_asking (CW_ORDERS_PAGE (screen->page)), ==, 0);
  g_assert_true (says (screen, "You declined"));
  note = cw_note_get (store_of (screen), screen->note, NULL);
  g_assert_cmpstr (note->text, ==, WORDS);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data))
      return at->data;

  return NULL;
}

static gboolean
is_carried_out (gpointer user_data)
{
  return says (user_data, "Carried out");
}

static void
test_an_order_is_carried_out_once_it_is_agreed (void)
{
  g_autoptr (Screen) screen = screen_new ();

  receive_order (screen);
  press (screen, "Carry Out");
  g_assert_nonnull (find_dialog ());
  g_assert_cmpuint (cw_orders_page_get_asking (CW_ORDERS_PAGE (screen->page)), ==, 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "stay");
  sketch_run_ms (50);
  g_assert_true (says (screen, WORDS));

  press (screen, "Carry Out");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "erase");
  sketch_wait (is_carried_out, screen);
  g_assert_false (says (screen, WORDS));
  g_assert_null (cw_note_get (store_of (screen), screen->note, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/orders/tells-what-it-asks", test_an_order_tells_what_it_asks);
  g_test_add_func ("/orders/declined-changes-nothing", test_a_declined_order_changes_nothing);
  g_test_add_func ("/orders/carried-out-once-agreed",
                   test_an_order_is_carried_out_once_it_is_agreed);
  return g_test_run ();
}
