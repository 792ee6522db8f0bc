#include "tests/ui/sketch.h"

#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "ui/shell/work-view.h"
#include "ui/visit/evidence-list.h"
#include "ui/visit/history-dialog.h"
#include "ui/visit/kept-mark.h"
#include "ui/visit/look-for-row.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/walk-page.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *view;
} Screen;

/* The first widget of that type below @widget. */
static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_named (GtkWidget *widget, const char *type_name)
{
  return find_type (widget, g_type_from_name (type_name));
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->view = cw_work_view_new (screen->sketch->session);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->view);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_widget_activate_action (screen->view, "work.show-visit", "x", screen->sketch->visit);
  sketch_run_ms (100);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static int
mark_of (Screen *screen)
{
  g_autoptr (GArray) marks = cw_mark_list (store_of (screen), screen->sketch->visit, NULL);

  return marks->len > 0 ? g_array_index (marks, CwMark, 0).value : CW_LOOK_FOR_UNMARKED;
}

static void
press_look_for (Screen *screen, int number)
{
  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.look-for", "i",
                              number);
}

static void
test_a_look_for_goes_round (void)
{
  g_autoptr (Screen) screen = screen_new ();
  const int values[] = { CW_LOOK_FOR_UNMARKED, CW_MARK_SEEN, CW_MARK_NOT_SEEN,
                         CW_MARK_NOT_OBSERVABLE, CW_MARK_SEEN };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      press_look_for (screen, 1);
      g_assert_cmpint (mark_of (screen), ==, values[i]);
    }
}

static void
test_a_toggle_marks_and_clears (void)
{
  g_autoptr (Screen) screen = screen_new ();
  GtkWidget *row = find_type (screen->view, CW_TYPE_LOOK_FOR_ROW);
  GtkWidget *choices = gtk_widget_get_last_child (gtk_widget_get_first_child (row));
  GtkWidget *seen = gtk_widget_get_first_child (choices);
  GtkWidget *not_seen = gtk_widget_get_next_sibling (seen);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (seen), TRUE);
  g_assert_cmpint (mark_of (screen), ==, CW_MARK_SEEN);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (not_seen), TRUE);
  g_assert_cmpint (mark_of (screen), ==, CW_MARK_NOT_SEEN);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (seen)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (not_seen), FALSE);
  g_assert_cmpint (mark_of (screen), ==, CW_LOOK_FOR_UNMARKED);
}

static void
test_undo_reaches_the_screen (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwLookForRow *row = CW_LOOK_FOR_ROW (find_type (screen->view, CW_TYPE_LOOK_FOR_ROW));

  press_look_for (screen, 1);
  press_look_for (screen, 1);
  g_assert_cmpint (cw_look_for_row_get_value (row), ==, CW_MARK_SEEN);
  gtk_widget_activate_action (screen->view, "work.undo", NULL);
  g_assert_cmpint (cw_look_for_row_get_value (row), ==, CW_LOOK_FOR_UNMARKED);
  gtk_widget_activate_action (screen->view, "work.redo", NULL);
  g_assert_cmpint (cw_look_for_row_get_value (row), ==, CW_MARK_SEEN);
}

static void
test_undoing_the_visit_leaves_it (void)
{
  g_autoptr (Screen) screen = screen_new ();
  GtkWidget *stack = find_type (screen->view, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "visit");
  gtk_widget_activate_action (screen->view, "work.undo", NULL); /* the sketch started it last */
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "screens");
}

static void
test_next_room_is_one_key (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GArray) visits = NULL;
  g_autoptr (CwVisit) first = NULL;
  g_autoptr (CwVisit) second = NULL;

  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.next-room",
                              NULL);
  visits = cw_visit_ids (store_of (screen), screen->sketch->walk, NULL);
  g_assert_cmpuint (visits->len, ==, 2);
  first = cw_visit_get (store_of (screen), g_array_index (visits, gint64, 0), NULL);
  second = cw_visit_get (store_of (screen), g_array_index (visits, gint64, 1), NULL);
  g_assert_cmpint (first->ended_ms, !=, 0);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpint (second->ended_ms, ==, 0);
}

