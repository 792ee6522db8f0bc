/* Tests of asking a partner to come and see the lesson, in the window. */
#include "tests/ui/couple.h"

#include "corewalk/card-declare.h"
#include "corewalk/cycle.h"
#include "corewalk/event-ask.h"
#include "corewalk/trust.h"
#include "tests/ui/picture.h"
#include "ui/coach/ask-window.h"
#include "ui/shell/work-view.h"

#include <string.h>

typedef struct
{
  Couple *couple;
  GtkWidget *window;
  GtkWidget *view;
} Work;

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
  gtk_window_destroy (GTK_WINDOW (work->window));
  sketch_run_ms (50);
  couple_free (work->couple);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static GtkWidget *
find_entry (GtkWidget *widget, int *nth)
{
  if (ADW_IS_ENTRY_ROW (widget) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type (GtkWidget *window, int nth, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (window, &nth)), text);
}

/* Whether a shown label of @widget says @text among other words. */
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

static void
test_is_asked_and_reaches_the_partner (void)
{
  g_autoptr (Work) work = work_new (900, 700);
  CwStore *ana = couple_ana (work->couple);
  GtkWidget *window = cw_ask_window_new (GTK_WINDOW (work->window), work->couple->ana->session,
                                         work->couple->cycle);
  g_autoptr (GPtrArray) mine = NULL, theirs = NULL;
  const CwEvent *event;

  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (100);
  gtk_widget_activate_action (window, "sheet.keep", NULL); /* nobody knows when yet */
  type (window, 0, "Tuesdays before lunch");
  type (window, 1, "Who talks?");
  picture_keep (window, "ask");
  gtk_widget_activate_action (window, "sheet.keep", NULL);
  sketch_run_ms (100);

  mine = cw_event_asked_list (ana, NULL);
  g_assert_cmpuint (mine->len, ==, 0); /* one does not ask oneself */
  couple_send_to_ben (work->couple);
  theirs = cw_event_asked_list (couple_ben (work->couple), NULL);
  g_assert_cmpuint (theirs->len, ==, 1);
  event = theirs->pdata[0];
  g_assert_cmpstr (event->asked, ==, "Tuesdays before lunch");
  g_assert_cmpstr (event->focus, ==, "Who talks?");
}

static void
test_shows_where_the_partner_looks (void)
{
  g_autoptr (Work) work = work_new (900, 760);
  Couple *couple = work->couple;
  CwEventPlan wish = { .asked = "Fridays, third lesson" };
  g_autoptr (GError) error = NULL;

  couple_send_to_ben (couple);
  wish.cycle = couple_find_at_ben (couple, couple->cycle);
  cw_event_ask (couple_ben (couple), &wish, NULL, &error);
  g_assert_no_error (error);
  couple_send_to_ana (couple);
  gtk_widget_activate_action (work->view, "work.screen", "s", "today");
  sketch_run_ms (400);
  g_assert_true (says (work->view, "Ben Ortiz asks for it: Fridays, third lesson"));
  picture_keep (work->window, "today-asked");
  gtk_widget_activate_action (work->view, "work.show-cycle", "x", couple->cycle);
  sketch_run_ms (300);
  g_assert_true (says (work->view, "Fridays, third lesson"));
  g_assert_true (says (work->view, "Asked For"));
  picture_keep (work->window, "cycle-asked");
}

/* A partner who declares it only later is not thrown out: the page says what stands against it. */
static void
test_says_that_a_partner_evaluates (void)
{
  g_autoptr (Work) work = work_new (900, 760);
  Couple *couple = work->couple;
  CwStore *ben = couple_ben (couple);
  g_autoptr (CwSenderCard) own = cw_sender_card_own (couple_ana (couple), NULL);
  g_autoptr (GError) error = NULL;

  couple_send_to_ben (couple);
  cw_cycle_take_part (ben, couple_find_at_ben (couple, couple->cycle), NULL, &error);
  g_assert_no_error (error);
  cw_card_declare (ben, own->name, &error);
  g_assert_no_error (error);
  couple_send_to_ana (couple);
  gtk_widget_activate_action (work->view, "work.show-cycle", "x", couple->cycle);
  sketch_run_ms (300);
  g_assert_true (says (work->view, "declares to evaluate you"));
  picture_keep (work->window, "cycle-evaluates");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ask/is-asked-and-reaches-the-partner",
                   test_is_asked_and_reaches_the_partner);
  g_test_add_func ("/ask/shows-where-the-partner-looks", test_shows_where_the_partner_looks);
  g_test_add_func ("/ask/says-that-a-partner-evaluates", test_says_that_a_partner_evaluates);
  return g_test_run ();
}
