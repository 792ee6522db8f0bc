#include "corewalk/card-declare.h"
#include "corewalk/cycle.h"
#include "corewalk/merge.h"
#include "corewalk/record.h"
#include "corewalk/student-evidence.h"
#include "corewalk/trust.h"
#include "tests/ui/gallery-cycle.h"
#include "tests/ui/picture.h"
#include "ui/coach/coach-page.h"
#include "ui/coach/cycle-page.h"
#include "ui/coach/cycle-partners.h"
#include "ui/coach/cycle-phases.h"
#include "ui/coach/evidence-level.h"
#include "ui/coach/new-cycle-page.h"
#include "ui/exchange/question-card.h"
#include "ui/shell/work-view.h"

#include <string.h>

typedef struct
{
  Sketch *sketch;
  Partner *ben; /* NULL where nobody's card is here */
  gint64 cycle;
  GtkWidget *window, *view;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
act (Screen *screen, const char *action, gint64 subject)
{
  g_assert_true (
      gtk_widget_activate_action_variant (screen->view, action,
                                          subject == 0 ? NULL : g_variant_new_int64 (subject)));
  sketch_run_ms (80);
}

static Screen *
screen_new (gboolean has_cycles, int width, int height)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  if (has_cycles)
    {
      screen->ben = partner_new ();
      partner_introduce (screen->ben, store_of (screen));
      screen->cycle = gallery_cycle_make (store_of (screen), screen->ben);
    }
  screen->view = cw_work_view_new (screen->sketch->session);
  screen->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), width, height);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->view);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_widget_activate_action (screen->view, "work.screen", "s", "coaching");
  sketch_run_ms (150);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_clear_pointer (&screen->ben, partner_free);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* The widget of that type which is on the screen; NULL for none. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* The key as the shortcuts of @widget and of what it lies in hear it. */
static void
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  GtkShortcutTrigger *wanted = gtk_keyval_trigger_new (key, state);
  gboolean is_done = FALSE;

  for (GtkWidget *next; widget != NULL && !is_done; widget = next)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      next = gtk_widget_get_parent (widget);
      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_done; i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !is_done &&
                            j < g_list_model_get_n_items (G_LIST_MODEL (controller));
               j++)
            {
              g_autoptr (GtkShortcut) shortcut =
                  g_list_model_get_item (G_LIST_MODEL (controller), j);

              if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
                is_done =
                    gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                  gtk_shortcut_get_arguments (shortcut));
            }
        }
    }
  g_object_unref (wanted);
  g_assert_true (is_done);
  sketch_run_ms (80);
}

static CwCycle *
read_cycle (Screen *screen)
{
  g_autoptr (GError) error = NULL;
  CwCycle *cycle = cw_cycle_get (store_of (screen), screen->cycle, &error);

  g_assert_no_error (error);
  return cycle;
}

static void
test_nothing_yet_says_what_it_is_for (void)
{
  g_autoptr (Screen) screen = screen_new (FALSE, 800, 600);

  g_assert_true (says (screen->view, "Coach Each Other"));
  picture_keep (screen->window, "coach-empty");
  act (screen, "work.new-cycle", 0);
  g_assert_true (says (screen->view, "Nobody’s Card Is Here Yet"));
  picture_keep (screen->window, "new-cycle-alone");
  press (find (screen->view, CW_TYPE_NEW_CYCLE_PAGE), GDK_KEY_Escape, 0);
  g_assert_nonnull (find (screen->view, CW_TYPE_COACH_PAGE));
}

static void
test_cycles_are_listed (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 720);

  g_assert_true (says (screen->view, "Talk in pairs"));
  g_assert_true (says (screen->view, "Will you take part?"));
  g_assert_true (says (screen->view, "Closed"));
  picture_keep (screen->window, "coach-list");
}

/* Chooses everybody who can be chosen. */
static void
choose_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    choose_all (child);
}

static void
test_a_cycle_begins (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 800, 600);
  g_autoptr (GPtrArray) before = cw_cycle_list (store_of (screen), NULL), after = NULL;
  GtkWidget *page = NULL;

  act (screen, "work.new-cycle", 0);
  page = find (screen->view, CW_TYPE_NEW_CYCLE_PAGE);
  g_assert_true (says (page, "declare on their own cards"));
  choose_all (page);
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW)), "Small steps");
  picture_keep (screen->window, "new-cycle");
  g_assert_true (gtk_widget_activate_action (page, "new-cycle.begin", NULL));
  sketch_run_ms (100);
  after = cw_cycle_list (store_of (screen), NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_true (says (find (screen->view, CW_TYPE_CYCLE_PAGE), "Small steps"));
  act (screen, "work.undo", 0);
  sketch_run_ms (400); /* until the page has slid away */
  g_assert_null (find (screen->view, CW_TYPE_CYCLE_PAGE));
  g_assert_nonnull (find (screen->view, CW_TYPE_COACH_PAGE));
}

