#include "ui/students/level-row.h"

#include "ui/parts/tab-way.h"

#include <glib/gi18n.h>

#define MOST_STUDENTS 1000000

struct _CwLevelRow
{
  GtkListBoxRow parent_instance;

  GtkEditable *name;
  GtkEditable *count;
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLevelRow, cw_level_row, GTK_TYPE_LIST_BOX_ROW)

static void
changed_cb (CwLevelRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (CwLevelRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* A level that has its name already lacks its count. */
static gboolean
cw_level_row_grab_focus (GtkWidget *widget)
{
  CwLevelRow *self = CW_LEVEL_ROW (widget);

  return gtk_widget_grab_focus (
      GTK_WIDGET (*gtk_editable_get_text (self->name) != '\0' ? self->count : self->name));
}

static void
cw_level_row_class_init (CwLevelRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_level_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", CW_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/level-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLevelRow, name);
  gtk_widget_class_bind_template_child (widget_class, CwLevelRow, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
cw_level_row_init (CwLevelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_entry (GtkEditable *entry, const char *what, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s %u", what, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
cw_level_row_new (guint number, const char *name)
{
  CwLevelRow *self = g_object_new (CW_TYPE_LEVEL_ROW, NULL);

  gtk_editable_set_text (self->name, name);
  name_entry (self->name, _ ("Level, line"), number);
  name_entry (self->count, _ ("Students at that level, line"), number);
  return GTK_WIDGET (self);
}

gboolean
cw_level_row_is_empty (CwLevelRow *self)
{
  g_autofree char *name = cw_level_row_dup_name (self);

  return *name == '\0' && cw_level_row_get_count (self) == -1;
}

char *
cw_level_row_dup_name (CwLevelRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

void
cw_level_row_set_name (CwLevelRow *self, const char *name)
{
  gtk_editable_set_text (self->name, name);
}

gint64
cw_level_row_get_count (CwLevelRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->count)));
  guint64 count;

  if (*text == '\0')
    return -1;
  return g_ascii_string_to_unsigned (text, 10, 0, MOST_STUDENTS, &count, NULL) ? (gint64) count
                                                                               : -2;
}
