#include "ui/parts/say.h"

#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

/* libadwaita 1.2 gives the button that closes a toast no name. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Close This Message"), -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
shown_cb (GListModel *children, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        name_close_button (child);
    }
}

/* A toast may wait for the one before it: its button comes when it is shown. */
static void
watch_toasts (AdwToastOverlay *toasts)
{
  GListModel *children = NULL;

  if (g_object_get_data (G_OBJECT (toasts), "cw-watched") != NULL)
    return;

  children = gtk_widget_observe_children (GTK_WIDGET (toasts));
  g_signal_connect (children, "items-changed", G_CALLBACK (shown_cb), NULL);
  g_object_set_data_full (G_OBJECT (toasts), "cw-watched", children, g_object_unref);
}

void
cw_say (AdwToastOverlay *toasts, const char *text, const char *button, const char *action)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text); /* plain text: a toast's own title takes markup */

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  watch_toasts (toasts);
  adw_toast_overlay_add_toast (toasts, toast);
}

void
cw_say_failed (AdwToastOverlay *toasts, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  cw_say (toasts, text, NULL, NULL);
}
