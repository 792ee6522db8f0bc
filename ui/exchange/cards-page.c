#include "ui/exchange/cards-page.h"

#include "corewalk/trust.h"
#include "ui/exchange/card-dialog.h"
#include "ui/exchange/card-words.h"
#include "ui/exchange/declare-window.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"
#include "ui/trust/revoke-window.h"

#include <glib/gi18n.h>

#define KEY_TRUSTED "cw-trusted"

struct _CwCardsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwSenderCard *own; /* NULL until it was read */

  GtkLabel *name;
  GtkLabel *office;
  AdwBin *words;
  GtkListBox *people;
  GtkWidget *nobody;
};

G_DEFINE_FINAL_TYPE (CwCardsPage, cw_cards_page, ADW_TYPE_BIN)

static void
say (CwCardsPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
say_failed (CwCardsPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (self, text);
}

static void
show_own (CwCardsPage *self, CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *office = NULL;
  const char *fingerprint = NULL;

  if (self->own != NULL)
    return;

  self->own = cw_sender_card_own (store, &error);
  fingerprint = self->own != NULL ? cw_sender_card_fingerprint (self->own, &error) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.copy", fingerprint != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.save", fingerprint != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cards.declare", fingerprint != NULL);
  if (fingerprint == NULL)
    {
      say_failed (self, error);
      return;
    }

  office = cw_card_words_dup_about (self->own);
  gtk_label_set_text (self->name, self->own->name);
  gtk_label_set_text (self->office, office);
  adw_bin_set_child (self->words, cw_card_words_new (fingerprint));
}

static void
removed_cb (GtkWidget *row)
{
  CwCardsPage *self = CW_CARDS_PAGE (gtk_widget_get_ancestor (row, CW_TYPE_CARDS_PAGE));
  const CwTrusted *trusted = g_object_get_data (G_OBJECT (row), KEY_TRUSTED);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (!cw_trust_remove (store, trusted->card->key, &error))
    say_failed (self, error);
  cw_work_session_changed (self->session);
}

static void
remove_cb (CwCardsPage *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const CwTrusted *trusted = g_object_get_data (G_OBJECT (row), KEY_TRUSTED);
  g_autofree char *title = g_strdup_printf (_ ("Remove the Card of %s?"), trusted->card->name);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
      _ ("No more files are taken from there, and none can be written for it. What came in stays."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Leave It"),
                                    "remove", _ ("_Remove the Card"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response::remove", G_CALLBACK (removed_cb), row,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_chip (GtkWidget *row, const char *text)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static void
revoked_cb (CwCardsPage *self)
{
  say (self, _ ("The card is revoked. The order goes with your next file for the district."));
  cw_work_session_changed (self->session);
}

static void
revoke_cb (CwCardsPage *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  GtkWidget *window =
      cw_revoke_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session,
                            g_object_get_data (G_OBJECT (row), KEY_TRUSTED));

  g_signal_connect_object (window, "revoked", G_CALLBACK (revoked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* @label: with the name of the row's person for %s */
static void
add_button (CwCardsPage *self,
            GtkWidget *row,
            const char *icon,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_auto (GStrv) parts = g_strsplit (label, "%s", 2);
  g_autofree char *text =
      g_strjoinv (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), parts);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
person_row_new (CwCardsPage *self, CwTrusted *take_person)
{
  const CwSenderCard *card = take_person->card;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = cw_card_words_dup_about (card);
  const char *fingerprint = cw_sender_card_fingerprint (take_person->card, NULL);
  g_autofree char *subtitle =
      fingerprint != NULL ? g_strdup_printf ("%s\n%s", about, fingerprint) : g_strdup (about);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (take_person->is_retired)
    add_chip (row, take_person->revoked_ms != 0 ? _ ("Revoked") : _ ("Has moved"));
  if (take_person->may_order)
    add_chip (row, _ ("May give orders"));
  if (take_person->revoked_ms == 0)
    add_button (self, row, "action-unavailable-symbolic", _ ("Revoke the Card of %s…"),
                G_CALLBACK (revoke_cb));
  add_button (self, row, "user-trash-symbolic", _ ("Remove the Card of %s"),
              G_CALLBACK (remove_cb));
  g_object_set_data_full (G_OBJECT (row), KEY_TRUSTED, take_person,
                          (GDestroyNotify) cw_trusted_free);
  return row;
}

static void
show_people (CwCardsPage *self, CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trusted = cw_trust_list (store, &error);
  GtkListBoxRow *row = NULL;
  guint count = 0;

  while ((row = gtk_list_box_get_row_at_index (self->people, 0)) != NULL)
    gtk_list_box_remove (self->people, GTK_WIDGET (row));
  if (trusted == NULL)
    say_failed (self, error);
  for (guint i = 0; trusted != NULL && i < trusted->len; i++)
    {
      CwTrusted *person = trusted->pdata[i];

      if (person->is_own)
        continue;

      trusted->pdata[i] = NULL;
      gtk_list_box_append (self->people, person_row_new (self, person));
      count++;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->people), count > 0);
  gtk_widget_set_visible (self->nobody, count == 0);
}

static void
refresh (CwCardsPage *self)
{
  CwStore *store = NULL;

  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  store = cw_work_session_get_store (self->session);
  if (store == NULL)
    return;

  show_own (self, store);
  show_people (self, store);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardsPage *self = CW_CARDS_PAGE (widget);
  g_autofree char *text = cw_sender_card_print (self->own, NULL);

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (self, _ ("Your card is copied. Paste it into a mail."));
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  CwCardsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cw_sender_card_print (self->own, &error);

  if (text != NULL && g_file_set_contents (files[0], text, -1, &error))
    say (self, _ ("Your card is written."));
  else
    say_failed (self, error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardsPage *self = CW_CARDS_PAGE (widget);
  g_autofree char *file = g_strdup_printf (_ ("Card of %s.txt"), self->own->name);

  cw_file_choice_save (widget, _ ("Save Your Card"), g_strdelimit (file, "/", '-'),
                       CW_FILE_CHOICE_CARD, file_chosen_cb);
}

static void
added_cb (CwCardsPage *self)
{
  say (self, _ ("The card is added."));
  cw_work_session_changed (self->session);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardsPage *self = CW_CARDS_PAGE (widget);
  GtkWidget *dialog =
      cw_card_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
declared_cb (CwCardsPage *self)
{
  g_clear_pointer (&self->own, cw_sender_card_free);
  say (self, _ ("Your card says so now. Its four words are the same."));
  cw_work_session_changed (self->session);
}

static void
declare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardsPage *self = CW_CARDS_PAGE (widget);
  GtkWidget *dialog = cw_declare_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                             self->session, self->own);

  g_signal_connect_object (dialog, "declared", G_CALLBACK (declared_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cw_cards_page_dispose (GObject *object)
{
  CwCardsPage *self = CW_CARDS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->own, cw_sender_card_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_cards_page_parent_class)->dispose (object);
}

static void
cw_cards_page_class_init (CwCardsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cards_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cards-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCardsPage, name);
  gtk_widget_class_bind_template_child (widget_class, CwCardsPage, office);
  gtk_widget_class_bind_template_child (widget_class, CwCardsPage, words);
  gtk_widget_class_bind_template_child (widget_class, CwCardsPage, people);
  gtk_widget_class_bind_template_child (widget_class, CwCardsPage, nobody);
  gtk_widget_class_install_action (widget_class, "cards.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "cards.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "cards.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "cards.declare", NULL, declare_action);
}

static void
cw_cards_page_init (CwCardsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
cw_cards_page_set_session (CwCardsPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
}