static void
test_an_evaluator_is_refused_with_the_reason (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 800, 600);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = NULL;

  g_assert_true (cw_card_declare (screen->ben->store,
                                  cw_store_get_person (store_of (screen))->name, NULL));
  card = cw_sender_card_own (screen->ben->store, &error);
  g_assert_no_error (error);
  cw_trust_add (store_of (screen), card, FALSE, &error);
  g_assert_no_error (error);
  act (screen, "work.new-cycle", 0);
  g_assert_true (says (screen->view, "Ben Ortiz declares to evaluate you"));
  g_assert_true (says (screen->view, "Corewalk does not know more than that"));
  picture_keep (screen->window, "new-cycle-evaluator");
}

static void
test_phases_go_both_ways_by_keys (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 720);
  GtkWidget *page = NULL, *phases = NULL;
  g_autoptr (CwCycle) on = NULL, back = NULL, undone = NULL;

  act (screen, "work.show-cycle", screen->cycle);
  page = find (screen->view, CW_TYPE_CYCLE_PAGE);
  phases = find (page, CW_TYPE_CYCLE_PHASES);
  g_assert_true (says (page, "Only the two of you"));
  picture_keep (screen->window, "cycle");
  press (phases, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  on = read_cycle (screen);
  g_assert_cmpstr (on->phase, ==, "targets");
  press (phases, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  press (phases, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  back = read_cycle (screen);
  g_assert_cmpstr (back->phase, ==, "goal");
  press (phases, GDK_KEY_z, GDK_CONTROL_MASK);
  undone = read_cycle (screen);
  g_assert_cmpstr (undone->phase, ==, "baseline");
}

static void
test_what_both_wrote_is_settled_on_the_page (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 720);
  g_autoptr (CwCycle) settled = NULL;
  GtkWidget *card = NULL;
  const CwQuestion *question = NULL;

  act (screen, "work.show-cycle", screen->cycle);
  g_assert_true (says (screen->view, "You Wrote Different Things"));
  card = find (screen->view, CW_TYPE_QUESTION_CARD);
  question = cw_question_card_get_question (CW_QUESTION_CARD (card));
  g_assert_cmpstr (question->title, ==, "Target of a coaching cycle");
  g_assert_cmpstr (question->about, ==, "Talk in pairs");
  g_signal_emit_by_name (card, "write", "Two thirds: 15 of 22");
  sketch_run_ms (80);
  settled = read_cycle (screen);
  g_assert_cmpstr (settled->target, ==, "Two thirds: 15 of 22");
  g_assert_false (says (screen->view, "You Wrote Different Things"));
}

static void
test_who_is_asked_says_yes (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 800, 600);
  gint64 asked = cw_cycle_find (store_of (screen), "Reading the question twice", NULL);
  g_autoptr (CwCycle) cycle = NULL;

  act (screen, "work.show-cycle", asked);
  g_assert_true (says (screen->view, "You are asked to take part"));
  picture_keep (screen->window, "cycle-asked");
  g_assert_true (gtk_widget_activate_action (find (screen->view, CW_TYPE_CYCLE_PAGE),
                                             "cycle.take-part", NULL));
  sketch_run_ms (80);
  g_assert_false (says (screen->view, "You are asked to take part"));
  cycle = cw_cycle_get (store_of (screen), asked, NULL);
  g_assert_true (((CwPartner *) cycle->partners->pdata[0])->takes_part);
}

static void
scroll_to_end (Screen *screen)
{
  GtkWidget *window = find (screen->view, CW_TYPE_CYCLE_PAGE);
  GtkAdjustment *place = NULL;

  while (!GTK_IS_SCROLLED_WINDOW (window))
    window = GTK_IS_BOX (window) ? gtk_widget_get_last_child (window)
                                 : gtk_widget_get_first_child (window);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place) / 2.4);
  sketch_run_ms (300);
}

