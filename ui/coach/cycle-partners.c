#include "ui/coach/cycle-partners.h"

#include "corewalk/card-declare.h"
#include "corewalk/cycle-former.h"
#include "corewalk/trust.h"
#include "ui/coach/coach-words.h"
#include "ui/coach/partners-window.h"
#include "ui/exchange/export-loan.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_NAME "cw-name"

struct _CwCyclePartners
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkListBox *list;
  GtkLabel *former;
};

G_DEFINE_FINAL_TYPE (CwCyclePartners, cw_cycle_partners, ADW_TYPE_BIN)

static void
say (CwCyclePartners *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
say_failed (CwCyclePartners *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (self, text);
}

static CwStore *
store_of (CwCyclePartners *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static void
hand_over_cb (CwCyclePartners *self, GtkWidget *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), KEY_NAME);
  CwStore *store = store_of (self);
  g_autoptr (GError) error = NULL;
  int missing =
      store != NULL ? cw_cycle_hand_over (store, self->cycle, name, NULL, &error) : -1;
  g_autofree char *text = NULL;

  if (error != NULL)
    say_failed (self, error);
  if (missing < 0)
    return;

  text =
      missing == 0
          ? g_strdup_printf (_ ("All agree: %s gets what was before with the next file."), name)
          : g_strdup_printf (ngettext ("You agree. %d more partner has to.",
                                       "You agree. %d more partners have to.",
                                       (gulong) missing),
                             missing);
  say (self, text);
  cw_work_session_changed (self->session);
}

