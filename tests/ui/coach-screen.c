#include "tests/ui/coach-screen.h"

#include "ui/shell/work-view.h"

#include <string.h>

CwStore *
coach_screen_store (CoachScreen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

void
coach_screen_act (CoachScreen *screen, const char *action, gint64 subject)
{
  g_assert_true (
      gtk_widget_activate_action_variant (screen->view, action,
                                          subject == 0 ? NULL : g_variant_new_int64 (subject)));
  sketch_run_ms (80);
}

/* As the program looks: its application brings it in. */
static void
take_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/corewalk/Corewalk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

CoachScreen *
coach_screen_new (gboolean has_cycles, int width, int height)
{
  CoachScreen *screen = g_new0 (CoachScreen, 1);

  take_style ();
  screen->sketch = sketch_new ();
  if (has_cycles)
    {
      screen->ben = partner_new ();
      partner_introduce (screen->ben, coach_screen_store (screen));
      screen->cycle = gallery_cycle_make (coach_screen_store (screen), screen->ben);
    }
  screen->view = cw_work_view_new (screen->sketch->session);
  screen->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), width, height);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->view);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_widget_activate_action (screen->view, "work.screen", "s", "coaching");
  sketch_run_ms (150);
  return screen;
}

void
coach_screen_free (CoachScreen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  g_clear_pointer (&screen->ben, partner_free);
  sketch_free (screen->sketch);
  g_free (screen);
}

GtkWidget *
coach_screen_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = coach_screen_find (child, type);
  return found;
}

gboolean
coach_screen_says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (coach_screen_says (child, text))
      return TRUE;

  return FALSE;
}

void
coach_screen_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  GtkShortcutTrigger *wanted = gtk_keyval_trigger_new (key, state);
  gboolean is_done = FALSE;

  for (GtkWidget *next; widget != NULL && !is_done; widget = next)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      next = gtk_widget_get_parent (widget);
      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_done; i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !is_done &&
                            j < g_list_model_get_n_items (G_LIST_MODEL (controller));
               j++)
            {
              g_autoptr (GtkShortcut) shortcut =
                  g_list_model_get_item (G_LIST_MODEL (controller), j);

              if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
                is_done =
                    gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                  gtk_shortcut_get_arguments (shortcut));
            }
        }
    }
  g_object_unref (wanted);
  g_assert_true (is_done);
  sketch_run_ms (80);
}

CwCycle *
coach_screen_read (CoachScreen *screen)
{
  g_autoptr (GError) error = NULL;
  CwCycle *cycle = cw_cycle_get (coach_screen_store (screen), screen->cycle, &error);

  g_assert_no_error (error);
  return cycle;
}

void
coach_screen_choose_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    coach_screen_choose_all (child);
}

GtkWidget *
coach_screen_find_over (CoachScreen *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (screen->window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

gboolean
coach_screen_act_below (GtkWidget *widget, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && coach_screen_act_below (child, action))
      return TRUE;

  return gtk_widget_activate_action_variant (widget, action, NULL);
}

GtkWidget *
coach_screen_open (CoachScreen *screen, const char *action)
{
  GtkWidget *window = NULL;

  g_assert_true (coach_screen_act_below (screen->view, action));
  sketch_run_ms (150);
  window = coach_screen_find_over (screen);
  g_assert_nonnull (window);
  return window;
}
