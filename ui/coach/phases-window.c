#include "ui/coach/phases-window.h"

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "ui/coach/phase-row.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_PHASES 12

struct _CwPhasesWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;
  GPtrArray *models; /* of CwCycleModel: the cycle's own, then the built-in ones */

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  AdwComboRow *model;
  GtkEditable *model_title;
  GtkListBox *phases;
};

enum
{
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPhasesWindow, cw_phases_window, ADW_TYPE_WINDOW)

static CwPhaseRow *
get_phase (CwPhasesWindow *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->phases, (int) index);

  return row != NULL ? CW_PHASE_ROW (row) : NULL;
}

static guint
count_phases (CwPhasesWindow *self)
{
  guint count = 0;

  while (get_phase (self, count) != NULL)
    count++;
  return count;
}

static void
changed_cb (CwPhasesWindow *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->model_title)));
  guint count = count_phases (self);
  gboolean is_named = *title != '\0';

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *phase = cw_phase_row_dup_title (get_phase (self, i));

      is_named = is_named && *phase != '\0';
      cw_phase_row_set_place (get_phase (self, i), i + 1, count);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.keep", is_named);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.add-phase", count < MOST_PHASES);
}

static void
moved_cb (CwPhasesWindow *self, int by, GtkWidget *row)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_object_ref (row);
  gtk_list_box_remove (self->phases, row);
  gtk_list_box_insert (self->phases, row, place);
  g_object_unref (row);
  changed_cb (self);
  if (focus != NULL && gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (focus); /* so that the same key moves it on */
}

static void
removed_cb (CwPhasesWindow *self, GtkWidget *row)
{
  gtk_list_box_remove (self->phases, row);
  changed_cb (self);
}

static GtkWidget *
add_phase (CwPhasesWindow *self, const CwCyclePhase *phase)
{
  GtkWidget *row = cw_phase_row_new (phase);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->phases, row);
  return row;
}

static void
add_phase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPhasesWindow *self = CW_PHASES_WINDOW (widget);
  GtkWidget *row = add_phase (self, NULL);

  changed_cb (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static CwCycleModel *
get_model (CwPhasesWindow *self)
{
  return self->models
      ->pdata[MIN (adw_combo_row_get_selected (self->model), self->models->len - 1)];
}

static void
model_chosen_cb (CwPhasesWindow *self)
{
  GtkListBoxRow *old = NULL;
  const CwCycleModel *model = NULL;

  if (self->models == NULL)
    return;

  model = get_model (self);
  while ((old = gtk_list_box_get_row_at_index (self->phases, 0)) != NULL)
    gtk_list_box_remove (self->phases, GTK_WIDGET (old));
  for (guint i = 0; i < model->phases->len; i++)
    add_phase (self, model->phases->pdata[i]);
  gtk_editable_set_text (self->model_title, model->title);
  changed_cb (self);
}

static gboolean
is_taken (CwPhasesWindow *self, const char *key)
{
  for (guint i = 0; get_phase (self, i) != NULL; i++)
    if (g_strcmp0 (cw_phase_row_get_key (get_phase (self, i)), key) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer full): one that no row has. @last: the number of the last one that was made */
static char *
dup_new_key (CwPhasesWindow *self, guint *last)
{
  char *key = NULL;

  do
    {
      g_free (key);
      key = g_strdup_printf ("own-%u", ++*last);
    }
  while (is_taken (self, key));
  return key;
}

/* (transfer full): the phases as they are typed, the rest as the model has it. */
static CwCycleModel *
model_new (CwPhasesWindow *self, GError **error)
{
  g_autofree char *document = cw_cycle_model_write (get_model (self));
  CwCycleModel *model = cw_cycle_model_parse (document, -1, error);
  guint count = count_phases (self), fresh = 0;

  if (model == NULL)
    return NULL;

  g_free (model->title);
  model->title = g_strstrip (g_strdup (gtk_editable_get_text (self->model_title)));
  g_ptr_array_set_size (model->phases, 0);
  for (guint i = 0; i < count; i++)
    {
      CwPhaseRow *row = get_phase (self, i);
      const char *key = cw_phase_row_get_key (row);
      CwCyclePhase *phase = g_new0 (CwCyclePhase, 1);

      phase->key = key != NULL ? g_strdup (key) : dup_new_key (self, &fresh);
      phase->title = cw_phase_row_dup_title (row);
      phase->about = cw_phase_row_dup_about (row);
      g_ptr_array_add (model->phases, phase);
    }
  return model;
}

/* A cycle whose phase is gone begins with the first one that there is. */
static gboolean
keep (CwPhasesWindow *self, CwStore *store, GError **error)
{
  g_autoptr (CwCycleModel) model = model_new (self, error);
  g_autoptr (CwCycle) cycle = model != NULL ? cw_cycle_get (store, self->cycle, error) : NULL;

  if (cycle == NULL || !cw_cycle_model_set (store, self->cycle, model, NULL, error))
    return FALSE;
  if (model->phases->len == 0 ||
      (cycle->phase != NULL && cw_cycle_model_find_phase (model, cycle->phase) != NULL))
    return TRUE;

  return cw_cycle_set_phase (store, self->cycle,
                             ((const CwCyclePhase *) model->phases->pdata[0])->key, NULL,
                             error);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPhasesWindow *self = CW_PHASES_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store == NULL)
    trouble = g_strdup (_ ("Other work is going on. Try again in a moment."));
  else if (!keep (self, store, &error))
    trouble = cw_trouble_dup_cause (error);
  if (trouble != NULL)
    {
      gtk_label_set_text (self->trouble, trouble);
      gtk_revealer_set_reveal_child (self->trouble_revealer, TRUE);
      return;
    }

  g_signal_emit (self, signals[KEPT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_phases_window_dispose (GObject *object)
{
  CwPhasesWindow *self = CW_PHASES_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_phases_window_parent_class)->dispose (object);
}

static void
cw_phases_window_class_init (CwPhasesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_phases_window_dispose;

  signals[KEPT] = g_signal_new ("kept", CW_TYPE_PHASES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/phases-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPhasesWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwPhasesWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwPhasesWindow, model);
  gtk_widget_class_bind_template_child (widget_class, CwPhasesWindow, model_title);
  gtk_widget_class_bind_template_child (widget_class, CwPhasesWindow, phases);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, model_chosen_cb);
  gtk_widget_class_install_action (widget_class, "sheet.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "sheet.add-phase", NULL, add_phase_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "sheet.keep", NULL);
}

static void
cw_phases_window_init (CwPhasesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_phases_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle)
{
  CwPhasesWindow *self = g_object_new (CW_TYPE_PHASES_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();
  CwCycleModel *own = cw_cycle_model_get (cw_work_session_get_store (session), cycle, NULL);

  self->session = g_object_ref (session);
  self->cycle = cycle;
  for (guint i = 0; i < models->len; i++)
    gtk_string_list_append (titles, ((CwCycleModel *) models->pdata[i])->title);
  if (own != NULL)
    {
      gtk_string_list_splice (titles, 0, 0,
                              (const char *const[]){ _ ("This cycle as it is"), NULL });
      g_ptr_array_insert (models, 0, own);
    }
  adw_combo_row_set_model (self->model, G_LIST_MODEL (titles));
  self->models = g_steal_pointer (&models);
  model_chosen_cb (self);
  return GTK_WIDGET (self);
}