static GtkWidget *
hand_over_button_new (CwCyclePartners *self, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Hand Over What Was Before"));
  g_autofree char *said = g_strdup_printf (_ ("Hand over to %s what was before"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (
      button,
      _ ("It goes only once everybody who wrote it has agreed, each on the own laptop"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_NAME, g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (hand_over_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* (transfer full) (nullable): what of the partner's card stands against going on as before. */
static char *
dup_against (CwStore *store, const CwPartner *partner)
{
  g_autoptr (CwTrusted) person =
      partner->is_own ? NULL : cw_trust_find_key (store, partner->key, NULL);
  g_autoptr (CwSenderCard) own = person != NULL ? cw_sender_card_own (store, NULL) : NULL;

  if (person == NULL)
    return NULL;
  if (person->revoked_ms != 0)
    return g_strdup (
        _ ("The card is revoked: nothing leaves for it. Change the partners, with the "
           "new card in its place."));
  if (own == NULL || cw_card_check_pair (own, person->card, NULL))
    return NULL;

  return cw_card_evaluates (person->card, own)
             /* Translators: %s is a person */
             ? g_strdup_printf (
                   _ ("%s declares to evaluate you, and coaching is no evaluation. "
                      "Close the cycle, or change the partners."),
                   partner->name)
             : g_strdup_printf (_ ("You declare to evaluate %s, and coaching is no evaluation. "
                                   "Close the cycle, or change the partners."),
                                partner->name);
}

static char *
dup_about (CwStore *store, const CwPartner *partner)
{
  g_autofree char *against = dup_against (store, partner);
  const char *state = partner->takes_part ? _ ("Takes part") : _ ("Has not said yes yet");

  return against != NULL ? g_strdup_printf ("%s\n%s", state, against) : g_strdup (state);
}

static GtkWidget *
row_new (CwCyclePartners *self, CwStore *store, const CwPartner *partner)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a name */
  g_autofree char *name = partner->is_own ? g_strdup_printf (_ ("%s (you)"), partner->name)
                                          : g_strdup (partner->name);
  g_autofree char *about = dup_about (store, partner);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  if (!partner->is_own && cw_cycle_can_hand_over (store, self->cycle, partner->name))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               hand_over_button_new (self, partner->name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_former (CwCyclePartners *self, const GPtrArray *names)
{
  g_autofree char *all = cw_coach_words_dup_names (names);
  g_autofree char *text = g_strdup_printf (
      _ ("Partners before: %s. What was written then is theirs, too; nothing new goes there."),
      all);

  gtk_label_set_text (self->former, text);
  gtk_widget_set_visible (GTK_WIDGET (self->former), names->len > 0);
}

gboolean
cw_cycle_partners_show (CwCyclePartners *self,
                        CwWorkSession *session,
                        const CwCycle *cycle,
                        GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GPtrArray) former = cw_cycle_former_list (store, cycle->id, error);
  GtkListBoxRow *old = NULL;

  if (former == NULL)
    return FALSE;

  g_set_object (&self->session, session);
  self->cycle = cycle->id;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < cycle->partners->len; i++)
    gtk_list_box_append (self->list, row_new (self, store, cycle->partners->pdata[i]));
  show_former (self, former);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "circle.change", cycle->is_mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "circle.write-file",
                                 cycle->is_mine && cycle->partners->len > 1);
  return TRUE;
}

/* For all other partners. (transfer full) (nullable) */
static CwExportPlan *
plan_new (CwCyclePartners *self, CwStore *store, GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, self->cycle, error);
  CwExportPlan *plan = NULL;

  if (cycle == NULL)
    return NULL;

  plan = g_new0 (CwExportPlan, 1);
  plan->scope = CW_SCOPE_CYCLE;
  plan->cycle = self->cycle;
  plan->recipients = cw_cycle_recipients (cycle);
  return plan;
}

static void
written_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwCyclePartners *self = user_data;
  g_autofree CwExported *exported = result;

  if (self->session == NULL)
    return;

  if (exported == NULL)
    {
      say_failed (self, error);
      return;
    }
  say (self,
       _ ("The file is written. Only your partners’ laptops can open it: give it to them."));
  cw_work_session_changed (self->session); /* nothing of it can be taken back any more */
}

void
cw_cycle_partners_write_file (CwCyclePartners *self, const char *file)
{
  CwStore *store = store_of (self);
  g_autoptr (GError) error = NULL;
  CwExportPlan *plan = store != NULL ? plan_new (self, store, &error) : NULL;

  if (error != NULL)
    say_failed (self, error);
  if (plan != NULL &&
      !cw_work_session_lend (self->session, &cw_export_write, cw_export_order_new (plan, file),
                             written_cb, G_OBJECT (self)))
    say (self, _ ("Something else is still going on. Try again in a moment."));
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  cw_cycle_partners_write_file (CW_CYCLE_PARTNERS (user_data), files[0]);
}

/* The name says nothing: it is seen on the way. */
static void
write_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *day = cw_day_format (cw_moment_local_day (cw_moment_now ()));
  g_autofree char *file = g_strdup_printf ("corewalk-%s-pair.walk", day);

  cw_file_choice_save (widget, _ ("Write the File"), file, CW_FILE_CHOICE_BUNDLE,
                       file_chosen_cb);
}

static void
changed_cb (CwCyclePartners *self)
{
  say (self,
       _ ("The partners are changed. From here on it is written for those who are in it now."));
  cw_work_session_changed (self->session);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCyclePartners *self = CW_CYCLE_PARTNERS (widget);
  GtkWidget *window = NULL;

  if (store_of (self) == NULL)
    return;

  window = cw_partners_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session,
                                   self->cycle);
  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
cw_cycle_partners_dispose (GObject *object)
{
  g_clear_object (&CW_CYCLE_PARTNERS (object)->session);
  G_OBJECT_CLASS (cw_cycle_partners_parent_class)->dispose (object);
}

static void
cw_cycle_partners_class_init (CwCyclePartnersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cycle_partners_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-partners.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCyclePartners, list);
  gtk_widget_class_bind_template_child (widget_class, CwCyclePartners, former);
  gtk_widget_class_install_action (widget_class, "circle.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "circle.write-file", NULL, write_file_action);
}

static void
cw_cycle_partners_init (CwCyclePartners *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
