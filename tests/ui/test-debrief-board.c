#include "tests/ui/sketch.h"

#include "corewalk/debrief.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "ui/debrief/board-move.h"
#include "ui/debrief/card-editor.h"
#include "ui/debrief/card-row.h"
#include "ui/debrief/debrief-board.h"
#include "ui/debrief/debrief-column.h"
#include "ui/debrief/debrief-page.h"
#include "ui/debrief/evidence-picker.h"
#include "ui/debrief/wide-board.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  CwDebriefPage *page;
  int second;
} Screen;

static GtkWidget *
find_type (GtkWidget *widget, GType type, guint skip)
{
  static guint left;

  if (skip != G_MAXUINT)
    left = skip;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && left-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, G_MAXUINT);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static gint64
add (Screen *screen, CwStep step, gint64 under, const char *text)
{
  CwMoment moment = { .at_ms = 1793000000000 + 1000 * screen->second++ };
  const CwCardPlan plan = { .walk = screen->sketch->walk,
                            .step = step,
                            .under = under,
                            .text = text };
  g_autoptr (GError) error = NULL;
  gint64 card = cw_card_add (store_of (screen), &plan, &moment, &error);

  g_assert_no_error (error);
  return card;
}

static void
show_page (Screen *screen)
{
  g_autoptr (GError) error = NULL;

  screen->window = gtk_window_new ();
  screen->page = CW_DEBRIEF_PAGE (cw_debrief_page_new ());
  gtk_window_set_child (GTK_WINDOW (screen->window), GTK_WIDGET (screen->page));
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1200, 700);
  cw_debrief_page_set_walk (screen->page, screen->sketch->session, screen->sketch->walk,
                            &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
}

static void
set_up (Screen *screen, gconstpointer data)
{
  screen->sketch = sketch_new ();
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  if (screen->window != NULL)
    gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  sketch_free (screen->sketch);
}

