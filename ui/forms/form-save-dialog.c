#include "ui/forms/form-save-dialog.h"

#include <glib/gi18n.h>

#define MOST_CHANGES 10

static char *
dup_body (GPtrArray *changes)
{
  GString *body = g_string_new (NULL);

  if (changes == NULL)
    return g_string_free (g_string_append (body, _ ("New walks can use it then.")), FALSE);

  for (guint i = 0; i < changes->len && i < MOST_CHANGES; i++)
    g_string_append_printf (body, "• %s.\n", (char *) changes->pdata[i]);
  if (changes->len > MOST_CHANGES)
    g_string_append_printf (body, _ ("• And %u more changes.\n"), changes->len - MOST_CHANGES);
  g_string_append_printf (body, "\n%s", _ ("Walks that use an older version keep its words."));
  return g_string_free (body, FALSE);
}

GtkWidget *
cw_form_save_dialog_new (GtkWindow *parent, gint64 version, GPtrArray *changes)
{
  g_autofree char *heading = g_strdup_printf (_ ("Save as Version %d?"), (int) version);
  g_autofree char *body = dup_body (changes);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *label = gtk_label_new (body);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}
