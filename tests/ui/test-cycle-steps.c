/* Tests of small steps, of Today's share of coaching, and of sharing success, in the window. */
#include "tests/ui/couple.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle-share.h"
#include "corewalk/record.h"
#include "tests/ui/picture.h"
#include "ui/coach/share-card.h"
#include "ui/coach/share-window.h"
#include "ui/coach/step-card.h"
#include "ui/coach/step-window.h"
#include "ui/exchange/question-card.h"
#include "ui/parts/day-button.h"
#include "ui/shell/work-view.h"
#include "ui/today/today-line.h"
#include "ui/today/today-page.h"

#include <string.h>

#define DAY_MS (24 * 60 * G_GINT64_CONSTANT (60000))

typedef struct
{
  Couple *couple;
  GtkWidget *window;
  GtkWidget *box;    /* of Ana's: steps, summaries */
  GtkWidget *beside; /* of Ben's, once he has the cycle */
} Desk;

static Desk *
desk_new (void)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->couple = couple_new ();
  desk->window = adw_window_new ();
  desk->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (desk->box),
                  cw_step_card_new (desk->couple->ana->session, desk->couple->cycle));
  gtk_box_append (GTK_BOX (desk->box),
                  cw_share_card_new (desk->couple->ana->session, desk->couple->cycle));
  adw_window_set_content (ADW_WINDOW (desk->window), desk->box);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 700, 700);
  gtk_window_present (GTK_WINDOW (desk->window));
  sketch_run_ms (150);
  return desk;
}

static void
desk_free (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  sketch_run_ms (30);
  couple_free (desk->couple);
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static CwStore *
store_of (Desk *desk)
{
  return couple_ana (desk->couple);
}

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

/* The window that lies over that of @widget. */
static GtkWidget *
find_over (GtkWidget *widget)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (gtk_widget_get_root (widget)))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  sketch_run_ms (150);
}

/* Into the @index-th text of a window. */
static GtkWidget *
find_view (GtkWidget *widget, guint *index)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget) && (*index)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child, index);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_into (GtkWidget *window, guint index, const char *text)
{
  GtkWidget *view = find_view (window, &index);

  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static GtkWidget *
find_toggle (GtkWidget *widget, const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gint64
add_step (CwStore *store, gint64 cycle, const char *text, gint64 days)
{
  g_autofree char *agreed =
      cw_day_format (cw_moment_local_day (cw_moment_now ()) + MIN (days, 0) - 7);
  g_autofree char *check = cw_day_format (cw_moment_local_day (cw_moment_now ()) + days);
  const CwActionPlan plan = { .cycle = cycle,
                              .text = text,
                              .agreed = agreed,
                              .check_back = check,
                              .is_one_more = TRUE };
  g_autoptr (GError) error = NULL;
  gint64 step = cw_action_step_add (store, &plan, NULL, &error);

  g_assert_no_error (error);
  return step;
}

static CwActionStep *
read_first (CwStore *store)
{
  g_autoptr (GPtrArray) steps = cw_action_step_list (store, 0, NULL);

  g_assert_cmpuint (steps->len, >, 0);
  return g_ptr_array_steal_index (steps, 0);
}

static void
test_one_step_is_agreed_on (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *card = find (desk->box, CW_TYPE_STEP_CARD);
  g_autoptr (CwActionStep) step = NULL;
  GtkWidget *window;

  g_assert_true (says (card, "No step is being tried"));
  act (card, "steps.add");
  window = find_over (card);
  g_assert_true (CW_IS_STEP_WINDOW (window));
  act (window, "step.agree");
  g_assert_true (says (window, "Say what is to be tried"));
  type_into (window, 0, "Wait five seconds after each question");
  picture_keep (window, "step-new");
  act (window, "step.agree");
  g_assert_null (find_over (card));
  step = read_first (store_of (desk));
  g_assert_cmpstr (step->owner, ==, "Ana Reyes");
  g_assert_cmpint (step->check_back - step->agreed, ==, 7);
  g_assert_true (says (card, "Wait five seconds after each question"));

  act (card, "steps.add"); /* one at a time */
  window = find_over (card);
  type_into (window, 0, "And another one");
  act (window, "step.agree");
  g_assert_true (says (window, "one at a time"));
  picture_keep (window, "step-one-more");
  act (window, "step.one-more");
  g_assert_null (find_over (card));
  g_assert_true (says (card, "And another one"));
  picture_keep (desk->window, "step-card");
}

static void
test_a_step_is_looked_back_at (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *card = find (desk->box, CW_TYPE_STEP_CARD);
  gint64 id = add_step (store_of (desk), desk->couple->cycle, "Wait five seconds", -2);
  g_autoptr (CwActionStep) step = NULL;
  GtkWidget *window;

  cw_step_card_refresh (CW_STEP_CARD (card));
  g_assert_true (says (card, "Overdue"));
  g_assert_true (gtk_widget_activate_action (card, "steps.look-back", "x", id));
  sketch_run_ms (150);
  window = find_over (card);
  type_into (window, 1, "Tried in four lessons; six more hands went up.");
  type_into (window, 2, "Eight pairs talk now.");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (window, "Done")), TRUE);
  picture_keep (window, "step-back");
  gtk_window_close (GTK_WINDOW (window));
  sketch_run_ms (150);
  step = cw_action_step_get (store_of (desk), id, NULL);
  g_assert_cmpint (step->state, ==, CW_ACTION_DONE);
  g_assert_cmpstr (step->evidence, ==, "Tried in four lessons; six more hands went up.");
  g_assert_cmpstr (step->result, ==, "Eight pairs talk now.");
  g_assert_true (says (card, "1 Earlier Step"));
}

