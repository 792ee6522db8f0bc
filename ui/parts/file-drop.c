#include "ui/parts/file-drop.h"

GtkDropTarget *
cw_file_drop_target_new (void)
{
  return gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
}

GStrv
cw_file_drop_dup_names (const GValue *dropped)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (GSList *item = g_value_get_boxed (dropped); item != NULL; item = item->next)
    {
      g_autofree char *name = g_file_get_path (item->data);

      if (name != NULL) /* a file of another computer has none */
        g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}
