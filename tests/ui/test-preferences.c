#include "tests/ui/sketch.h"

#include "corewalk/form.h"
#include "ui/settings/preferences-window.h"
#include "ui/settings/settings.h"
#include "ui/shell/window-state.h"
#include "ui/visit/judgement.h"

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
} Choice;

static Choice *
choice_new (void)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->sketch = sketch_new ();
  choice->window = cw_preferences_window_new (NULL, choice->sketch->session);
  gtk_window_present (GTK_WINDOW (choice->window));
  sketch_run_ms (100);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_add_weak_pointer (G_OBJECT (choice->window), (gpointer *) &choice->window);
  gtk_window_destroy (GTK_WINDOW (choice->window));
  sketch_run_ms (50);
  g_assert_null (choice->window);
  sketch_free (choice->sketch);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

/* The row of that title. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_colors_follow_the_choice (void)
{
  g_autoptr (Choice) choice = choice_new ();
  AdwComboRow *colors = ADW_COMBO_ROW (find_row (choice->window, "Colors"));

  cw_settings_follow_colors ();
  g_assert_cmpuint (adw_combo_row_get_selected (colors), ==, 0);
  adw_combo_row_set_selected (colors, 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_reset (cw_settings_get (), "color-scheme");
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
test_a_school_is_chosen_and_shown_again (void)
{
  g_autoptr (Choice) choice = choice_new ();
  AdwComboRow *school = ADW_COMBO_ROW (find_row (choice->window, "School"));
  GtkWidget *again = NULL;
  g_autofree char *kept = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (school)), ==, 2);
  adw_combo_row_set_selected (school, 1);
  kept = g_settings_get_string (cw_settings_get (), "default-school");
  g_assert_cmpuint (strlen (kept), ==, 36);

  again = cw_preferences_window_new (NULL, choice->sketch->session);
  school = ADW_COMBO_ROW (find_row (again, "School"));
  g_assert_cmpuint (adw_combo_row_get_selected (school), ==, 1);
  gtk_window_destroy (GTK_WINDOW (again));
  g_settings_reset (cw_settings_get (), "default-school");
}

static void
test_own_words_judge_too (void)
{
  g_autoptr (Choice) choice = choice_new ();
  GtkWidget *row = find_row (choice->window, "Words of Your Own");
  g_autoptr (GHashTable) before = cw_judgement_load_words ();
  g_autoptr (GHashTable) after = NULL;

  g_assert_false (g_hash_table_contains (before, "zappy"));
  gtk_editable_set_text (GTK_EDITABLE (row), " Zappy,, fluffy ,");
  g_signal_emit_by_name (row, "apply");
  after = cw_judgement_load_words ();
  g_assert_true (g_hash_table_contains (after, "zappy"));
  g_assert_true (g_hash_table_contains (after, "fluffy"));
  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before) + 2);
  g_settings_reset (cw_settings_get (), "judgement-words");
}

static void
test_no_store_is_needed (void)
{
  GtkWidget *window = cw_preferences_window_new (NULL, NULL);

  g_assert_false (gtk_widget_is_visible (find_row (window, "School")) &&
                  gtk_widget_get_mapped (find_row (window, "School")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_an_unknown_screen_is_the_first (void)
{
  g_settings_set_string (cw_settings_get (), "screen", "attic");
  g_assert_true (cw_window_state_get_screen () == &cw_screens[0]);
  g_settings_set_string (cw_settings_get (), "screen", "exchange");
  g_assert_cmpstr (cw_window_state_get_screen ()->name, ==, "exchange");
  g_settings_reset (cw_settings_get (), "screen");
}

static void
test_the_window_is_as_it_was (void)
{
  GtkWidget *first = gtk_window_new ();
  GtkWidget *second = gtk_window_new ();
  int width = 0, height = 0;

  cw_window_state_keep (GTK_WINDOW (first));
  gtk_window_set_default_size (GTK_WINDOW (first), 901, 602);
  gtk_window_destroy (GTK_WINDOW (first));
  cw_window_state_keep (GTK_WINDOW (second));
  gtk_window_get_default_size (GTK_WINDOW (second), &width, &height);
  g_assert_cmpint (width, ==, 901);
  g_assert_cmpint (height, ==, 602);
  gtk_window_destroy (GTK_WINDOW (second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preferences/colors-follow-the-choice", test_colors_follow_the_choice);
  g_test_add_func ("/preferences/a-school-is-chosen-and-shown-again",
                   test_a_school_is_chosen_and_shown_again);
  g_test_add_func ("/preferences/own-words-judge-too", test_own_words_judge_too);
  g_test_add_func ("/preferences/no-store-is-needed", test_no_store_is_needed);
  g_test_add_func ("/window-state/an-unknown-screen-is-the-first",
                   test_an_unknown_screen_is_the_first);
  g_test_add_func ("/window-state/the-window-is-as-it-was", test_the_window_is_as_it_was);
  return g_test_run ();
}
