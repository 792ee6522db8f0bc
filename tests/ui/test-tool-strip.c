#include "tests/ui/sketch.h"

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "ui/visit/signal-chip.h"
#include "ui/visit/tool-strip.h"

#include <signal.h>
#include <sys/resource.h>

typedef struct
{
  Sketch *sketch;
  gint64 visit;
  CwFormDocument *form;
  GtkWidget *window;
  CwToolStrip *strip;
} Tools;

static CwStore *
store_of (Tools *tools)
{
  return cw_work_session_get_store (tools->sketch->session);
}

static void
show (Tools *tools)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store_of (tools), tools->visit, NULL);

  tools->strip = g_object_new (CW_TYPE_TOOL_STRIP, NULL);
  tools->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (tools->window), GTK_WIDGET (tools->strip));
  cw_tool_strip_set_visit (tools->strip, tools->sketch->session, visit, tools->form);
  gtk_window_present (GTK_WINDOW (tools->window));
  sketch_run_ms (50);
}

static void
hide (Tools *tools)
{
  g_object_add_weak_pointer (G_OBJECT (tools->strip), (gpointer *) &tools->strip);
  gtk_window_destroy (GTK_WINDOW (tools->window));
  sketch_run_ms (20);
  g_assert_null (tools->strip);
}

/* A visit that began two seconds ago, by the built-in form @key. */
static Tools *
tools_new (const char *key)
{
  Tools *tools = g_new0 (Tools, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) first = NULL;
  g_autofree char *text = NULL;
  CwWalkPlan walk = { .title = "By another form" };
  CwVisitPlan plan = { 0 };
  CwMoment start = cw_moment_now ();

  tools->sketch = sketch_new ();
  first = cw_walk_get (store_of (tools), tools->sketch->walk, &error);
  walk.school = first->school;
  walk.form = cw_form_find (store_of (tools), key, &error);
  plan.walk = cw_walk_new (store_of (tools), &walk, NULL, &error);
  start.at_ms -= 2000;
  tools->visit = cw_visit_start (store_of (tools), &plan, &start, &error);
  text = cw_form_dup_document (store_of (tools), walk.form, &error);
  g_assert_no_error (error);
  tools->form = cw_form_document_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  show (tools);
  return tools;
}

static void
tools_free (Tools *tools)
{
  hide (tools);
  cw_form_document_free (tools->form);
  sketch_free (tools->sketch);
  g_free (tools);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tools, tools_free)

static gboolean
press (Tools *tools, const char *key, gboolean is_back)
{
  CwMoment now = cw_moment_now ();

  return cw_tool_strip_press (tools->strip, key, is_back, &now);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

/* Whether a label below @widget says @text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static gint64
tally_of (Tools *tools, const char *counter)
{
  g_autoptr (GPtrArray) tallies = cw_tally_list (store_of (tools), tools->visit, NULL);

  for (guint i = 0; i < tallies->len; i++)
    if (g_str_equal (((CwTally *) tallies->pdata[i])->counter, counter))
      return ((CwTally *) tallies->pdata[i])->total;

  return -1;
}

static void
test_counts_and_takes_back (void)
{
  g_autoptr (Tools) tools = tools_new ("student-talk");
  g_autofree char *undone = NULL;

  g_assert_false (press (tools, "z", FALSE)); /* the form has no such letter */
  g_assert_true (press (tools, "q", TRUE));   /* nothing to take back */
  g_assert_cmpint (tally_of (tools, "question-recall"), ==, -1);

  for (guint i = 0; i < 3; i++)
    press (tools, "q", FALSE);
  press (tools, "q", TRUE);
  g_assert_cmpint (tally_of (tools, "question-recall"), ==, 2);
  g_assert_true (says (GTK_WIDGET (tools->strip), "2"));

  undone = cw_undo (store_of (tools), NULL);
  cw_tool_strip_refresh (tools->strip, FALSE);
  g_assert_cmpint (tally_of (tools, "question-recall"), ==, 3);
  g_assert_true (says (GTK_WIDGET (tools->strip), "3"));
}

