#include "ui/exchange/card-dialog.h"

#include "ui/exchange/card-words.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwCardDialog
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  CwSenderCard *card; /* NULL until one was pasted */

  GtkTextBuffer *buffer;
  GtkTextView *text_view;
  GtkStack *stack;
  GtkLabel *hint;
  GtkLabel *name;
  GtkLabel *office;
  AdwBin *words;
  GtkLabel *advice;
  GtkWidget *order_row;
  GtkSwitch *may_order;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCardDialog, cw_card_dialog, ADW_TYPE_WINDOW)

static void
say (CwCardDialog *self, const char *text)
{
  gtk_label_set_text (self->hint, text);
  gtk_stack_set_visible_child_name (self->stack, "hint");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.add", FALSE);
}

static void
say_failed (CwCardDialog *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_cause (error);

  say (self, text);
}

static void
show_card (CwCardDialog *self, CwCardStand stand, const CwTrusted *other)
{
  g_autofree char *office = cw_card_words_dup_about (self->card);
  g_autofree char *advice = cw_card_words_dup_advice (self->card, stand, other);
  gboolean can_add =
      stand != CW_CARD_OWN && stand != CW_CARD_TRUSTED && stand != CW_CARD_OUTDATED;
  gboolean is_central =
      g_str_equal (self->card->role, "district") || g_str_equal (self->card->role, "academy");
  g_autoptr (GError) error = NULL;
  const char *fingerprint = cw_sender_card_fingerprint (self->card, &error);

  if (fingerprint == NULL)
    {
      say_failed (self, error);
      return;
    }

  gtk_label_set_text (self->name, self->card->name);
  gtk_label_set_text (self->office, office);
  gtk_label_set_text (self->advice, advice);
  adw_bin_set_child (self->words, cw_card_words_new (fingerprint));
  gtk_widget_set_visible (self->order_row, can_add && is_central);
  gtk_stack_set_visible_child_name (self->stack, "card");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.add", can_add);
}

static char *
dup_typed (CwCardDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
typed_cb (CwCardDialog *self)
{
  g_autofree char *text = g_strstrip (dup_typed (self));
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwTrusted) other = NULL;
  g_autoptr (GError) error = NULL;
  CwCardStand stand = CW_CARD_UNKNOWN;

  g_clear_pointer (&self->card, cw_sender_card_free);
  if (*text == '\0')
    {
      say (self, _ ("The card is a short text: mailed, on a stick, or from a shared folder."));
      return;
    }

  self->card = cw_sender_card_parse (text, &error);
  if (self->card != NULL && store != NULL &&
      cw_trust_judge (store, self->card, &stand, &other, &error))
    show_card (self, stand, other);
  else if (error != NULL)
    say_failed (self, error);
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  CwCardDialog *self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (files[0], &text, &length, &error))
    say_failed (self, error);
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    say (self, _ ("There is no card in this file."));
  else
    gtk_text_buffer_set_text (self->buffer, text, (int) length);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Open a Card"), CW_FILE_CHOICE_CARD, FALSE, file_chosen_cb);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardDialog *self = CW_CARD_DIALOG (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  gboolean may_order =
      gtk_widget_get_visible (self->order_row) && gtk_switch_get_active (self->may_order);
  g_autoptr (GError) error = NULL;

  if (store == NULL || self->card == NULL)
    return;

  if (!cw_trust_add (store, self->card, may_order, &error))
    {
      say_failed (self, error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
cw_card_dialog_dispose (GObject *object)
{
  CwCardDialog *self = CW_CARD_DIALOG (object);

  g_clear_pointer (&self->card, cw_sender_card_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_card_dialog_parent_class)->dispose (object);
}

static void
cw_card_dialog_class_init (CwCardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_card_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", CW_TYPE_CARD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/card-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, office);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, words);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, order_row);
  gtk_widget_class_bind_template_child (widget_class, CwCardDialog, may_order);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "card.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "card.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "card.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "card.close", NULL);
}

static void
cw_card_dialog_init (CwCardDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_card_dialog_new (GtkWindow *parent, CwWorkSession *session)
{
  CwCardDialog *self = g_object_new (CW_TYPE_CARD_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  return GTK_WIDGET (self);
}
