#include "ui/shell/main-menu.h"

struct _CwMainMenu
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (CwMainMenu, cw_main_menu, ADW_TYPE_BIN)

static void
cw_main_menu_class_init (CwMainMenuClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/corewalk/Corewalk/main-menu.ui");
}

static void
cw_main_menu_init (CwMainMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
