#include "ui/coach/evidence-level.h"

#include <glib/gi18n.h>

struct _CwEvidenceLevel
{
  GtkListBoxRow parent_instance;

  GtkEditable *label;
  GtkSpinButton *count;
  GtkWidget *remove;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwEvidenceLevel, cw_evidence_level, GTK_TYPE_LIST_BOX_ROW)

static void
name_it (GtkWidget *widget, const char *format, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("Level %u: %s"), number, format);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
cw_evidence_level_set_number (CwEvidenceLevel *self, guint number)
{
  g_autofree char *hint = g_strdup_printf (_ ("Level %u, in your words"), number);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->label), hint);
  name_it (GTK_WIDGET (self->label), _ ("its name"), number);
  name_it (GTK_WIDGET (self->count), _ ("how many students"), number);
  name_it (self->remove, _ ("remove it"), number);
}

static void
changed_cb (CwEvidenceLevel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (CwEvidenceLevel *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
cw_evidence_level_class_init (CwEvidenceLevelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_EVIDENCE_LEVEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", CW_TYPE_EVIDENCE_LEVEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-level.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceLevel, label);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceLevel, count);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceLevel, remove);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
cw_evidence_level_init (CwEvidenceLevel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_evidence_level_new (guint number, const char *label)
{
  CwEvidenceLevel *self = g_object_new (CW_TYPE_EVIDENCE_LEVEL, NULL);

  gtk_editable_set_text (self->label, label);
  cw_evidence_level_set_number (self, number);
  return GTK_WIDGET (self);
}

char *
cw_evidence_level_dup_label (CwEvidenceLevel *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->label)));
}

gint64
cw_evidence_level_get_count (CwEvidenceLevel *self)
{
  return gtk_spin_button_get_value_as_int (self->count);
}
