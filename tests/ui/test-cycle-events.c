/* Tests of the events of a coaching cycle in the window. */
#include "tests/ui/couple.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle-model.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/ui/picture.h"
#include "ui/coach/event-list.h"
#include "ui/coach/event-page.h"
#include "ui/coach/step-window.h"
#include "ui/coach/talk-window.h"
#include "ui/parts/day-button.h"
#include "ui/shell/work-view.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/walk-text.h"

#include <string.h>

typedef struct
{
  Couple *couple;
  GtkWidget *window; /* with the whole view of Ana's work */
  GtkWidget *view;
} Work;

static CwStore *
store_of (Work *work)
{
  return couple_ana (work->couple);
}

static Work *
work_new (int width, int height)
{
  Work *work = g_new0 (Work, 1);

  work->couple = couple_new ();
  work->view = cw_work_view_new (work->couple->ana->session);
  work->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (work->window), width, height);
  adw_window_set_content (ADW_WINDOW (work->window), work->view);
  gtk_window_present (GTK_WINDOW (work->window));
  sketch_run_ms (150);
  return work;
}

static void
work_free (Work *work)
{
  g_object_add_weak_pointer (G_OBJECT (work->view), (gpointer *) &work->view);
  gtk_window_destroy (GTK_WINDOW (work->window));
  sketch_run_ms (50);
  g_assert_null (work->view);
  couple_free (work->couple);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
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

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* The text that is edited where it stands under @title. */
static GtkTextView *
find_text (GtkWidget *widget, const char *title)
{
  if (CW_IS_WALK_TEXT (widget) && gtk_widget_get_mapped (widget) && says (widget, title))
    return GTK_TEXT_VIEW (find (widget, GTK_TYPE_TEXT_VIEW));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_text (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Types it there, and goes on elsewhere. */
static void
fill_in (Work *work, const char *title, const char *words)
{
  GtkTextView *text = find_text (work->view, title);

  g_assert_nonnull (text);
  gtk_widget_grab_focus (GTK_WIDGET (text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), words, -1);
  gtk_widget_child_focus (work->view, GTK_DIR_TAB_FORWARD);
  cw_walk_text_finish (
      CW_WALK_TEXT (gtk_widget_get_ancestor (GTK_WIDGET (text), CW_TYPE_WALK_TEXT)));
  sketch_run_ms (50);
}

static gint64
add_event (Work *work, CwEventKind kind)
{
  const CwEventPlan plan = { .cycle = work->couple->cycle,
                             .kind = kind,
                             .focus = "Who asks questions?" };
  g_autoptr (GError) error = NULL;
  gint64 event = cw_event_add (store_of (work), &plan, NULL, &error);

  g_assert_no_error (error);
  return event;
}

static GtkWidget *
show_event (Work *work, gint64 event)
{
  gtk_widget_activate_action (work->view, "work.show-event", "x", event);
  sketch_run_ms (300);
  g_assert_true (CW_IS_EVENT_PAGE (find (work->view, CW_TYPE_EVENT_PAGE)));
  return find (work->view, CW_TYPE_EVENT_PAGE);
}

static CwEvent *
read_event (Work *work, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CwEvent *event = cw_event_get (store_of (work), id, &error);

  g_assert_no_error (error);
  return event;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  sketch_run_ms (300);
}

static GtkWidget *
find_over (Work *work)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (work->window))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
test_what_is_agreed_is_kept (void)
{
  g_autoptr (Work) work = work_new (1100, 1500);
  gint64 id = add_event (work, CW_EVENT_VISIT);
  g_autoptr (CwEvent) event = NULL;
  g_autoptr (CwEvent) after = NULL;

  show_event (work, id);
  fill_in (work, "What It Is About", "Who asks questions, and who answers?");
  fill_in (work, "Where to Sit", "By the window, and I may ask two students");
  fill_in (work, "Who May See", "The two of us, until we say otherwise");
  event = read_event (work, id);
  g_assert_cmpstr (event->focus, ==, "Who asks questions, and who answers?");
  g_assert_cmpstr (event->seat, ==, "By the window, and I may ask two students");
  g_assert_cmpstr (event->seen_by, ==, "The two of us, until we say otherwise");
  picture_keep (work->window, "event-agreed");

  act (work->view, "work.undo");
  after = read_event (work, id);
  g_assert_null (after->seen_by);
}

static void
test_the_form_reaches_the_partner (void)
{
  g_autoptr (Work) work = work_new (1000, 900);
  gint64 id = add_event (work, CW_EVENT_VISIT);
  GtkWidget *page = show_event (work, id);
  GtkWidget *choice = find (page, GTK_TYPE_DROP_DOWN);
  g_autoptr (CwEvent) event = NULL;
  g_autoptr (CwEvent) at_ben = NULL;

  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  sketch_run_ms (100);
  event = read_event (work, id);
  g_assert_cmpint (event->form, !=, 0);
  couple_send_to_ben (work->couple);
  at_ben =
      cw_event_get (couple_ben (work->couple), couple_find_at_ben (work->couple, id), NULL);
  g_assert_cmpstr (at_ben->form_title, ==, event->form_title);
}

static void
test_start_and_stop_give_the_time (void)
{
  g_autoptr (Work) work = work_new (1000, 900);
  gint64 id = add_event (work, CW_EVENT_CO_PLAN);
  GtkWidget *page = show_event (work, id);
  g_autoptr (CwEvent) begun = NULL;
  g_autoptr (CwEvent) over = NULL;

  act (page, "event.start");
  begun = read_event (work, id);
  g_assert_cmpint (begun->started_ms, !=, 0);
  g_assert_true (says (page, "Going On"));
  act (page, "event.stop");
  over = read_event (work, id);
  g_assert_cmpint (over->ended_ms, >=, over->started_ms);
  g_assert_true (says (page, "0 min"));
}

/* The visit screen of a walk, in the streams of the pair. */
static void
test_an_observation_is_a_visit_of_the_pair (void)
{
  g_autoptr (Work) work = work_new (1000, 700);
  gint64 id = add_event (work, CW_EVENT_VISIT);
  GtkWidget *page = show_event (work, id);
  g_autoptr (CwEvent) event = NULL;
  g_autoptr (CwEvent) over = NULL;
  g_autoptr (CwWalk) walk = NULL;
  GtkWidget *visit;

  act (page, "event.start");
  visit = find (work->view, CW_TYPE_VISIT_PAGE);
  g_assert_nonnull (visit);
  event = read_event (work, id);
  walk = cw_walk_get (store_of (work), event->walk, NULL);
  g_assert_cmpint (walk->reach, ==, CW_REACH_PAIR);
  g_assert_cmpint (cw_note_add (store_of (work),
                                cw_visit_page_get_visit (CW_VISIT_PAGE (visit)), CW_TAG_STUDENT,
                                "“Why does it work?”", NULL, NULL),
                   !=, 0);
  act (work->view, "work.back");
  g_assert_nonnull (find (work->view, CW_TYPE_EVENT_PAGE));
  g_assert_true (says (page, "1 line"));
  act (page, "event.start"); /* goes on with the same one */
  g_assert_cmpint (cw_visit_page_get_visit (CW_VISIT_PAGE (visit)), !=, 0);
  picture_keep (work->window, "event-visit");
  act (visit, "visit.end");
  over = read_event (work, id);
  g_assert_cmpint (over->ended_ms, !=, 0);
  g_assert_true (says (page, "What Was Seen"));
  picture_keep (work->window, "event-seen");
}

static void
add_step (Work *work, const char *text)
{
  const CwActionPlan plan = { .cycle = work->couple->cycle, .text = text };
  g_autoptr (GError) error = NULL;

  cw_action_step_add (store_of (work), &plan, NULL, &error);
  g_assert_no_error (error);
}

static void
test_unfinished_steps_come_along (void)
{
  g_autoptr (Work) work = work_new (1000, 900);
  GtkWidget *page;

  add_step (work, "Wait five seconds after each question");
  page = show_event (work, add_event (work, CW_EVENT_PRE_CONFERENCE));
  g_assert_true (says (page, "Wait five seconds after each question"));
  g_assert_true (says (page, "Steps to Look Back At"));
  picture_keep (work->window, "event-carried");
}

static void
test_questions_are_answered_by_each (void)
{
  g_autoptr (Work) work = work_new (1100, 1300);
  gint64 id = add_event (work, CW_EVENT_POST_CONFERENCE);
  g_autoptr (CwCycleModel) model =
      cw_cycle_model_get (store_of (work), work->couple->cycle, NULL);
  const char *question = cw_cycle_model_get_questions (model, "post-conference")->pdata[0];
  g_autoptr (GPtrArray) remarks = NULL;
  GtkWidget *page = show_event (work, id);

  fill_in (work, question, "Six of eight pairs talked; two waited for me.");
  fill_in (work, question, "Six of eight pairs talked. Two waited for me.");
  remarks = cw_remark_list (store_of (work), id, NULL);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpstr (((CwRemark *) remarks->pdata[0])->text, ==,
                   "Six of eight pairs talked. Two waited for me.");

  couple_send_to_ben (work->couple);
  cw_remark_add (couple_ben (work->couple), couple_find_at_ben (work->couple, id), question,
                 "The two at the door did not hear the task.", NULL, NULL);
  couple_send_to_ana (work->couple);
  g_assert_true (says (page, "Ben Ortiz: The two at the door did not hear the task."));
  picture_keep (work->window, "event-talk");
}

static void
test_questions_can_be_our_own (void)
{
  g_autoptr (Work) work = work_new (1000, 900);
  GtkWidget *page = show_event (work, add_event (work, CW_EVENT_POST_CONFERENCE));
  GtkWidget *window, *talk = NULL;

  for (GtkWidget *at = find (page, GTK_TYPE_BUTTON); at != NULL && talk == NULL;)
    {
      talk = find (page, g_type_from_name ("CwEventTalk"));
      at = NULL;
    }
  act (talk, "talk.edit");
  window = find_over (work);
  g_assert_true (CW_IS_TALK_WINDOW (window));
  picture_keep (window, "event-questions");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (find (window, GTK_TYPE_TEXT_VIEW))),
                            "What did the quiet ones do?\n\n  What next?  ", -1);
  gtk_window_close (GTK_WINDOW (window));
  sketch_run_ms (300);
  g_assert_true (says (page, "What did the quiet ones do?"));
  act (work->view, "work.undo");
  g_assert_false (says (page, "What did the quiet ones do?"));
}

