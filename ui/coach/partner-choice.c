#include "ui/coach/partner-choice.h"

#include "corewalk/card-declare.h"
#include "corewalk/cycle.h"
#include "corewalk/trust.h"
#include "ui/exchange/card-dialog.h"
#include "ui/exchange/card-words.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY_CARD "cw-card"
#define KEY_CHECK "cw-check"

struct _CwPartnerChoice
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GPtrArray *without; /* of char *: keys of who is not offered */

  AdwPreferencesGroup *group;
  GtkListBox *people;
  GtkWidget *nobody;
  GtkLabel *nobody_title;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPartnerChoice, cw_partner_choice, ADW_TYPE_BIN)

/* (transfer full): as cw_trust_find() takes it, whatever the name. */
static char *
dup_key (const guint8 key[CW_CARD_KEY_BYTES])
{
  GString *digits = g_string_sized_new (2 * CW_CARD_KEY_BYTES);

  for (guint i = 0; i < CW_CARD_KEY_BYTES; i++)
    g_string_append_printf (digits, "%02x", key[i]);
  return g_string_free (digits, FALSE);
}

/* (transfer full) (nullable): why the two can't be partners. */
static char *
dup_refusal (const CwSenderCard *own, const CwSenderCard *card)
{
  if (own == NULL || cw_card_check_pair (own, card, NULL))
    return NULL;
  if (cw_card_evaluates (card, own))
    return g_strdup_printf (
        _ ("Can’t be your partner: %s declares to evaluate you, and coaching is no evaluation."),
        card->name);

  return g_strdup_printf (
      _ ("Can’t be your partner: you declare to evaluate %s, and coaching is no evaluation."),
      card->name);
}

static void
toggled_cb (CwPartnerChoice *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
row_new (CwPartnerChoice *self, const CwSenderCard *own, const CwSenderCard *card)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *about = cw_card_words_dup_about (card);
  g_autofree char *refusal = dup_refusal (own, card);
  g_autofree char *name = g_strdup_printf (_ ("Partner: %s"), card->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), refusal != NULL ? refusal : about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, refusal == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (refusal == NULL)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), KEY_CARD, dup_key (card->key), g_free);
  g_object_set_data (G_OBJECT (row), KEY_CHECK, check);
  return row;
}

static gboolean
is_offered (CwPartnerChoice *self, const CwTrusted *person)
{
  g_autofree char *key = dup_key (person->card->key);

  return !person->is_own && !person->is_retired &&
         !g_ptr_array_find_with_equal_func (self->without, key, g_str_equal, NULL);
}

static gboolean
is_chosen (GtkWidget *row)
{
  return gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), KEY_CHECK));
}

/* Who was chosen stays chosen when somebody's card comes in meanwhile. */
static void
refresh (CwPartnerChoice *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) people = store != NULL ? cw_trust_list (store, NULL) : NULL;
  g_autoptr (CwSenderCard) own = store != NULL ? cw_sender_card_own (store, NULL) : NULL;
  g_auto (GStrv) chosen = cw_partner_choice_dup_chosen (self);
  GtkListBoxRow *old = NULL;
  guint count = 0;

  if (people == NULL)
    return;

  while ((old = gtk_list_box_get_row_at_index (self->people, 0)) != NULL)
    gtk_list_box_remove (self->people, GTK_WIDGET (old));
  for (guint i = 0; i < people->len; i++)
    {
      const CwTrusted *person = people->pdata[i];
      GtkWidget *row = NULL;

      if (!is_offered (self, person))
        continue;
      row = row_new (self, own, person->card);
      gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), KEY_CHECK),
                                   g_strv_contains ((const char *const *) chosen,
                                                    g_object_get_data (G_OBJECT (row),
                                                                       KEY_CARD)));
      gtk_list_box_append (self->people, row);
      count++;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->people), count > 0);
  gtk_widget_set_visible (self->nobody, count == 0);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
added_cb (CwPartnerChoice *self)
{
  refresh (self);
  cw_work_session_changed (self->session);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPartnerChoice *self = CW_PARTNER_CHOICE (widget);
  GtkWidget *dialog = NULL;

  if (self->session == NULL)
    return;

  dialog = cw_card_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPartnerChoice *self = CW_PARTNER_CHOICE (widget);
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) own = store != NULL ? cw_sender_card_own (store, &error) : NULL;
  g_autofree char *text = own != NULL ? cw_sender_card_print (own, &error) : NULL;
  g_autofree char *trouble = error != NULL ? cw_trouble_dup_act_text (error) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (text != NULL || trouble != NULL)
    gtk_widget_activate_action (widget, "work.say", "s",
                                trouble != NULL
                                    ? trouble
                                    : _ ("Your card is copied. Paste it into a mail."));
}

static gboolean
cw_partner_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
cw_partner_choice_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  CwPartnerChoice *self = CW_PARTNER_CHOICE (object);

  adw_preferences_group_set_title (self->group, g_value_get_string (value));
}

static void
cw_partner_choice_dispose (GObject *object)
{
  CwPartnerChoice *self = CW_PARTNER_CHOICE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->without, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_partner_choice_parent_class)->dispose (object);
}

static void
cw_partner_choice_class_init (CwPartnerChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_partner_choice_dispose;
  G_OBJECT_CLASS (klass)->set_property = cw_partner_choice_set_property;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_partner_choice_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_PARTNER_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/partner-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPartnerChoice, group);
  gtk_widget_class_bind_template_child (widget_class, CwPartnerChoice, people);
  gtk_widget_class_bind_template_child (widget_class, CwPartnerChoice, nobody);
  gtk_widget_class_bind_template_child (widget_class, CwPartnerChoice, nobody_title);
  gtk_widget_class_install_action (widget_class, "partners.add-card", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "partners.copy-card", NULL, copy_action);
}

static void
cw_partner_choice_init (CwPartnerChoice *self)
{
  self->without = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_partner_choice_show (CwPartnerChoice *self, CwWorkSession *session, const GPtrArray *without)
{
  GtkListBoxRow *old = NULL;

  g_set_object (&self->session, session);
  g_ptr_array_set_size (self->without, 0);
  for (guint i = 0; without != NULL && i < without->len; i++)
    g_ptr_array_add (self->without, dup_key (((CwPartner *) without->pdata[i])->key));
  while ((old = gtk_list_box_get_row_at_index (self->people, 0)) != NULL)
    gtk_list_box_remove (self->people, GTK_WIDGET (old));
  gtk_label_set_text (self->nobody_title, self->without->len > 0
                                              ? _ ("Nobody Else’s Card Is Here")
                                              : _ ("Nobody’s Card Is Here Yet"));
  refresh (self);
}

GStrv
cw_partner_choice_dup_chosen (CwPartnerChoice *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->people, i)) != NULL; i++)
    if (is_chosen (GTK_WIDGET (row)))
      g_strv_builder_add (chosen, g_object_get_data (G_OBJECT (row), KEY_CARD));
  return g_strv_builder_end (chosen);
}

gboolean
cw_partner_choice_has_chosen (CwPartnerChoice *self)
{
  g_auto (GStrv) chosen = cw_partner_choice_dup_chosen (self);

  return chosen[0] != NULL;
}
