#include "ui/shell/room-entry.h"

#include "ui/parts/tab-way.h"

#include <glib/gi18n.h>

#define FIELDS 4

struct _CwRoomEntry
{
  GtkListBoxRow parent_instance;

  char *texts[FIELDS]; /* without white space at their ends; NULL for none */

  GtkEditable *title;
  GtkEditable *grade;
  GtkEditable *subject;
  GtkEditable *period;
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRoomEntry, cw_room_entry, GTK_TYPE_LIST_BOX_ROW)

static void
changed_cb (CwRoomEntry *self)
{
  GtkEditable *const entries[FIELDS] = { self->title, self->grade, self->subject,
                                         self->period };

  for (guint i = 0; i < FIELDS; i++)
    {
      g_free (self->texts[i]);
      self->texts[i] = g_strstrip (g_strdup (gtk_editable_get_text (entries[i])));
      if (*self->texts[i] == '\0')
        g_clear_pointer (&self->texts[i], g_free);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (CwRoomEntry *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static gboolean
cw_room_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_ROOM_ENTRY (widget)->title));
}

static void
cw_room_entry_finalize (GObject *object)
{
  for (guint i = 0; i < FIELDS; i++)
    g_free (CW_ROOM_ENTRY (object)->texts[i]);
  G_OBJECT_CLASS (cw_room_entry_parent_class)->finalize (object);
}

static void
cw_room_entry_class_init (CwRoomEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_room_entry_finalize;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_room_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_ROOM_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", CW_TYPE_ROOM_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/room-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CwRoomEntry, title);
  gtk_widget_class_bind_template_child (widget_class, CwRoomEntry, grade);
  gtk_widget_class_bind_template_child (widget_class, CwRoomEntry, subject);
  gtk_widget_class_bind_template_child (widget_class, CwRoomEntry, period);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
cw_room_entry_init (CwRoomEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_entry (GtkEditable *entry, const char *format, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s %u", format, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
cw_room_entry_new (guint number)
{
  CwRoomEntry *self = g_object_new (CW_TYPE_ROOM_ENTRY, NULL);

  name_entry (self->title, _ ("Room, line"), number);
  name_entry (self->grade, _ ("Grade, line"), number);
  name_entry (self->subject, _ ("Subject, line"), number);
  name_entry (self->period, _ ("Period, line"), number);
  return GTK_WIDGET (self);
}

gboolean
cw_room_entry_is_empty (CwRoomEntry *self)
{
  for (guint i = 0; i < FIELDS; i++)
    if (self->texts[i] != NULL)
      return FALSE;

  return TRUE;
}

CwRoomPlan
cw_room_entry_get_plan (CwRoomEntry *self)
{
  return (CwRoomPlan){
    .title = self->texts[0],
    .grade = self->texts[1],
    .subject = self->texts[2],
    .period = self->texts[3],
  };
}