static void
test_the_list_says_how_each_stands (void)
{
  g_autoptr (Work) work = work_new (700, 600);
  GtkWidget *list = cw_event_list_new (work->couple->ana->session, work->couple->cycle);
  GtkWidget *window = adw_window_new ();
  g_autoptr (GPtrArray) events = NULL;
  gint64 id = add_event (work, CW_EVENT_PRE_CONFERENCE);

  adw_window_set_content (ADW_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (cw_event_start (store_of (work), id, NULL, NULL));
  cw_work_session_changed (work->couple->ana->session);
  sketch_run_ms (200);
  g_assert_true (says (list, "Pre-Conference"));
  g_assert_true (says (list, "Going On"));
  g_assert_true (gtk_widget_activate_action (list, "events.add", "s", "co-teach"));
  sketch_run_ms (100);
  g_assert_true (says (list, "Teaching Together"));
  events = cw_event_list (store_of (work), work->couple->cycle, NULL);
  g_assert_cmpuint (events->len, ==, 2);
  picture_keep (window, "event-list");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/cycle-events/what-is-agreed-is-kept", test_what_is_agreed_is_kept);
  g_test_add_func ("/cycle-events/the-form-reaches-the-partner",
                   test_the_form_reaches_the_partner);
  g_test_add_func ("/cycle-events/start-and-stop-give-the-time",
                   test_start_and_stop_give_the_time);
  g_test_add_func ("/cycle-events/an-observation-is-a-visit-of-the-pair",
                   test_an_observation_is_a_visit_of_the_pair);
  g_test_add_func ("/cycle-events/unfinished-steps-come-along",
                   test_unfinished_steps_come_along);
  g_test_add_func ("/cycle-events/questions-are-answered-by-each",
                   test_questions_are_answered_by_each);
  g_test_add_func ("/cycle-events/questions-can-be-our-own", test_questions_can_be_our_own);
  g_test_add_func ("/cycle-events/the-list-says-how-each-stands",
                   test_the_list_says_how_each_stands);
  return g_test_run ();
}
