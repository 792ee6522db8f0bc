#include "corewalk/card-declare.h"
#include "corewalk/trust.h"
#include "tests/ui/coach-screen.h"
#include "tests/ui/picture.h"
#include "ui/coach/coach-page.h"
#include "ui/coach/cycle-page.h"
#include "ui/coach/cycle-phases.h"
#include "ui/coach/new-cycle-page.h"
#include "ui/exchange/question-card.h"

static void
test_nothing_yet_says_what_it_is_for (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (FALSE, 800, 600);

  g_assert_true (coach_screen_says (screen->view, "Coach Each Other"));
  picture_keep (screen->window, "coach-empty");
  coach_screen_act (screen, "work.new-cycle", 0);
  g_assert_true (coach_screen_says (screen->view, "Nobody’s Card Is Here Yet"));
  picture_keep (screen->window, "new-cycle-alone");
  coach_screen_press (coach_screen_find (screen->view, CW_TYPE_NEW_CYCLE_PAGE), GDK_KEY_Escape,
                      0);
  g_assert_nonnull (coach_screen_find (screen->view, CW_TYPE_COACH_PAGE));
}

static void
test_cycles_are_listed (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);

  g_assert_true (coach_screen_says (screen->view, "Talk in pairs"));
  g_assert_true (coach_screen_says (screen->view, "Will you take part?"));
  g_assert_true (coach_screen_says (screen->view, "Closed"));
  picture_keep (screen->window, "coach-list");
}

static void
test_a_cycle_begins (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 800, 600);
  g_autoptr (GPtrArray) before = cw_cycle_list (coach_screen_store (screen), NULL),
                        after = NULL;
  GtkWidget *page = NULL;

  coach_screen_act (screen, "work.new-cycle", 0);
  page = coach_screen_find (screen->view, CW_TYPE_NEW_CYCLE_PAGE);
  g_assert_true (coach_screen_says (page, "declare on their own cards"));
  coach_screen_choose_all (page);
  gtk_editable_set_text (GTK_EDITABLE (coach_screen_find (page, ADW_TYPE_ENTRY_ROW)),
                         "Small steps");
  picture_keep (screen->window, "new-cycle");
  g_assert_true (gtk_widget_activate_action (page, "new-cycle.begin", NULL));
  sketch_run_ms (100);
  after = cw_cycle_list (coach_screen_store (screen), NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_true (
      coach_screen_says (coach_screen_find (screen->view, CW_TYPE_CYCLE_PAGE), "Small steps"));
  coach_screen_act (screen, "work.undo", 0);
  sketch_run_ms (400); /* until the page has slid away */
  g_assert_null (coach_screen_find (screen->view, CW_TYPE_CYCLE_PAGE));
  g_assert_nonnull (coach_screen_find (screen->view, CW_TYPE_COACH_PAGE));
}

static void
test_an_evaluator_is_refused_with_the_reason (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 800, 600);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = NULL;

  g_assert_true (cw_card_declare (screen->ben->store,
                                  cw_store_get_person (coach_screen_store (screen))->name,
                                  NULL));
  card = cw_sender_card_own (screen->ben->store, &error);
  g_assert_no_error (error);
  cw_trust_add (coach_screen_store (screen), card, FALSE, &error);
  g_assert_no_error (error);
  coach_screen_act (screen, "work.new-cycle", 0);
  g_assert_true (coach_screen_says (screen->view, "Ben Ortiz declares to evaluate you"));
  g_assert_true (coach_screen_says (screen->view, "Corewalk does not know more than that"));
  picture_keep (screen->window, "new-cycle-evaluator");
}

static void
test_phases_go_both_ways_by_keys (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);
  GtkWidget *page = NULL, *phases = NULL;
  g_autoptr (CwCycle) on = NULL, back = NULL, undone = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  page = coach_screen_find (screen->view, CW_TYPE_CYCLE_PAGE);
  phases = coach_screen_find (page, CW_TYPE_CYCLE_PHASES);
  g_assert_true (coach_screen_says (page, "Only the two of you"));
  picture_keep (screen->window, "cycle");
  coach_screen_press (phases, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  on = coach_screen_read (screen);
  g_assert_cmpstr (on->phase, ==, "targets");
  coach_screen_press (phases, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  coach_screen_press (phases, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  back = coach_screen_read (screen);
  g_assert_cmpstr (back->phase, ==, "goal");
  coach_screen_press (phases, GDK_KEY_z, GDK_CONTROL_MASK);
  undone = coach_screen_read (screen);
  g_assert_cmpstr (undone->phase, ==, "baseline");
}

static void
test_what_both_wrote_is_settled_on_the_page (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 900, 720);
  g_autoptr (CwCycle) settled = NULL;
  GtkWidget *card = NULL;
  const CwQuestion *question = NULL;

  coach_screen_act (screen, "work.show-cycle", screen->cycle);
  g_assert_true (coach_screen_says (screen->view, "You Wrote Different Things"));
  card = coach_screen_find (screen->view, CW_TYPE_QUESTION_CARD);
  question = cw_question_card_get_question (CW_QUESTION_CARD (card));
  g_assert_cmpstr (question->title, ==, "Target of a coaching cycle");
  g_assert_cmpstr (question->about, ==, "Talk in pairs");
  g_signal_emit_by_name (card, "write", "Two thirds: 15 of 22");
  sketch_run_ms (80);
  settled = coach_screen_read (screen);
  g_assert_cmpstr (settled->target, ==, "Two thirds: 15 of 22");
  g_assert_false (coach_screen_says (screen->view, "You Wrote Different Things"));
}

static void
test_who_is_asked_says_yes (void)
{
  g_autoptr (CoachScreen) screen = coach_screen_new (TRUE, 800, 600);
  gint64 asked =
      cw_cycle_find (coach_screen_store (screen), "Reading the question twice", NULL);
  g_autoptr (CwCycle) cycle = NULL;

  coach_screen_act (screen, "work.show-cycle", asked);
  g_assert_true (coach_screen_says (screen->view, "You are asked to take part"));
  picture_keep (screen->window, "cycle-asked");
  g_assert_true (
      gtk_widget_activate_action (coach_screen_find (screen->view, CW_TYPE_CYCLE_PAGE),
                                  "cycle.take-part", NULL));
  sketch_run_ms (80);
  g_assert_false (coach_screen_says (screen->view, "You are asked to take part"));
  cycle = cw_cycle_get (coach_screen_store (screen), asked, NULL);
  g_assert_true (((CwPartner *) cycle->partners->pdata[0])->takes_part);
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
  ADD ("who-is-asked-says-yes", test_who_is_asked_says_yes);
#undef ADD
  return g_test_run ();
}
