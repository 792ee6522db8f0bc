#include "corewalk/memo.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/host/handout-window.h"
#include "ui/trust/person-dialog.h"
#include "ui/trust/trust-papers.h"

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
open_paper (GtkWidget *parent, Sketch *sketch, const char *name, GType type)
{
  GtkWidget *paper;

  cw_trust_papers_show (GTK_WINDOW (parent), sketch->session, name);
  sketch_run_ms (200);
  paper = find_window (type);
  g_assert_nonnull (paper);
  picture_keep (paper, name);
  return paper;
}

static void
test_a_calendar_is_asked_for (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *parent = gtk_window_new (), *dialog;

  gtk_window_present (GTK_WINDOW (parent));
  dialog = open_paper (parent, sketch, "calendar", ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  sketch_run_ms (50);
  gtk_window_destroy (GTK_WINDOW (parent));
  sketch_run_ms (50);
}

static void
test_everything_about_a_person_is_shown (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *parent = gtk_window_new (), *dialog, *paper;
  CwStore *store = cw_work_session_get_store (sketch->session);
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (parent));
  cw_memo_add (store, "Thank Ida White for her class", NULL, NULL);
  dialog = open_paper (parent, sketch, "person", ADW_TYPE_MESSAGE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (
                             adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))),
                         "Ida White");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "show");
  sketch_run_ms (200);
  paper = find_window (CW_TYPE_HANDOUT_WINDOW);
  g_assert_nonnull (paper);
  picture_keep (paper, "person-file");
  gtk_window_destroy (GTK_WINDOW (paper));
  g_assert_null (cw_person_paper_new (GTK_WINDOW (parent), sketch->session, "", &error));
  g_assert_nonnull (error);
  sketch_run_ms (50);
  gtk_window_destroy (GTK_WINDOW (parent));
  sketch_run_ms (50);
}

static void
test_a_lost_laptop_is_told_of (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *parent = gtk_window_new (), *dialog, *paper;

  gtk_window_present (GTK_WINDOW (parent));
  dialog = open_paper (parent, sketch, "lost", ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "show");
  sketch_run_ms (200);
  paper = find_window (CW_TYPE_HANDOUT_WINDOW);
  g_assert_nonnull (paper);
  picture_keep (paper, "lost-page");
  gtk_window_destroy (GTK_WINDOW (paper));
  gtk_window_destroy (GTK_WINDOW (parent));
  sketch_run_ms (50);
}

/* As with every page for somebody. */
static void
test_a_page_is_saved_as_pdf (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *parent = gtk_window_new (), *paper;
  g_autofree char *file = g_build_filename (sketch->directory, "numbers.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (parent));
  paper = open_paper (parent, sketch, "activity", CW_TYPE_HANDOUT_WINDOW);
  cw_handout_window_save_pdf (CW_HANDOUT_WINDOW (paper), file);
  sketch_run_ms (200);
  g_file_get_contents (file, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  gtk_window_destroy (GTK_WINDOW (paper));
  gtk_window_destroy (GTK_WINDOW (parent));
  sketch_run_ms (50);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/papers/a-calendar-is-asked-for", test_a_calendar_is_asked_for);
  g_test_add_func ("/papers/everything-about-a-person-is-shown",
                   test_everything_about_a_person_is_shown);
  g_test_add_func ("/papers/a-lost-laptop-is-told-of", test_a_lost_laptop_is_told_of);
  g_test_add_func ("/papers/a-page-is-saved-as-pdf", test_a_page_is_saved_as_pdf);
  return g_test_run ();
}
