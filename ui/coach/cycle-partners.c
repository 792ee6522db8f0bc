#include "ui/coach/cycle-partners.h"

#include <glib/gi18n.h>

struct _CwCyclePartners
{
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwCyclePartners, cw_cycle_partners, ADW_TYPE_BIN)

static GtkWidget *
row_new (const CwPartner *partner)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a name */
  g_autofree char *name = partner->is_own ? g_strdup_printf (_ ("%s (you)"), partner->name)
                                          : g_strdup (partner->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), partner->takes_part
                                                         ? _ ("Takes part")
                                                         : _ ("Has not said yes yet"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

void
cw_cycle_partners_show (CwCyclePartners *self, const CwCycle *cycle)
{
  GtkListBoxRow *old = NULL;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < cycle->partners->len; i++)
    gtk_list_box_append (self->list, row_new (cycle->partners->pdata[i]));
}

static void
cw_cycle_partners_class_init (CwCyclePartnersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-partners.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCyclePartners, list);
}

static void
cw_cycle_partners_init (CwCyclePartners *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