/* A partner's whole window, with the page of the cycle. */
static GtkWidget *
view_new (CwWorkSession *session, gint64 cycle)
{
  GtkWidget *window = adw_window_new (), *view = cw_work_view_new (session);

  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 900);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (view, "work.show-cycle", "x", cycle);
  sketch_run_ms (300);
  return view;
}

/* Says a step in other words, in the window over the page. */
static void
reword (GtkWidget *view, gint64 step, const char *words)
{
  GtkWidget *card = find (view, CW_TYPE_STEP_CARD);

  g_assert_true (gtk_widget_activate_action (card, "steps.look-back", "x", step));
  sketch_run_ms (150);
  type_into (find_over (view), 0, words);
  gtk_window_close (GTK_WINDOW (find_over (view)));
  sketch_run_ms (150);
}

/* Both change the same step on laptops that have not met since. */
static void
test_partners_who_disagree_are_asked (void)
{
  g_autoptr (Couple) couple = couple_new ();
  gint64 id = add_step (couple_ana (couple), couple->cycle, "Wait five seconds", 3), his;
  GtkWidget *ana = view_new (couple->ana->session, couple->cycle), *ben, *question;
  g_autoptr (CwActionStep) step = NULL;
  g_autoptr (CwActionStep) at_ben = NULL;

  couple_send_to_ben (couple);
  his = couple_find_at_ben (couple, id);
  ben = view_new (couple->ben, couple_find_at_ben (couple, couple->cycle));
  reword (ben, his, "Wait three seconds, then ask a partner");
  reword (ana, id, "Wait until ten hands are up");
  g_assert_null (find (ana, CW_TYPE_QUESTION_CARD));

  couple_send_to_ana (couple);
  question = find (ana, CW_TYPE_QUESTION_CARD);
  g_assert_nonnull (question);
  g_assert_true (says (question, "Words of an action step"));
  g_assert_true (says (question, "Wait three seconds, then ask a partner"));
  g_assert_true (says (question, "Wait until ten hands are up"));
  g_assert_true (says (question, "Ben Ortiz"));
  picture_keep (GTK_WIDGET (gtk_widget_get_root (ana)), "step-conflict");

  g_signal_emit_by_name (question, "write", "Wait five seconds, then ask a partner");
  sketch_run_ms (300);
  g_assert_null (find (ana, CW_TYPE_QUESTION_CARD));
  couple_send_to_ben (couple);
  g_assert_null (find (ben, CW_TYPE_QUESTION_CARD));
  g_assert_true (says (ben, "Wait five seconds, then ask a partner"));
  step = cw_action_step_get (couple_ana (couple), id, NULL);
  at_ben = cw_action_step_get (couple_ben (couple), his, NULL);
  g_assert_cmpstr (at_ben->text, ==, step->text);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (ana)));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (ben)));
  sketch_run_ms (50);
}

