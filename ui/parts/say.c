#include "ui/parts/say.h"

#include "ui/parts/trouble.h"

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
  adw_toast_overlay_add_toast (toasts, toast);
}

void
cw_say_failed (AdwToastOverlay *toasts, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  cw_say (toasts, text, NULL, NULL);
}
