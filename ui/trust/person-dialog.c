#include "ui/trust/person-dialog.h"

#include "corewalk/person-file.h"
#include "ui/host/handout-window.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_FILE "cw-person-file"

static void
say (GtkWidget *window, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_failed (GtkWidget *window, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_cause (error);

  say (window, _ ("That Could Not Be Done"), text);
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  GtkWidget *window = user_data;
  const CwPersonFile *file = g_object_get_data (G_OBJECT (window), KEY_FILE);
  g_autoptr (GError) error = NULL;

  if (cw_person_file_write (file, files[0], &error))
    say (
        window, _ ("The Data Are Saved"),
        _ ("One line a record, as JSON. Others may be named in it: look through it before it is "
           "handed over."));
  else
    say_failed (window, error);
}

/* The page closes by itself: what it was about goes over to the window behind it. */
static void
save_cb (GtkWidget *paper, GtkWidget *window)
{
  CwPersonFile *file = g_object_steal_data (G_OBJECT (paper), KEY_FILE);
  g_autofree char *name = NULL;

  if (file == NULL)
    return;

  name = g_strdup_printf ("%s.jsonl", file->name);
  g_object_set_data_full (G_OBJECT (window), KEY_FILE, file,
                          (GDestroyNotify) cw_person_file_free);
  cw_file_choice_save (window, _ ("Save the Data"), g_strdelimit (name, "/", '-'),
                       CW_FILE_CHOICE_DATA, file_chosen_cb);
}

GtkWidget *
cw_person_paper_new (GtkWindow *parent,
                     CwWorkSession *session,
                     const char *name,
                     GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  CwPersonFile *file = store != NULL ? cw_person_file_read (store, name, error) : NULL;
  g_autofree char *text_name = NULL;
  GtkWidget *paper;

  if (file == NULL)
    return NULL;

  text_name = g_strdup_printf ("%s.txt", file->name);
  paper = cw_handout_window_new (parent, _ ("Everything About a Person"),
                                 cw_person_file_page (file), g_strdelimit (text_name, "/", '-'),
                                 _ ("Save the _Data…"));
  g_object_set_data_full (G_OBJECT (paper), KEY_FILE, file,
                          (GDestroyNotify) cw_person_file_free);
  g_signal_connect_object (paper, "done", G_CALLBACK (save_cb), parent, 0);
  return paper;
}

static void
answered_cb (GtkWidget *dialog, const char *answer, CwWorkSession *session)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_autoptr (GError) error = NULL;
  GtkWidget *paper;

  if (!g_str_equal (answer, "show") || window == NULL)
    return;

  paper = cw_person_paper_new (window, session, gtk_editable_get_text (GTK_EDITABLE (entry)),
                               &error);
  if (paper != NULL)
    gtk_window_present (GTK_WINDOW (paper));
  else if (error != NULL)
    say_failed (GTK_WIDGET (window), error);
}

GtkWidget *
cw_person_dialog_new (GtkWindow *parent, CwWorkSession *session)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _ ("Everything About a Person"),
      _ ("A teacher or a coach may ask what is kept. This goes through all that is on this laptop: what "
         "the person wrote, what was written in the person’s classes, and where the name stands."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Given and family name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the Person"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "show", _ ("_Show"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), session, 0);
  return dialog;
}
