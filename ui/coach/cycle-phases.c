#include "ui/coach/cycle-phases.h"

#include "ui/parts/trouble.h"
#include "ui/parts/wrap-layout.h"

#include <glib/gi18n.h>

#define KEY_PHASE "cw-phase"

struct _CwCyclePhases
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;
  char *signature; /* of the phases that there are buttons for */
  gboolean is_showing;

  GtkWidget *buttons;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (CwCyclePhases, cw_cycle_phases, ADW_TYPE_BIN)

static void
go_to (CwCyclePhases *self, const CwCyclePhase *phase)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (store == NULL)
    return;

  if (cw_cycle_set_phase (store, self->cycle, phase->key, NULL, &error))
    {
      /* Translators: a phase of a coaching cycle */
      text = g_strdup_printf (_ ("Now: %s"), phase->title);
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", text);
    }
  else
    {
      text = cw_trouble_dup_act_text (error);
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
    }
  cw_work_session_changed (self->session);
}

static void
free_phase (gpointer data)
{
  CwCyclePhase *phase = data;

  g_free (phase->key);
  g_free (phase->title);
  g_free (phase->about);
  g_free (phase);
}

static void
toggled_cb (CwCyclePhases *self, GtkToggleButton *button)
{
  if (!self->is_showing && gtk_toggle_button_get_active (button))
    go_to (self, g_object_get_data (G_OBJECT (button), KEY_PHASE));
}

static GtkWidget *
button_new (CwCyclePhases *self, const CwCyclePhase *phase, guint number)
{
  GtkWidget *button = gtk_toggle_button_new (), *label = NULL;
  g_autofree char *text = g_strdup_printf ("%u  %s", number, phase->title);
  g_autofree char *name = g_strdup_printf (_ ("Phase %u: %s"), number, phase->title);
  CwCyclePhase *own = g_new0 (CwCyclePhase, 1);

  own->key = g_strdup (phase->key);
  own->title = g_strdup (phase->title);
  own->about = g_strdup (phase->about);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "phase");
  if (*phase->about != '\0')
    gtk_widget_set_tooltip_text (button, phase->about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_PHASE, own, free_phase);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_signature (const CwCycleModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->phases->len; i++)
    {
      const CwCyclePhase *phase = model->phases->pdata[i];

      g_string_append_printf (text, "%s\n%s\n%s\n", phase->key, phase->title, phase->about);
    }
  return g_string_free (text, FALSE);
}

static void
make_buttons (CwCyclePhases *self, const CwCycleModel *model)
{
  GtkToggleButton *first = NULL;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  for (guint i = 0; i < model->phases->len; i++)
    {
      GtkWidget *button = button_new (self, model->phases->pdata[i], i + 1);

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_box_append (GTK_BOX (self->buttons), button);
    }
}

/* The button of the phase, or NULL. */
static GtkWidget *
find_button (CwCyclePhases *self, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const CwCyclePhase *phase = g_object_get_data (G_OBJECT (child), KEY_PHASE);

      if (g_strcmp0 (phase->key, key) == 0)
        return child;
    }
  return NULL;
}

void
cw_cycle_phases_show (CwCyclePhases *self,
                      CwWorkSession *session,
                      const CwCycle *cycle,
                      const CwCycleModel *model)
{
  g_autofree char *signature = dup_signature (model);
  GtkWidget *present = NULL;
  const CwCyclePhase *phase = NULL;

  g_set_object (&self->session, session);
  self->cycle = cycle->id;
  self->is_showing = TRUE;
  if (g_strcmp0 (signature, self->signature) != 0)
    {
      make_buttons (self, model);
      g_free (self->signature);
      self->signature = g_steal_pointer (&signature);
    }
  present = find_button (self, cycle->phase);
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), child == present);
  self->is_showing = FALSE;

  phase = present != NULL ? g_object_get_data (G_OBJECT (present), KEY_PHASE) : NULL;
  gtk_label_set_text (self->about, phase != NULL ? phase->about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), phase != NULL && *phase->about != '\0');
  gtk_widget_set_sensitive (self->buttons, cycle->is_mine);
  gtk_widget_set_visible (GTK_WIDGET (self), model->phases->len > 0);
}

void
cw_cycle_phases_move (CwCyclePhases *self, int by)
{
  GtkWidget *other = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      other =
          by > 0 ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  if (other != NULL && gtk_widget_is_sensitive (self->buttons))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), TRUE);
}

static void
cw_cycle_phases_dispose (GObject *object)
{
  CwCyclePhases *self = CW_CYCLE_PHASES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (cw_cycle_phases_parent_class)->dispose (object);
}

static void
cw_cycle_phases_class_init (CwCyclePhasesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_cycle_phases_dispose;
}

static void
cw_cycle_phases_init (CwCyclePhases *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (self->buttons, g_object_new (CW_TYPE_WRAP_LAYOUT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Phases"), -1);
  self->about = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->about, 0);
  gtk_label_set_wrap (self->about, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dim-label");
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->about));
  adw_bin_set_child (ADW_BIN (self), box);
}
