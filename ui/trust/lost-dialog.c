#include "ui/trust/lost-dialog.h"

#include "corewalk/lost.h"
#include "ui/host/handout-window.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_PEOPLE "cw-people" /* of CwTrusted, as the drop-down has them */

static void
say_failed (GtkWindow *window, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("That Could Not Be Done"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (GtkWidget *dialog, const char *answer, CwWorkSession *session)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  CwStore *store = cw_work_session_get_store (session);
  const GPtrArray *people = g_object_get_data (G_OBJECT (dialog), KEY_PEOPLE);
  GtkWidget *choice = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  g_autoptr (GError) error = NULL;
  CwHandout *page;

  if (!g_str_equal (answer, "show") || store == NULL || window == NULL)
    return;

  page = cw_lost_page (store, at < people->len ? people->pdata[at] : NULL, &error);
  if (page != NULL)
    gtk_window_present (GTK_WINDOW (cw_handout_window_new (window, _ ("A Lost Laptop"), page,
                                                           _ ("Lost laptop.txt"), NULL)));
  else
    say_failed (window, error);
}

static GtkWidget *
choice_new (const GPtrArray *people)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  GtkWidget *choice;

  for (guint i = 0; i < people->len; i++)
    {
      const CwTrusted *person = people->pdata[i];
      g_autofree char *name =
          person->is_own
              ? g_strdup_printf (_ ("%s: the one that this copy was on"), person->card->name)
              : g_strdup (person->card->name);

      g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  choice = gtk_drop_down_new_from_strings ((const char *const *) all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whose Laptop"), -1);
  return choice;
}

GtkWidget *
cw_lost_dialog_new (GtkWindow *parent, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  GPtrArray *people = store != NULL ? cw_trust_list (store, NULL) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _ ("Whose Laptop Is Lost?"),
      _ ("You see what was on it as far as it is known here, who must be told, how its card is revoked, "
         "and what partners do. Nothing is changed by looking."));

  if (people == NULL)
    people = g_ptr_array_new ();
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), choice_new (people));
  g_object_set_data_full (G_OBJECT (dialog), KEY_PEOPLE, people,
                          (GDestroyNotify) g_ptr_array_unref);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "show", _ ("_Show"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), session, 0);
  return dialog;
}
