#include "ui/parts/drop-down-name.h"

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint count, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_DROP_DOWN (widget))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
  return G_SOURCE_CONTINUE;
}

void
cw_drop_down_name_all (void)
{
  g_type_class_unref (
      g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals are there from now on */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL,
                              NULL);
}
