#include "ui/shell/sidebar-button.h"

struct _CwSidebarButton
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (CwSidebarButton, cw_sidebar_button, ADW_TYPE_BIN)

static void
cw_sidebar_button_class_init (CwSidebarButtonClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/corewalk/Corewalk/sidebar-button.ui");
}

static void
cw_sidebar_button_init (CwSidebarButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