static void
test_the_last_line_is_linked (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwMoment moment = cw_moment_now ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) dragged = NULL;
  CwLookForRow *row = CW_LOOK_FOR_ROW (find_type (screen->view, CW_TYPE_LOOK_FOR_ROW));

  cw_keeper_add (cw_work_session_get_keeper (screen->sketch->session), screen->sketch->visit,
                 CW_TAG_STUDENT, "“Because of the eighths.”", &moment);
  press_look_for (screen, 1);
  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.link", NULL);
  notes = cw_note_list (store_of (screen), screen->sketch->visit, NULL);
  g_assert_cmpint (((CwNote *) g_ptr_array_index (notes, 0))->item, ==,
                   cw_look_for_row_get_item (row));

  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.link", NULL);
  after = cw_note_list (store_of (screen), screen->sketch->visit, NULL);
  g_assert_cmpint (((CwNote *) g_ptr_array_index (after, 0))->item, ==, 0);

  /* What a drag ends with. */
  g_signal_emit_by_name (row, "dropped", ((CwNote *) g_ptr_array_index (after, 0))->id);
  dragged = cw_note_list (store_of (screen), screen->sketch->visit, NULL);
  g_assert_cmpint (((CwNote *) g_ptr_array_index (dragged, 0))->item, ==,
                   cw_look_for_row_get_item (row));
}

/* (transfer full): what happened to @record, a line a sentence. */
static char *
tell (Screen *screen, gint64 record)
{
  g_autoptr (GPtrArray) entries = cw_record_history (store_of (screen), record, NULL);
  g_autoptr (CwRecord) now = cw_record_read (store_of (screen), record, NULL);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *sentence =
          cw_history_dialog_dup_sentence (store_of (screen), now, entries->pdata[i]);

      g_string_append_printf (told, "%s\n", sentence);
    }

  return g_string_free (told, FALSE);
}

