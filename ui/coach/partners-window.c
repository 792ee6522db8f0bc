#include "ui/coach/partners-window.h"

#include "corewalk/cycle.h"
#include "ui/coach/partner-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_CHECK "cw-check"
#define KEY_DIGITS "cw-digits"

struct _CwPartnersWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkListBox *present;
  CwPartnerChoice *joining;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPartnersWindow, cw_partners_window, ADW_TYPE_WINDOW)

/* (transfer full): the keys of those who leave, NULL-ended. */
static GStrv
dup_leaving (CwPartnersWindow *self)
{
  g_autoptr (GStrvBuilder) leaving = g_strv_builder_new ();
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->present, i)) != NULL; i++)
    if (gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), KEY_CHECK)))
      g_strv_builder_add (leaving, g_object_get_data (G_OBJECT (row), KEY_DIGITS));
  return g_strv_builder_end (leaving);
}

static void
chosen_cb (CwPartnersWindow *self)
{
  g_auto (GStrv) leaving = dup_leaving (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.keep",
                                 leaving[0] != NULL ||
                                     cw_partner_choice_has_chosen (self->joining));
}

static char *
dup_digits (const CwPartner *partner)
{
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < CW_PARTNER_KEY_BYTES; i++)
    g_string_append_printf (digits, "%02x", partner->key[i]);
  return g_string_free (digits, FALSE);
}

static GtkWidget *
row_new (CwPartnersWindow *self, const CwPartner *partner)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check =
      gtk_check_button_new_with_label (partner->is_own ? _ ("I Leave") : _ ("Leaves"));
  g_autofree char *name = partner->is_own ? g_strdup_printf (_ ("%s (you)"), partner->name)
                                          : g_strdup (partner->name);
  g_autofree char *said = g_strdup_printf (_ ("Leaves: %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), KEY_CHECK, check);
  g_object_set_data_full (G_OBJECT (row), KEY_DIGITS, dup_digits (partner), g_free);
  return row;
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPartnersWindow *self = CW_PARTNERS_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_auto (GStrv) leaving = dup_leaving (self);
  g_auto (GStrv) joining = cw_partner_choice_dup_chosen (self->joining);
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store == NULL)
    trouble = g_strdup (_ ("Other work is going on. Try again in a moment."));
  else if (!cw_cycle_change_partners (store, self->cycle, (const char *const *) joining,
                                      (const char *const *) leaving, NULL, &error))
    trouble = cw_trouble_dup_cause (error);
  if (trouble != NULL)
    {
      gtk_label_set_text (self->trouble, trouble);
      gtk_revealer_set_reveal_child (self->trouble_revealer, TRUE);
      return;
    }

  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_partners_window_dispose (GObject *object)
{
  g_clear_object (&CW_PARTNERS_WINDOW (object)->session);
  G_OBJECT_CLASS (cw_partners_window_parent_class)->dispose (object);
}

static void
cw_partners_window_class_init (CwPartnersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_partners_window_dispose;

  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_PARTNERS_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_PARTNER_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/partners-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPartnersWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwPartnersWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwPartnersWindow, present);
  gtk_widget_class_bind_template_child (widget_class, CwPartnersWindow, joining);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "sheet.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_partners_window_init (CwPartnersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_partners_window_new (GtkWindow *parent, CwWorkSession *session, gint64 id)
{
  CwPartnersWindow *self =
      g_object_new (CW_TYPE_PARTNERS_WINDOW, "transient-for", parent, NULL);
  g_autoptr (CwCycle) cycle = cw_cycle_get (cw_work_session_get_store (session), id, NULL);

  self->session = g_object_ref (session);
  self->cycle = id;
  for (guint i = 0; cycle != NULL && i < cycle->partners->len; i++)
    gtk_list_box_append (self->present, row_new (self, cycle->partners->pdata[i]));
  cw_partner_choice_show (self->joining, session, cycle != NULL ? cycle->partners : NULL);
  chosen_cb (self);
  return GTK_WIDGET (self);
}
