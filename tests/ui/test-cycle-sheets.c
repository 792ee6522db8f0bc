#include "corewalk/cycle-model.h"
#include "corewalk/merge.h"
#include "corewalk/student-evidence.h"
#include "tests/ui/coach-screen.h"
#include "tests/ui/picture.h"
#include "ui/coach/cycle-page.h"
#include "ui/coach/cycle-partners.h"
#include "ui/coach/evidence-level.h"
#include "ui/coach/phase-row.h"

static void
scroll_to (CoachScreen *screen, double part)
{
  GtkWidget *window = coach_screen_find (screen->view, CW_TYPE_CYCLE_PAGE);
  GtkAdjustment *place = NULL;

  sketch_run_ms (400); /* until the page has slid in */
  while (!GTK_IS_SCROLLED_WINDOW (window))
    window = GTK_IS_BOX (window) ? gtk_widget_get_last_child (window)
                                 : gtk_widget_get_first_child (window);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place) * part);
  sketch_run_ms (300);
}

static void
test_evidence_is_entered_and_drawn (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 1100);
  g_autoptr (GPtrArray) list = NULL;
  const CwEvidence *added = NULL;
  GtkWidget *sheet = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  g_assert_true (coach_screen_says (
      screen->view, "The same students: 5 of 22 met the target, then 12 of 22. In per cent: "
                    "32 points more."));
  scroll_to (screen, .3);
  picture_keep (screen->window, "cycle-work");
  scroll_to (screen, .55);
  picture_keep (screen->window, "cycle-evidence");
  scroll_to (screen, .9);
  picture_keep (screen->window, "cycle-partners");
  sheet = coach_screen_open (screen, "evidence.add");
  g_assert_true (coach_screen_says (sheet, "The levels make up 0 of 22 students."));
  picture_keep (sheet, "evidence");
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (80);
  g_assert_true (
      coach_screen_says (sheet,
                         "levels")); /* they do not make up the number: nothing is kept */
  while (coach_screen_find (sheet, CW_TYPE_EVIDENCE_LEVEL) != NULL)
    g_signal_emit_by_name (coach_screen_find (sheet, CW_TYPE_EVIDENCE_LEVEL), "removed");
  coach_screen_press (sheet, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_null (coach_screen_find_over (screen));
  list = cw_evidence_list (coach_screen_store (screen), screen->cycle, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  added = list->pdata[2];
  g_assert_cmpint (added->stage, ==, CW_STAGE_INTERIM);
  g_assert_cmpstr (added->instrument, ==, "Written explanation");
  g_assert_cmpint (added->met, ==, 0);
  g_assert_false (added->is_same);
  g_assert_true (coach_screen_says (screen->view, "Two groups, not the same students"));
}

static void
test_phases_are_renamed_moved_and_added (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);
  g_autoptr (CwCycleModel) model = NULL;
  g_autoptr (CwCycle) cycle = NULL;
  GtkWidget *sheet = NULL, *row = NULL;
  const CwCyclePhase *first = NULL, *last = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  sheet = coach_screen_open (screen, "cycle.edit-phases");
  picture_keep (sheet, "phases-window");
  row = coach_screen_find (sheet, CW_TYPE_PHASE_ROW);
  gtk_editable_set_text (GTK_EDITABLE (coach_screen_find (row, GTK_TYPE_ENTRY)), "Our goal");
  g_signal_emit_by_name (gtk_widget_get_next_sibling (row), "removed"); /* the present one */
  g_signal_emit_by_name (row, "moved", 1);
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.add-phase", NULL));
  sketch_run_ms (80);
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (row)), 5));
  gtk_editable_set_text (GTK_EDITABLE (coach_screen_find (row, GTK_TYPE_ENTRY)), "Celebrate");
  coach_screen_press (sheet, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_null (coach_screen_find_over (screen));
  model = cw_cycle_model_get (coach_screen_store (screen), screen->cycle, NULL);
  g_assert_cmpuint (model->phases->len, ==, 6);
  first = model->phases->pdata[1];
  last = model->phases->pdata[5];
  g_assert_cmpstr (first->title, ==, "Our goal");
  g_assert_cmpstr (first->key, ==, "goal");
  g_assert_cmpstr (last->title, ==, "Celebrate");
  cycle = coach_screen_read (screen);
  g_assert_cmpstr (cycle->phase, ==, "targets");
  g_assert_true (coach_screen_says (screen->view, "6  Celebrate"));
}

static gboolean
is_quiet (gpointer screen)
{
  return !cw_work_session_is_lent (((CoachScreen *) screen)->sketch->session);
}

static void
test_partners_get_a_file_and_change (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);
  g_autofree char *folder = g_path_get_dirname (screen->ben->directory);
  g_autofree char *file = g_build_filename (folder, "pair.walk", NULL);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (CwCycle) cycle = NULL;
  GtkWidget *partners = NULL, *sheet = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  partners = coach_screen_find (screen->view, CW_TYPE_CYCLE_PARTNERS);
  cw_cycle_partners_write_file (CW_CYCLE_PARTNERS (partners), file);
  sketch_wait (is_quiet, screen);
  sketch_run_ms (100);
  merged = cw_merge (screen->ben->store, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);

  sheet = coach_screen_open (screen, "circle.change");
  g_assert_true (coach_screen_says (sheet, "gets the cycle as it is now"));
  picture_keep (sheet, "partners-window");
  coach_screen_choose_all (sheet); /* both leave */
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (100);
  cycle = coach_screen_read (screen);
  g_assert_false (cycle->is_mine);
  g_assert_true (coach_screen_says (screen->view, "You are not a partner any more"));
  g_assert_true (coach_screen_says (screen->view, "Only its partners"));
}

static void
test_a_cycle_is_closed_and_taken_up_again (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);
  g_autoptr (CwCycle) closed = NULL, open = NULL;
  GtkWidget *sheet = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  sheet = coach_screen_open (screen, "cycle.close");
  picture_keep (sheet, "close-window");
  gtk_editable_set_text (GTK_EDITABLE (coach_screen_find (sheet, ADW_TYPE_ENTRY_ROW)),
                         "Two weeks early");
  g_assert_true (gtk_widget_activate_action (sheet, "sheet.keep", NULL));
  sketch_run_ms (100);
  closed = coach_screen_read (screen);
  g_assert_cmpint (closed->state, ==, CW_CYCLE_DONE);
  g_assert_cmpstr (closed->reason, ==, "Two weeks early");
  g_assert_true (coach_screen_says (screen->view, "Closed: goal met"));
  g_assert_true (coach_screen_act_below (screen->view, "cycle.take-up"));
  open = coach_screen_read (screen);
  g_assert_cmpint (open->state, ==, CW_CYCLE_ACTIVE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add_func ("/cycle-sheets/" name, function)
  ADD ("evidence-is-entered-and-drawn", test_evidence_is_entered_and_drawn);
  ADD ("phases-are-renamed-moved-and-added", test_phases_are_renamed_moved_and_added);
  ADD ("partners-get-a-file-and-change", test_partners_get_a_file_and_change);
  ADD ("a-cycle-is-closed-and-taken-up-again", test_a_cycle_is_closed_and_taken_up_again);
#undef ADD
  return g_test_run ();
}
