#include "ui/shell/screen-row.h"

#include <glib/gi18n.h>

struct _CwScreenRow
{
  GtkListBoxRow parent_instance;

  const CwScreen *screen;
  GObject *badge;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CwScreenRow, cw_screen_row, GTK_TYPE_LIST_BOX_ROW)

static void
name_row (CwScreenRow *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
counted_cb (CwScreenRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  guint count = 0;

  g_object_get (self->badge, "count", &count, "name", &name, NULL);
  number = g_strdup_printf ("%u", count);
  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
  name_row (self, name);
}

static void
cw_screen_row_dispose (GObject *object)
{
  g_clear_object (&CW_SCREEN_ROW (object)->badge);
  G_OBJECT_CLASS (cw_screen_row_parent_class)->dispose (object);
}

static void
cw_screen_row_class_init (CwScreenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_screen_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/screen-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwScreenRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CwScreenRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwScreenRow, count);
}

static void
cw_screen_row_init (CwScreenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Ctrl+Shift+W" in the words of the person's language. */
static char *
dup_key_name (const CwScreen *screen)
{
  return gtk_accelerator_get_label (screen->key, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

GtkWidget *
cw_screen_row_new (const CwScreen *screen, CwWorkSession *session)
{
  CwScreenRow *self = g_object_new (CW_TYPE_SCREEN_ROW, NULL);
  g_autofree char *key = dup_key_name (screen);

  self->screen = screen;
  gtk_image_set_from_icon_name (self->icon, screen->icon);
  gtk_label_set_text (self->title, _ (screen->title));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), key);
  name_row (self, _ (screen->title));
  if (screen->make_badge != NULL)
    {
      self->badge = screen->make_badge (session);
      g_signal_connect_object (self->badge, "notify::count", G_CALLBACK (counted_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

const CwScreen *
cw_screen_row_get_screen (CwScreenRow *self)
{
  return self->screen;
}