static void
close_history (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (CW_IS_HISTORY_DIALOG (window))
        {
          gtk_window_destroy (window);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_tells_what_happened_to_a_line (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = store_of (screen);
  gint64 note =
      cw_note_add (store, screen->sketch->visit, CW_TAG_TEACHER, "They talk", NULL, NULL);
  g_autofree char *told = NULL;

  cw_visit_page_refresh (CW_VISIT_PAGE (find_named (screen->view, "CwVisitPage")));
  g_assert_true (cw_record_edit (store, note, "text", "Six of eight talk", NULL, NULL));
  g_assert_true (cw_record_edit (store, note, "tags", "student", NULL, NULL));
  press_look_for (screen, 2);
  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.link", NULL);
  told = tell (screen, note);
  g_assert_nonnull (strstr (told, "Ana Reyes wrote it down\n"));
  g_assert_nonnull (
      strstr (told, "Ana Reyes changed “Words” from “They talk” to “Six of eight talk”\n"));
  g_assert_nonnull (strstr (told, "Ana Reyes changed “Tags” from “Teacher” to “Student”\n"));
  g_assert_nonnull (strstr (told, "Ana Reyes added “Look-for”: “"));
  g_assert_false (g_regex_match_simple ("[0-9a-f]{8}-|_ms|:[0-9]+”", told, 0, 0));

  gtk_widget_activate_action (find_named (screen->view, "CwVisitPage"), "visit.history", NULL);
  sketch_run_ms (100);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  close_history ();
}

static guint
count_rows (Screen *screen)
{
  CwEvidenceList *list = CW_EVIDENCE_LIST (find_type (screen->view, CW_TYPE_EVIDENCE_LIST));

  return cw_evidence_lines_count (cw_evidence_list_get_lines (list));
}

static void
test_answers_stand_among_the_lines (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = store_of (screen);
  GtkWidget *list = find_type (screen->view, CW_TYPE_EVIDENCE_LIST);
  CwMoment first = cw_moment_now (), second = first, third = first;

  second.at_ms += 10;
  third.at_ms += 20;
  cw_note_add (store, screen->sketch->visit, CW_TAG_NONE, "first", &first, NULL);
  cw_note_add (store, screen->sketch->visit, CW_TAG_NONE, "third", &third, NULL);
  cw_answer_add (store, screen->sketch->visit, "why", "second", &second, NULL);
  cw_visit_page_refresh (CW_VISIT_PAGE (find_named (screen->view, "CwVisitPage")));
  g_assert_cmpuint (count_rows (screen), ==, 3);
  g_assert_cmpstr (cw_evidence_lines_get (cw_evidence_list_get_lines (CW_EVIDENCE_LIST (list)),
                                          1)
                       ->text,
                   ==, "second");

  cw_evidence_list_choose (CW_EVIDENCE_LIST (list), 1);
  gtk_widget_activate_action (list, "evidence.delete", NULL);
  g_assert_cmpuint (count_rows (screen), ==, 2);
  gtk_widget_activate_action (screen->view, "work.undo", NULL);
  g_assert_cmpuint (count_rows (screen), ==, 3);
}

static void
test_a_deleted_walk_leaves_the_page (void)
{
  g_autoptr (Screen) screen = screen_new ();
  GtkWidget *walk_page = find_named (screen->view, "CwWalkPage");

  gtk_widget_activate_action (screen->view, "work.back", NULL);
  gtk_widget_activate_action (walk_page, "walk.delete", NULL);
  sketch_run_ms (100);
  g_assert_cmpint (cw_walk_page_get_walk (CW_WALK_PAGE (walk_page)), ==, 0);
  gtk_widget_activate_action (screen->view, "work.undo", NULL);
  sketch_run_ms (100);
}

static const char *
word_of (GtkWidget *mark)
{
  return gtk_label_get_text (GTK_LABEL (find_type (mark, GTK_TYPE_LABEL)));
}

static void
test_what_is_kept_is_said_steadily (void)
{
  GtkWidget *mark = g_object_ref_sink (g_object_new (CW_TYPE_KEPT_MARK, NULL));

  cw_kept_mark_show (CW_KEPT_MARK (mark), CW_KEPT);
  g_assert_cmpstr (word_of (mark), ==, "Kept");
  for (guint i = 0; i < 3;
       i++) /* somebody types, and what is half-typed is written now and then */
    {
      cw_kept_mark_show (CW_KEPT_MARK (mark), CW_KEEPING);
      g_assert_cmpstr (word_of (mark), ==, "Keeping…");
      cw_kept_mark_show (CW_KEPT_MARK (mark), CW_KEPT);
      sketch_run_ms (100);
      g_assert_cmpstr (word_of (mark), ==, "Keeping…");
    }
  sketch_run_ms (700);
  g_assert_cmpstr (word_of (mark), ==, "Kept");

  cw_kept_mark_show (CW_KEPT_MARK (mark), CW_KEEPING);
  cw_kept_mark_show (CW_KEPT_MARK (mark), CW_NOT_KEPT); /* is said at once, and stays */
  g_assert_cmpstr (word_of (mark), ==, "Not kept");
  sketch_run_ms (700);
  g_assert_cmpstr (word_of (mark), ==, "Not kept");
  cw_kept_mark_show (CW_KEPT_MARK (mark), CW_KEPT);
  g_assert_cmpstr (word_of (mark), ==, "Kept");
  g_assert_finalize_object (mark);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/visit-page/a-look-for-goes-round", test_a_look_for_goes_round);
  g_test_add_func ("/visit-page/a-toggle-marks-and-clears", test_a_toggle_marks_and_clears);
  g_test_add_func ("/visit-page/undo-reaches-the-screen", test_undo_reaches_the_screen);
  g_test_add_func ("/visit-page/undoing-the-visit-leaves-it", test_undoing_the_visit_leaves_it);
  g_test_add_func ("/visit-page/next-room-is-one-key", test_next_room_is_one_key);
  g_test_add_func ("/visit-page/the-last-line-is-linked", test_the_last_line_is_linked);
  g_test_add_func ("/visit-page/tells-what-happened-to-a-line",
                   test_tells_what_happened_to_a_line);
  g_test_add_func ("/visit-page/answers-stand-among-the-lines",
                   test_answers_stand_among_the_lines);
  g_test_add_func ("/walk-page/a-deleted-walk-leaves-the-page",
                   test_a_deleted_walk_leaves_the_page);
  g_test_add_func ("/kept-mark/says-steadily-what-is-kept", test_what_is_kept_is_said_steadily);
  return g_test_run ();
}
