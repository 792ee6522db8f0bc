#include "ui/walks/visit-start.h"

#include "ui/visit/room-popover.h"

struct _CwVisitStart
{
  AdwBin parent_instance;

  CwRoomPopover *rooms;
};

G_DEFINE_FINAL_TYPE (CwVisitStart, cw_visit_start_button, ADW_TYPE_BIN)

static void
room_cb (CwVisitStart *self, gint64 class_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "walk.start-in", "x", class_id);
}

static void
cw_visit_start_button_class_init (CwVisitStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CW_TYPE_ROOM_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/visit-start.ui");
  gtk_widget_class_bind_template_child (widget_class, CwVisitStart, rooms);
  gtk_widget_class_bind_template_callback (widget_class, room_cb);
}

static void
cw_visit_start_button_init (CwVisitStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_visit_start_button_set_walk (CwVisitStart *self, CwWorkSession *session, gint64 walk)
{
  cw_room_popover_set_walk (self->rooms, session, walk);
}
