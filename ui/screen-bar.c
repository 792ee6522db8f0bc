#include "ui/screen-bar.h"

#include <glib/gi18n.h>

struct _CwScreenBar
{
  AdwBin parent_instance;

  GtkWidget *exchange;
  GtkLabel *questions;
};

G_DEFINE_FINAL_TYPE (CwScreenBar, cw_screen_bar, ADW_TYPE_BIN)

static void
cw_screen_bar_class_init (CwScreenBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/screen-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwScreenBar, exchange);
  gtk_widget_class_bind_template_child (widget_class, CwScreenBar, questions);
}

static void
cw_screen_bar_init (CwScreenBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_screen_bar_set_questions (CwScreenBar *self, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name =
      count == 0 ? g_strdup (_ ("Exchange"))
                 : g_strdup_printf (ngettext ("Exchange, %u question to settle",
                                              "Exchange, %u questions to settle", count),
                                    count);

  gtk_label_set_text (self->questions, number);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exchange),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
