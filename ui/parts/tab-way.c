#include "ui/parts/tab-way.h"

gboolean
cw_tab_way_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean is_back = key == GDK_KEY_ISO_Left_Tab;
  gboolean has_moved;

  if (key != GDK_KEY_Tab && !is_back)
    return FALSE;

  gtk_widget_set_can_focus (list, FALSE);
  has_moved = gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)),
                                      is_back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return has_moved;
}

void
cw_tab_way_out (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