/* The window that lies over the page's; NULL for none. */
static GtkWidget *
find_over (Screen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (screen->window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* Does it on whichever shown widget knows how. */
static gboolean
act_below (GtkWidget *widget, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && act_below (child, action))
      return TRUE;

  return gtk_widget_activate_action_variant (widget, action, NULL);
}

static GtkWidget *
open_over (Screen *screen, const char *action)
{
  GtkWidget *window = NULL;

  g_assert_true (act_below (screen->view, action));
  sketch_run_ms (150);
  window = find_over (screen);
  g_assert_nonnull (window);
  return window;
}

static void
test_evidence_is_entered_and_drawn (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 1100);
  g_autoptr (GPtrArray) list = NULL;
  const CwEvidence *added = NULL;
  GtkWidget *sheet = NULL;

  act (screen, "work.show-cycle", screen->cycle);
  g_assert_true (says (screen->view,
                       "The same students: 5 of 22 met the target, then 12 of 22. In per cent: "
                       "32 points more."));
  scroll_to_end (screen);
  picture_keep (screen->window, "cycle-evidence");
  sheet = open_over (screen, "evidence.add");
  g_assert_true (says (sheet, "The levels make up 0 of 22 students."));
  picture_keep (sheet, "evidence");
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (80);
  g_assert_true (says (sheet, "levels")); /* they do not make up the number: nothing is kept */
  while (find (sheet, CW_TYPE_EVIDENCE_LEVEL) != NULL)
    g_signal_emit_by_name (find (sheet, CW_TYPE_EVIDENCE_LEVEL), "removed");
  press (sheet, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_null (find_over (screen));
  list = cw_evidence_list (store_of (screen), screen->cycle, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  added = list->pdata[2];
  g_assert_cmpint (added->stage, ==, CW_STAGE_INTERIM);
  g_assert_cmpstr (added->instrument, ==, "Written explanation");
  g_assert_cmpint (added->met, ==, 0);
  g_assert_false (added->is_same);
  g_assert_true (says (screen->view, "Two groups, not the same students"));
}

static gboolean
is_quiet (gpointer screen)
{
  return !cw_work_session_is_lent (((Screen *) screen)->sketch->session);
}

static void
test_partners_get_a_file_and_change (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 720);
  g_autofree char *folder = g_path_get_dirname (screen->ben->directory);
  g_autofree char *file = g_build_filename (folder, "pair.walk", NULL);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (CwCycle) cycle = NULL;
  GtkWidget *partners = NULL, *sheet = NULL;

  act (screen, "work.show-cycle", screen->cycle);
  partners = find (screen->view, CW_TYPE_CYCLE_PARTNERS);
  cw_cycle_partners_write_file (CW_CYCLE_PARTNERS (partners), file);
  sketch_wait (is_quiet, screen);
  sketch_run_ms (100);
  merged = cw_merge (screen->ben->store, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);

  sheet = open_over (screen, "circle.change");
  g_assert_true (says (sheet, "gets the cycle as it is now"));
  picture_keep (sheet, "partners-window");
  choose_all (sheet); /* both leave */
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (100);
  cycle = read_cycle (screen);
  g_assert_false (cycle->is_mine);
  g_assert_true (says (screen->view, "You are not a partner any more"));
  g_assert_true (says (screen->view, "Only its partners"));
}

static void
test_a_cycle_is_closed_and_taken_up_again (void)
{
  g_autoptr (Screen) screen = screen_new (TRUE, 900, 720);
  g_autoptr (CwCycle) closed = NULL, open = NULL;
  GtkWidget *sheet = NULL;

  act (screen, "work.show-cycle", screen->cycle);
  sheet = open_over (screen, "cycle.close");
  picture_keep (sheet, "close-window");
  gtk_editable_set_text (GTK_EDITABLE (find (sheet, ADW_TYPE_ENTRY_ROW)), "Two weeks early");
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (100);
  closed = read_cycle (screen);
  g_assert_cmpint (closed->state, ==, CW_CYCLE_DONE);
  g_assert_cmpstr (closed->reason, ==, "Two weeks early");
  g_assert_true (says (screen->view, "Closed: goal met"));
  g_assert_true (act_below (screen->view, "cycle.take-up"));
  open = read_cycle (screen);
  g_assert_cmpint (open->state, ==, CW_CYCLE_ACTIVE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add_func ("/coach-page/" name, function)
  ADD ("nothing-yet-says-what-it-is-for", test_nothing_yet_says_what_it_is_for);
  ADD ("cycles-are-listed", test_cycles_are_listed);
  ADD ("a-cycle-begins", test_a_cycle_begins);
  ADD ("an-evaluator-is-refused-with-the-reason", test_an_evaluator_is_refused_with_the_reason);
  ADD ("phases-go-both-ways-by-keys", test_phases_go_both_ways_by_keys);
  ADD ("what-both-wrote-is-settled-on-the-page", test_what_both_wrote_is_settled_on_the_page);
  ADD ("evidence-is-entered-and-drawn", test_evidence_is_entered_and_drawn);
  ADD ("partners-get-a-file-and-change", test_partners_get_a_file_and_change);
  ADD ("a-cycle-is-closed-and-taken-up-again", test_a_cycle_is_closed_and_taken_up_again);
  ADD ("who-is-asked-says-yes", test_who_is_asked_says_yes);
#undef ADD
  return g_test_run ();
}
