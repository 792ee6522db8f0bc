/* Tests of who volunteers for coaching, and who could be whose partner, in the window. */
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"

#include "corewalk/pairing.h"
#include "ui/trust/half-days.h"
#include "ui/trust/pairs-window.h"
#include "ui/trust/volunteer-window.h"

#include <string.h>

static GtkWidget *
find (GtkWidget *widget, GType type, int *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

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

static void
type (GtkWidget *window, int nth, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, &nth)), text);
}

static void
tick (GtkWidget *window, int nth)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, GTK_TYPE_CHECK_BUTTON, &nth)),
                               TRUE);
}

static void
add (Sketch *sketch, const char *name, const char *school, const char *halves)
{
  const CwVolunteer volunteer = { .name = (char *) name,
                                  .school = (char *) school,
                                  .grades = (char *) "4",
                                  .subjects = (char *) "Math",
                                  .free = (char *) halves,
                                  .consented = 20516 };
  g_autoptr (GError) error = NULL;

  cw_volunteer_add (cw_work_session_get_store (sketch->session), &volunteer, NULL, &error);
  g_assert_no_error (error);
}

static void
test_a_volunteer_is_put_on_the_list (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwStore *store = cw_work_session_get_store (sketch->session);
  GtkWidget *window = cw_volunteer_window_new (NULL, sketch->session);
  g_autoptr (GPtrArray) list = NULL;
  const CwVolunteer *volunteer;

  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (100);
  type (window, 0, "Ida White");
  gtk_widget_activate_action (window, "volunteer.keep", NULL); /* nobody asked her */
  type (window, 1, "Hale School");
  type (window, 2, "4, 5");
  type (window, 3, "Math");
  tick (window, 0);
  tick (window, 5);
  tick (window, CW_HALF_DAYS);
  sketch_run_ms (50);
  picture_keep (window, "volunteer");
  gtk_widget_activate_action (window, "volunteer.keep", NULL);
  sketch_run_ms (100);

  list = cw_volunteer_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  volunteer = list->pdata[0];
  g_assert_cmpstr (volunteer->name, ==, "Ida White");
  g_assert_cmpstr (volunteer->grades, ==, "4, 5");
  g_assert_cmpstr (volunteer->free, ==, "mon-am, wed-pm");
}

static void
test_two_who_fit_are_shown_with_the_reasons (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *window;
  int nth = 2; /* after Add a Volunteer… and the window's own */

  add (sketch, "Ida White", "Hale School", "mon-am, wed-pm");
  add (sketch, "Olu Brown", "Mill School", "wed-pm");
  add (sketch, "Pia Diaz", NULL, NULL);
  window = cw_pairs_window_new (NULL, sketch->session);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (150);
  g_assert_true (says (window, "Ida White and Olu Brown"));
  g_assert_true (says (window, "Wednesday afternoon"));
  g_assert_true (says (window, "of different schools"));
  g_assert_false (says (window, "wed-pm"));
  picture_keep (window, "pairs");

  while (gtk_widget_get_tooltip_text (find (window, GTK_TYPE_BUTTON, &(int){ nth })) == NULL)
    nth++;
  g_signal_emit_by_name (find (window, GTK_TYPE_BUTTON, &nth), "clicked");
  sketch_run_ms (150);
  g_assert_false (says (window, "Ida White and Olu Brown"));
  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
}

static void
test_says_that_nobody_volunteered (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  GtkWidget *window = cw_pairs_window_new (NULL, sketch->session);

  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (150);
  g_assert_true (says (window, "Nobody Has Volunteered Yet"));
  picture_keep (window, "pairs-nobody");
  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/pairs/a-volunteer-is-put-on-the-list",
                   test_a_volunteer_is_put_on_the_list);
  g_test_add_func ("/pairs/two-who-fit-are-shown-with-the-reasons",
                   test_two_who_fit_are_shown_with_the_reasons);
  g_test_add_func ("/pairs/says-that-nobody-volunteered", test_says_that_nobody_volunteered);
  return g_test_run ();
}