/* What Today lists, line by line: "title; title; ". */
static void
list_lines (GtkWidget *widget, GString *lines)
{
  if (CW_IS_TODAY_LINE (widget))
    g_string_append_printf (lines, "%s; ",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_lines (child, lines);
}

static void
test_today_tells_what_is_due (void)
{
  g_autoptr (Desk) desk = desk_new ();
  CwWorkSession *session = desk->couple->ana->session;
  GtkWidget *window = adw_window_new (), *page = cw_today_page_new (session);
  const CwEventPlan event = { .cycle = desk->couple->cycle,
                              .kind = CW_EVENT_POST_CONFERENCE,
                              .planned_ms = cw_moment_now ().at_ms + DAY_MS };
  g_autoptr (GString) lines = g_string_new (NULL);

  add_step (store_of (desk), desk->couple->cycle, "Late one", -3);
  add_step (store_of (desk), desk->couple->cycle, "Soon one", 3);
  add_step (store_of (desk), desk->couple->cycle, "Far one", 40);
  g_assert_cmpint (cw_event_add (store_of (desk), &event, NULL, NULL), !=, 0);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (300);
  list_lines (page, lines);
  g_assert_cmpstr (lines->str, ==,
                   "Late one; Post-Conference; Spring walk; Soon one; No backup is made; ");
  picture_keep (window, "today-coaching");
  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (30);
}

static CwShare *
read_share (CwStore *store)
{
  g_autoptr (GPtrArray) shares = cw_share_list (store, 0, NULL);

  g_assert_cmpuint (shares->len, ==, 1);
  return g_ptr_array_steal_index (shares, 0);
}

static GtkWidget *
open_share (CwWorkSession *session, GtkWidget *speaker)
{
  g_autoptr (CwShare) share = read_share (cw_work_session_get_store (session));
  GtkWidget *window = cw_share_window_new_for (session, share->id, speaker);

  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (150);
  return window;
}

static void
test_a_summary_needs_every_yes (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *card = find (desk->box, CW_TYPE_SHARE_CARD), *window;
  GtkWidget *his = adw_window_new ();
  g_autoptr (CwShare) waits = NULL;
  g_autoptr (CwShare) published = NULL;
  g_autoptr (CwShare) back = NULL;

  act (card, "shares.add");
  window = find_over (card);
  type_into (window, 0, "Waiting five seconds made twice as many pairs talk.");
  picture_keep (window, "share-new");
  act (window, "share.propose");
  g_assert_true (says (card, "Not said yes yet: you, Ben Ortiz."));

  window = open_share (desk->couple->ana->session, card);
  act (window, "share.yes");
  g_assert_true (says (window, "Your yes is kept"));
  g_assert_true (says (window, "Not said yes yet: Ben Ortiz."));
  picture_keep (window, "share-waits");
  waits = read_share (store_of (desk));
  g_assert_cmpint (waits->copy, ==, 0);
  gtk_window_close (GTK_WINDOW (window));

  couple_send_to_ben (desk->couple);
  gtk_window_present (GTK_WINDOW (his));
  window = open_share (desk->couple->ben, his);
  act (window, "share.yes");
  g_assert_true (says (window, "It is published"));
  gtk_window_close (GTK_WINDOW (window));
  couple_send_to_ana (desk->couple);
  window = open_share (desk->couple->ana->session, card);
  act (window, "share.yes"); /* the copy is the same, whoever publishes it */
  published = read_share (store_of (desk));
  g_assert_cmpint (published->copy, !=, 0);
  g_assert_true (says (card, "All have said yes. It is published"));
  picture_keep (window, "share-published");

  act (window, "share.withdraw");
  g_assert_true (ADW_IS_MESSAGE_DIALOG (find_over (window)));
  g_assert_true (says (find_over (window), "can’t be called back"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_over (window)), "withdraw");
  sketch_run_ms (150);
  back = read_share (store_of (desk));
  g_assert_cmpint (back->copy, ==, 0);
  g_assert_true (says (card, "Taken back by: you."));
  picture_keep (window, "share-back");
  picture_keep (desk->window, "share-card");
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (his));
  sketch_run_ms (30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/cycle-steps/one-step-is-agreed-on", test_one_step_is_agreed_on);
  g_test_add_func ("/cycle-steps/a-step-is-looked-back-at", test_a_step_is_looked_back_at);
  g_test_add_func ("/cycle-steps/partners-who-disagree-are-asked",
                   test_partners_who_disagree_are_asked);
  g_test_add_func ("/cycle-steps/today-tells-what-is-due", test_today_tells_what_is_due);
  g_test_add_func ("/cycle-steps/a-summary-needs-every-yes", test_a_summary_needs_every_yes);
  return g_test_run ();
}