static void
test_a_watch_starts_and_stops (void)
{
  g_autoptr (Tools) tools = tools_new ("class-time");
  CwMoment start = cw_moment_now (), stop = start;
  g_autoptr (GPtrArray) runs = NULL;

  start.at_ms -= 1500;
  stop.at_ms += 63700 - 1500;
  cw_tool_strip_press (tools->strip, "t", FALSE, &start);
  hide (tools);
  show (tools); /* it goes on in a window that is opened anew */
  cw_tool_strip_press (tools->strip, "t", FALSE, &stop);
  g_assert_true (says (GTK_WIDGET (tools->strip), "01:03"));

  runs = cw_timer_list (store_of (tools), tools->visit, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpstr (((CwTimer *) runs->pdata[0])->name, ==, "transition");
  g_assert_cmpint (((CwTimer *) runs->pdata[0])->stopped_ms, ==, stop.at_ms);
}

static void
type (Tools *tools, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (tools->strip), GTK_TYPE_ENTRY)), text);
}

static void
enter (Tools *tools)
{
  g_signal_emit_by_name (find (GTK_WIDGET (tools->strip), GTK_TYPE_ENTRY), "activate");
}

static void
test_scans_k_of_n (void)
{
  g_autoptr (Tools) tools = tools_new ("engagement-scan");
  const char *const refused[] = { "11", "9/8", "x", "-1", "3 of" };
  g_autoptr (GPtrArray) scans = NULL;

  press (tools, "e", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      type (tools, refused[i]);
      enter (tools);
    }
  type (tools, "7");
  enter (tools);
  press (tools, "e", FALSE);
  type (tools, "6/8");
  enter (tools);

  scans = cw_interval_list (store_of (tools), tools->visit, NULL);
  g_assert_cmpuint (scans->len, ==, 2);
  g_assert_cmpint (((CwInterval *) scans->pdata[0])->k, ==, 7);
  g_assert_cmpint (((CwInterval *) scans->pdata[0])->n, ==, 10);
  g_assert_cmpint (((CwInterval *) scans->pdata[1])->k, ==, 6);
  g_assert_cmpint (((CwInterval *) scans->pdata[1])->n, ==, 8);
  g_assert_true (says (GTK_WIDGET (tools->strip), "6 of 8"));
}