/* Each column's cards, top down: "a b | P -c | | ask". */
static char *
tell (Screen *screen)
{
  g_autoptr (GPtrArray) cards = cw_card_list (store_of (screen), screen->sketch->walk, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (CwStep step = CW_STEP_DESCRIBE; step <= CW_STEP_NEXT; step++)
    {
      GtkWidget *column =
          find_type (GTK_WIDGET (screen->page), CW_TYPE_DEBRIEF_COLUMN, (guint) step);
      CwCardRow *row = NULL;

      g_string_append (text, step > 0 ? "|" : "");
      for (guint i = 0; (row = CW_CARD_ROW (find_type (column, CW_TYPE_CARD_ROW, i))) != NULL;
           i++)
        {
          const CwCard *card = cw_board_move_find (cards, cw_card_row_get_card (row));

          g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "",
                                  gtk_widget_has_css_class (GTK_WIDGET (row), "under") ? "-"
                                                                                       : "",
                                  card->text);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shows (Screen *screen, const char *expected)
{
  g_autofree char *told = tell (screen);

  g_assert_cmpstr (told, ==, expected);
}

/* Presses a key as the board's own controller hears it. */
static void
press (Screen *screen, guint key, GdkModifierType state)
{
  GtkWidget *board = find_type (GTK_WIDGET (screen->page), CW_TYPE_DEBRIEF_BOARD, 0);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (board);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &is_taken);
    }
  g_assert_true (is_taken);
}

static void
focus (Screen *screen, CwStep step, gint64 card)
{
  GtkWidget *column =
      find_type (GTK_WIDGET (screen->page), CW_TYPE_DEBRIEF_COLUMN, (guint) step);

  g_assert_true (cw_debrief_column_focus (CW_DEBRIEF_COLUMN (column), card, 0));
}

static const char *
stack_page (Screen *screen)
{
  GtkWidget *stack = find_type (GTK_WIDGET (screen->page), GTK_TYPE_STACK, 0);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
test_keys_push_cards_through_the_steps (Screen *screen, gconstpointer data)
{
  gint64 a = add (screen, CW_STEP_DESCRIBE, 0, "a");

  add (screen, CW_STEP_DESCRIBE, 0, "b");
  add (screen, CW_STEP_DESCRIBE, 0, "c");
  show_page (screen);
  assert_shows (screen, "a b c|||");
  focus (screen, CW_STEP_DESCRIBE, a);
  press (screen, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_shows (screen, "b a c|||");
  press (screen, GDK_KEY_Down, GDK_CONTROL_MASK);
  press (screen, GDK_KEY_Down, GDK_CONTROL_MASK); /* it lies at the foot already */
  assert_shows (screen, "b c a|||");
  press (screen, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_shows (screen, "b a c|||");
  press (screen, GDK_KEY_Right, GDK_CONTROL_MASK); /* there is no pattern to lie under */
  assert_shows (screen, "b c|a||");
  press (screen, GDK_KEY_Right, GDK_CONTROL_MASK);
  press (screen, GDK_KEY_Right, GDK_CONTROL_MASK);
  press (screen, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_shows (screen, "b c|||a");
  press (screen, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_shows (screen, "b c||a|");
}

static void
test_keys_lay_evidence_under_patterns (Screen *screen, gconstpointer data)
{
  gint64 p = add (screen, CW_STEP_PATTERN, 0, "P"), a = 0;

  add (screen, CW_STEP_PATTERN, 0, "Q");
  a = add (screen, CW_STEP_DESCRIBE, 0, "a");
  add (screen, CW_STEP_DESCRIBE, p, "b");
  show_page (screen);
  assert_shows (screen, "a|P -b Q||");
  focus (screen, CW_STEP_DESCRIBE, a);
  press (screen, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_shows (screen, "|P -b Q -a||");
  press (screen, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_shows (screen, "|P -b -a Q||");
  press (screen, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_shows (screen, "|P -a -b Q||");
  press (screen, GDK_KEY_p, 0);
  assert_shows (screen, "|P -b Q a||");
  press (screen, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_shows (screen, "a|P -b Q||");
  focus (screen, CW_STEP_PATTERN, p);
  press (screen, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_shows (screen, "a|Q P -b||");
}

static void
test_a_dropped_card_stays_there (Screen *screen, gconstpointer data)
{
  gint64 a = add (screen, CW_STEP_DESCRIBE, 0, "a");
  gint64 p = add (screen, CW_STEP_PATTERN, 0, "P");
  GtkWidget *row = NULL;

  show_page (screen);
  row = find_type (GTK_WIDGET (screen->page), CW_TYPE_CARD_ROW, 1);
  g_assert_cmpint (cw_card_row_get_card (CW_CARD_ROW (row)), ==, p);
  g_signal_emit_by_name (row, "dropped", a, FALSE);
  assert_shows (screen, "|P -a||");
  g_free (cw_undo (store_of (screen), NULL));
  cw_work_session_changed (screen->sketch->session);
  assert_shows (screen, "a|P||");
}

static void
test_delete_keeps_the_focus_near (Screen *screen, gconstpointer data)
{
  gint64 a = add (screen, CW_STEP_DESCRIBE, 0, "a");
  gint64 b = add (screen, CW_STEP_DESCRIBE, 0, "b");
  GtkWidget *focused = NULL;

  show_page (screen);
  focus (screen, CW_STEP_DESCRIBE, a);
  press (screen, GDK_KEY_Delete, 0);
  assert_shows (screen, "b|||");
  focused = gtk_root_get_focus (GTK_ROOT (screen->window));
  g_assert_true (CW_IS_CARD_ROW (focused));
  g_assert_cmpint (cw_card_row_get_card (CW_CARD_ROW (focused)), ==, b);
}

static GtkWidget *
entry_of (Screen *screen, CwStep step)
{
  GtkWidget *column =
      find_type (GTK_WIDGET (screen->page), CW_TYPE_DEBRIEF_COLUMN, (guint) step);

  return find_type (column, GTK_TYPE_ENTRY, 0);
}

static void
test_begins_empty_and_writes_cards (Screen *screen, gconstpointer data)
{
  GtkWidget *entry = NULL;

  show_page (screen);
  g_assert_cmpstr (stack_page (screen), ==, "empty");
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "debrief.write", NULL);
  g_assert_cmpstr (stack_page (screen), ==, "board");

  entry = entry_of (screen, CW_STEP_PREDICT);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  they will wait ");
  g_signal_emit_by_name (entry, "activate");
  assert_shows (screen, "||they will wait|");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* Half a card is there again after the program ended without a word. */
static void
test_half_a_card_survives (Screen *screen, gconstpointer data)
{
  add (screen, CW_STEP_DESCRIBE, 0, "a");
  show_page (screen);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (screen, CW_STEP_PATTERN)), "half a pat");
  sketch_run_ms (CW_KEEPER_DRAFT_MS + 100);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  screen->window = NULL;
  sketch_run_ms (50);

  sketch_reopen (screen->sketch);
  show_page (screen);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (screen, CW_STEP_PATTERN))),
                   ==, "half a pat");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (screen, CW_STEP_NEXT))), ==,
                   "");
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
test_the_editor_keeps_what_closes (Screen *screen, gconstpointer data)
{
  gint64 card = add (screen, CW_STEP_NEXT, 0, "ask why");
  GtkWidget *editor = NULL;
  GtkTextView *view = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  const CwCard *kept = NULL;

  show_page (screen);
  focus (screen, CW_STEP_NEXT, card);
  press (screen, GDK_KEY_Return, 0);
  sketch_run_ms (100);
  editor = find_toplevel (CW_TYPE_CARD_EDITOR);
  view = GTK_TEXT_VIEW (find_type (editor, GTK_TYPE_TEXT_VIEW, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), " ", -1);
  gtk_widget_activate_action (editor, "card.close", NULL);
  g_assert_nonnull (find_toplevel (CW_TYPE_CARD_EDITOR)); /* a card needs words */

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "ask why each day", -1);
  gtk_editable_set_text (GTK_EDITABLE (find_type (editor, ADW_TYPE_ENTRY_ROW, 0)), "Ana");
  gtk_editable_set_text (GTK_EDITABLE (find_type (editor, ADW_TYPE_ENTRY_ROW, 1)), "Ben");
  gtk_widget_activate_action (editor, "card.close", NULL);
  g_assert_null (find_toplevel (CW_TYPE_CARD_EDITOR));
  assert_shows (screen, "|||ask why each day");
  cards = cw_card_list (store_of (screen), screen->sketch->walk, NULL);
  kept = cards->pdata[0];
  g_assert_cmpstr (kept->owner, ==, "Ana");
  g_assert_cmpstr (kept->help, ==, "Ben");
  g_assert_cmpint (kept->due, ==, G_MININT64);
  g_assert_cmpint (kept->state, ==, CW_CARD_OPEN);
}

static void
test_the_picker_makes_cards_of_lines (Screen *screen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *picker = NULL;
  GtkListView *list = NULL;
  GListModel *lines = NULL;

  cw_note_add (store_of (screen), screen->sketch->visit, CW_TAG_TEACHER, "Why do you think so?",
               NULL, &error);
  cw_note_add (store_of (screen), screen->sketch->visit, CW_TAG_STUDENT, "Because it is larger",
               NULL, &error);
  g_assert_no_error (error);
  show_page (screen);
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "debrief.choose", NULL);
  sketch_run_ms (100);
  picker = find_toplevel (CW_TYPE_EVIDENCE_PICKER);
  for (guint i = 0; list == NULL || !gtk_widget_has_css_class (GTK_WIDGET (list), "pick-list");
       i++)
    list = GTK_LIST_VIEW (find_type (picker, GTK_TYPE_LIST_VIEW, i));
  lines = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 2);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (picker, GTK_TYPE_DROP_DOWN, 0)), 2);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 1);
  g_signal_emit_by_name (list, "activate", 0u);
  g_signal_emit_by_name (list, "activate", 0u); /* a second time changes nothing */
  assert_shows (screen, "Because it is larger|||");
  g_assert_cmpstr (stack_page (screen), ==, "board");
  gtk_widget_activate_action (picker, "picker.close", NULL);
  sketch_run_ms (50);
}

