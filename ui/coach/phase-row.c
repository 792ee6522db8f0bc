#include "ui/coach/phase-row.h"

#include <glib/gi18n.h>

struct _CwPhaseRow
{
  GtkListBoxRow parent_instance;

  char *key; /* NULL for a new one */

  GtkEditable *title;
  GtkEditable *about;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
};

enum
{
  CHANGED,
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPhaseRow, cw_phase_row, GTK_TYPE_LIST_BOX_ROW)

static void
name_it (GtkWidget *widget, const char *what, guint number)
{
  /* Translators: the number of a phase; a part of it, or what can be done with it */
  g_autofree char *name = g_strdup_printf (_ ("Phase %u: %s"), number, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
cw_phase_row_set_place (CwPhaseRow *self, guint number, guint count)
{
  g_autofree char *hint = g_strdup_printf (_ ("Name of phase %u"), number);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->title), hint);
  gtk_widget_set_sensitive (self->up, number > 1);
  gtk_widget_set_sensitive (self->down, number < count);
  name_it (GTK_WIDGET (self->title), _ ("its name"), number);
  name_it (GTK_WIDGET (self->about), _ ("what happens in it"), number);
  name_it (self->up, _ ("earlier"), number);
  name_it (self->down, _ ("later"), number);
  name_it (self->remove, _ ("remove it"), number);
}

static void
changed_cb (CwPhaseRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
moved_cb (CwPhaseRow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[MOVED], 0, button == self->up ? -1 : 1);
}

static void
removed_cb (CwPhaseRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
cw_phase_row_finalize (GObject *object)
{
  g_free (CW_PHASE_ROW (object)->key);
  G_OBJECT_CLASS (cw_phase_row_parent_class)->finalize (object);
}

static void
cw_phase_row_class_init (CwPhaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_phase_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_PHASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", CW_TYPE_PHASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", CW_TYPE_PHASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/phase-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPhaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwPhaseRow, about);
  gtk_widget_class_bind_template_child (widget_class, CwPhaseRow, up);
  gtk_widget_class_bind_template_child (widget_class, CwPhaseRow, down);
  gtk_widget_class_bind_template_child (widget_class, CwPhaseRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
cw_phase_row_init (CwPhaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_phase_row_new (const CwCyclePhase *phase)
{
  CwPhaseRow *self = g_object_new (CW_TYPE_PHASE_ROW, NULL);

  if (phase != NULL)
    {
      self->key = g_strdup (phase->key);
      gtk_editable_set_text (self->title, phase->title);
      gtk_editable_set_text (self->about, phase->about);
    }
  return GTK_WIDGET (self);
}

const char *
cw_phase_row_get_key (CwPhaseRow *self)
{
  return self->key;
}

char *
cw_phase_row_dup_title (CwPhaseRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
}

char *
cw_phase_row_dup_about (CwPhaseRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->about)));
}
