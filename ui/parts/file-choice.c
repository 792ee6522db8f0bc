#include "ui/parts/file-choice.h"

#include <glib/gi18n.h>

#define KEY_ANSWER "cw-answer"

/* Who is told: a function has no place in an object of its own. */
typedef struct
{
  CwFileChosen chosen;
} Answer;

static void
add_filters (GtkFileChooser *chooser, CwFileChoiceKind kind)
{
  static const char *const suffixes[] = {
    [CW_FILE_CHOICE_BUNDLE] = "walk",   [CW_FILE_CHOICE_RECEIPT] = "receipt",
    [CW_FILE_CHOICE_CARD] = "txt",      [CW_FILE_CHOICE_FORM] = "json",
    [CW_FILE_CHOICE_BACKUP] = "backup", [CW_FILE_CHOICE_TEXT] = "txt",
    [CW_FILE_CHOICE_TABLE] = "csv",     [CW_FILE_CHOICE_PICTURE] = "png",
    [CW_FILE_CHOICE_DRAWING] = "svg",   [CW_FILE_CHOICE_PDF] = "pdf",
    [CW_FILE_CHOICE_DATA] = "jsonl",    [CW_FILE_CHOICE_CALENDAR] = "ics",
  };
  static const char *const names[] = {
    [CW_FILE_CHOICE_BUNDLE] = N_ ("Corewalk files"),
    [CW_FILE_CHOICE_RECEIPT] = N_ ("Receipts"),
    [CW_FILE_CHOICE_CARD] = N_ ("Cards"),
    [CW_FILE_CHOICE_FORM] = N_ ("Forms"),
    [CW_FILE_CHOICE_BACKUP] = N_ ("Backups"),
    [CW_FILE_CHOICE_TEXT] = N_ ("Text"),
    [CW_FILE_CHOICE_TABLE] = N_ ("Tables"),
    [CW_FILE_CHOICE_PICTURE] = N_ ("Pictures"),
    [CW_FILE_CHOICE_DRAWING] = N_ ("Drawings"),
    [CW_FILE_CHOICE_PDF] = N_ ("PDF"),
    [CW_FILE_CHOICE_DATA] = N_ ("Data"),
    [CW_FILE_CHOICE_CALENDAR] = N_ ("Calendars"),
  };
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _ (names[kind]));
  gtk_file_filter_add_suffix (ours, suffixes[kind]);
  gtk_file_filter_set_name (any, _ ("All files"));
  gtk_file_filter_add_pattern (any, "*");
  gtk_file_chooser_add_filter (chooser, ours);
  gtk_file_chooser_add_filter (chooser, any);
}

/* (transfer full): names; those of other computers have none. */
static GStrv
dup_names (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_path (file);

      if (name != NULL)
        g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

static void
response_cb (GtkWidget *asker, int response, GtkNativeDialog *chooser)
{
  const Answer *answer = g_object_get_data (G_OBJECT (chooser), KEY_ANSWER);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_auto (GStrv) names = dup_names (GTK_FILE_CHOOSER (chooser));

      if (names[0] != NULL)
        answer->chosen ((const char *const *) names, asker);
    }
  g_object_unref (chooser);
}

static GtkFileChooser *
chooser_new (GtkWidget *asker,
             const char *title,
             GtkFileChooserAction action,
             const char *accept,
             CwFileChoiceKind kind,
             CwFileChosen chosen)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (asker)), action,
                                   accept, NULL);
  Answer *answer = g_new0 (Answer, 1);

  answer->chosen = chosen;
  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    add_filters (GTK_FILE_CHOOSER (chooser), kind);
  g_object_set_data_full (G_OBJECT (chooser), KEY_ANSWER, answer, g_free);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), asker,
                           G_CONNECT_SWAPPED);
  return GTK_FILE_CHOOSER (chooser);
}

void
cw_file_choice_open (GtkWidget *asker,
                     const char *title,
                     CwFileChoiceKind kind,
                     gboolean is_multiple,
                     CwFileChosen chosen)
{
  GtkFileChooser *chooser =
      chooser_new (asker, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), kind, chosen);

  gtk_file_chooser_set_select_multiple (chooser, is_multiple);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
cw_file_choice_save (GtkWidget *asker,
                     const char *title,
                     const char *name,
                     CwFileChoiceKind kind,
                     CwFileChosen chosen)
{
  GtkFileChooser *chooser =
      chooser_new (asker, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), kind, chosen);

  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
cw_file_choice_folder (GtkWidget *asker, const char *title, CwFileChosen chosen)
{
  GtkFileChooser *chooser = chooser_new (asker, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                         _ ("_Choose"), CW_FILE_CHOICE_BUNDLE, chosen);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