/* Two hundred cards show at once, and a step with the focus does not make them anew. */
static void
test_two_hundred_cards_stay_quick (Screen *screen, gconstpointer data)
{
  gint64 first = 0, begun_us = 0;
  GtkWidget *row = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("card %u, which says something of some length", i);
      gint64 card = add (screen, CW_STEP_DESCRIBE, 0, text);

      first = first == 0 ? card : first;
    }
  show_page (screen);
  row = find_type (GTK_WIDGET (screen->page), CW_TYPE_CARD_ROW, 0);
  focus (screen, CW_STEP_DESCRIBE, first);
  begun_us = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    press (screen, GDK_KEY_Down, GDK_CONTROL_MASK);
  g_test_message ("a push among 200 cards takes %.1f ms",
                  (double) (g_get_monotonic_time () - begun_us) / 20000);
  g_assert_true (find_type (GTK_WIDGET (screen->page), CW_TYPE_CARD_ROW, 20) == row);
}

static void
test_the_wide_board_leaves_with_the_page (Screen *screen, gconstpointer data)
{
  gint64 card = add (screen, CW_STEP_DESCRIBE, 0, "a");

  show_page (screen);
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "debrief.project", NULL);
  sketch_run_ms (100);
  g_assert_nonnull (find_toplevel (CW_TYPE_WIDE_BOARD));
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (find_toplevel (CW_TYPE_WIDE_BOARD))));
  cw_card_move (store_of (screen), card, CW_STEP_PREDICT, 0, 0, NULL, NULL);
  cw_work_session_changed (screen->sketch->session);
  gtk_widget_activate_action (find_toplevel (CW_TYPE_WIDE_BOARD), "wide.close", NULL);
  g_assert_null (find_toplevel (CW_TYPE_WIDE_BOARD));
  gtk_widget_activate_action (GTK_WIDGET (screen->page), "debrief.project", NULL);
  cw_debrief_page_leave (screen->page);
  g_assert_null (find_toplevel (CW_TYPE_WIDE_BOARD));
}

#define TEST(name, function)                                                                   \
  g_test_add ("/debrief-board/" name, Screen, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("keys-push-cards-through-the-steps", test_keys_push_cards_through_the_steps);
  TEST ("keys-lay-evidence-under-patterns", test_keys_lay_evidence_under_patterns);
  TEST ("a-dropped-card-stays-there", test_a_dropped_card_stays_there);
  TEST ("delete-keeps-the-focus-near", test_delete_keeps_the_focus_near);
  TEST ("begins-empty-and-writes-cards", test_begins_empty_and_writes_cards);
  TEST ("half-a-card-survives", test_half_a_card_survives);
  TEST ("the-editor-keeps-what-closes", test_the_editor_keeps_what_closes);
  TEST ("the-picker-makes-cards-of-lines", test_the_picker_makes_cards_of_lines);
  TEST ("two-hundred-cards-stay-quick", test_two_hundred_cards_stay_quick);
  TEST ("the-wide-board-leaves-with-the-page", test_the_wide_board_leaves_with_the_page);
  return g_test_run ();
}