static void
test_half_an_answer_comes_back (void)
{
  g_autoptr (Tools) tools = tools_new ("student-questions");
  g_autoptr (GPtrArray) answers = NULL;
  CwMoment before = cw_moment_now ();
  GtkWidget *entry = NULL;
  int end = (int) strlen ("So that I ca");

  press (tools, "5", FALSE);
  type (tools, "So that I ca");
  sketch_run_ms (1100);
  hide (tools);
  sketch_reopen (tools->sketch);
  show (tools);

  entry = find (GTK_WIDGET (tools->strip), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "So that I ca");
  gtk_editable_insert_text (GTK_EDITABLE (entry), "n say why", -1, &end);
  enter (tools);
  answers = cw_answer_list (store_of (tools), tools->visit, NULL);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpstr (((CwSample *) answers->pdata[0])->question, ==, "why");
  g_assert_cmpstr (((CwSample *) answers->pdata[0])->text, ==, "So that I can say why");
  g_assert_cmpint (((CwSample *) answers->pdata[0])->moment.at_ms - before.at_ms, <, 1000);

  hide (tools);
  show (tools);
  entry = find (GTK_WIDGET (tools->strip), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_the_task_is_copied_down (void)
{
  g_autoptr (Tools) tools = tools_new ("blank-script");
  g_autoptr (GPtrArray) tasks = NULL;

  press (tools, "0", FALSE);
  type (tools, "Which is larger? Show it.");
  enter (tools);
  tasks = cw_task_list (store_of (tools), tools->visit, NULL);
  g_assert_cmpuint (tasks->len, ==, 1);
}

static guint
count_codes (Tools *tools)
{
  g_autoptr (GPtrArray) scans = cw_interval_list (store_of (tools), tools->visit, NULL);

  return scans->len;
}

static void
test_a_code_counts_once_an_interval (void)
{
  g_autoptr (Tools) tools = tools_new ("activity-intervals");

  press (tools, "e", FALSE);
  g_assert_cmpuint (count_codes (tools), ==, 1);
  press (tools, "e", FALSE);
  g_assert_cmpuint (count_codes (tools), ==, 0);
  press (tools, "e", FALSE);
  press (tools, "s", FALSE);
  g_assert_cmpuint (count_codes (tools), ==, 2);
}

static void
test_signals_once_each_time (void)
{
  g_autoptr (Tools) tools = tools_new ("blank-script");
  CwSignalChip *chip = CW_SIGNAL_CHIP (find (GTK_WIDGET (tools->strip), CW_TYPE_SIGNAL_CHIP));
  CwMoment start = cw_moment_now ();

  cw_signal_chip_begin (chip, start, 120, TRUE, FALSE);
  g_assert_false (cw_signal_chip_tick (chip, start.at_ms + 119999));
  g_assert_true (says (GTK_WIDGET (chip), "Signal every 2 min"));
  g_assert_true (cw_signal_chip_tick (chip, start.at_ms + 120000));
  g_assert_true (says (GTK_WIDGET (chip), "Signal 1 · 02:00"));
  g_assert_false (cw_signal_chip_tick (chip, start.at_ms + 121000));
  g_assert_false (cw_signal_chip_tick (chip, start.at_ms + 140000));
  g_assert_true (says (GTK_WIDGET (chip), "Signal every 2 min"));

  gtk_widget_activate (find (GTK_WIDGET (chip), GTK_TYPE_TOGGLE_BUTTON));
  sketch_run_ms (300);
  g_assert_false (cw_signal_chip_tick (chip, start.at_ms + 240000));
  g_assert_true (says (GTK_WIDGET (chip), "No signal"));
}

static gboolean
is_kept (gpointer user_data)
{
  return cw_keeper_get_state (user_data) == CW_KEPT;
}

static void
test_counts_wait_for_the_disk (void)
{
  g_autoptr (Tools) tools = tools_new ("student-talk");
  CwKeeper *keeper = cw_work_session_get_keeper (tools->sketch->session);
  struct rlimit before, none = { 0 };

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none.rlim_max = before.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  press (tools, "q", FALSE);
  press (tools, "q", FALSE);
  press (tools, "t", FALSE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_true (says (GTK_WIDGET (tools->strip), "2"));
  g_assert_nonnull (
      strstr (cw_keeper_get_trouble (keeper), "3 counts and marks are not kept yet."));
  sketch_wait (is_kept, keeper);
  g_assert_cmpint (tally_of (tools, "question-recall"), ==, 2);
  cw_tool_strip_refresh (tools->strip, FALSE);
  g_assert_true (says (GTK_WIDGET (tools->strip), "2"));
}

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/tool-strip/counts-and-takes-back", test_counts_and_takes_back);
  g_test_add_func ("/tool-strip/a-watch-starts-and-stops", test_a_watch_starts_and_stops);
  g_test_add_func ("/tool-strip/scans-k-of-n", test_scans_k_of_n);
  g_test_add_func ("/tool-strip/half-an-answer-comes-back", test_half_an_answer_comes_back);
  g_test_add_func ("/tool-strip/the-task-is-copied-down", test_the_task_is_copied_down);
  g_test_add_func ("/tool-strip/a-code-counts-once-an-interval",
                   test_a_code_counts_once_an_interval);
  g_test_add_func ("/tool-strip/signals-once-each-time", test_signals_once_each_time);
  g_test_add_func ("/tool-strip/counts-wait-for-the-disk", test_counts_wait_for_the_disk);
  return g_test_run ();
}
