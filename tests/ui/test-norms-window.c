#include "corewalk/norms.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/trust/norms-window.h"
#include "ui/trust/trust-papers.h"

#include <string.h>

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_named (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type (GtkWidget *window, const char *id, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_named (window, id))),
                            text, -1);
}

static void
test_new_norms_are_written_down (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *parent = gtk_window_new (), *window, *paper;
  g_autoptr (CwNorms) norms = NULL;
  CwStore *store = cw_work_session_get_store (sketch->session);

  gtk_window_present (GTK_WINDOW (parent));
  cw_trust_papers_show (GTK_WINDOW (parent), sketch->session, "norms");
  paper = find_window (ADW_TYPE_WINDOW);
  g_assert_nonnull (paper);
  sketch_run_ms (100);
  picture_keep (paper, "norms-none");
  gtk_widget_activate_action (paper, "handout.done", NULL);
  sketch_run_ms (50);

  window = find_window (CW_TYPE_NORMS_WINDOW);
  g_assert_nonnull (window);
  gtk_widget_activate_action (window, "norms.write", NULL);
  g_assert_null (cw_norms_get (store, "walks", NULL));
  type (window, "text",
        "Walks look for patterns over all rooms. No teacher’s name stands on any form, nothing "
        "that is written down is used in an evaluation, and coaching stays between partners.");
  type (window, "parties", "The federation of teachers, its president\nThe superintendent");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (window, "words_months")), 24);
  sketch_run_ms (100);
  picture_keep (window, "norms-new");
  gtk_widget_activate_action (window, "norms.write", NULL);
  sketch_run_ms (50);
  g_assert_null (find_window (CW_TYPE_NORMS_WINDOW));

  norms = cw_norms_get (store, "walks", NULL);
  g_assert_nonnull (norms);
  g_assert_cmpint (norms->words_months, ==, 24);
  g_assert_null (norms->program);
  cw_trust_papers_show (GTK_WINDOW (parent), sketch->session, "norms");
  paper = find_window (ADW_TYPE_WINDOW);
  sketch_run_ms (100);
  picture_keep (paper, "norms");

  gtk_window_destroy (GTK_WINDOW (paper));
  gtk_window_destroy (GTK_WINDOW (parent));
  sketch_run_ms (50);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/norms-window/new-norms-are-written-down", test_new_norms_are_written_down);
  return g_test_run ();
}
