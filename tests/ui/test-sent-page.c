#include "corewalk/bundle.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/exchange/sent-page.h"

#include <glib/gstdio.h>

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
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
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_what_was_in_a_file_is_counted_when_asked_for (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL };
  g_autofree char *file = g_strconcat (sketch->directory, ".walk", NULL);
  GtkWidget *window = adw_window_new (), *page = g_object_new (CW_TYPE_SENT_PAGE, NULL);

  cw_sent_page_set_session (CW_SENT_PAGE (page), sketch->session);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (100);
  g_assert_true (says (page, "Nothing Was Sent Yet"));
  picture_keep (window, "sent-none");

  g_assert_true (cw_bundle_export (cw_work_session_get_store (sketch->session), &plan, file,
                                   NULL, NULL, NULL, NULL));
  cw_work_session_changed (sketch->session);
  sketch_run_ms (100);
  g_assert_true (says (page, "Open: for whoever gets it"));
  g_assert_false (says (page, "Walks"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find (page, ADW_TYPE_EXPANDER_ROW)), TRUE);
  sketch_run_ms (400);
  g_assert_true (says (page, "Walks"));
  picture_keep (window, "sent");

  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (20);
  g_remove (file);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sent-page/what-was-in-a-file-is-counted-when-asked-for",
                   test_what_was_in_a_file_is_counted_when_asked_for);
  return g_test_run ();
}
