#include "ui/visit/visit-details.h"

#include "corewalk/host-room.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "ui/parts/trouble.h"
#include "ui/visit/room-act.h"
#include "ui/visit/room-popover.h"

#include <glib/gi18n.h>

struct _CwVisitDetails
{
  GtkPopover parent_instance;

  CwWorkSession *session;
  gint64 visit;

  GtkMenuButton *room_button;
  CwRoomPopover *rooms;
  GtkLabel *room;
  GtkEditable *grade;
  GtkEditable *subject;
  GtkToggleButton *opening;
  GtkToggleButton *middle;
  GtkToggleButton *closing;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwVisitDetails, cw_visit_details, GTK_TYPE_POPOVER)

static const char *
chosen_segment (CwVisitDetails *self)
{
  if (gtk_toggle_button_get_active (self->opening))
    return "opening";
  if (gtk_toggle_button_get_active (self->middle))
    return "middle";

  return gtk_toggle_button_get_active (self->closing) ? "closing" : "";
}

/* Returns: whether @field is other than it was. */
static gboolean
keep_field (CwVisitDetails *self, const char *field, const char *was, const char *is)
{
  g_autofree char *value = g_strstrip (g_strdup (is));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (was != NULL ? was : "", value))
    return FALSE;
  if (cw_record_edit (cw_work_session_get_store (self->session), self->visit, field, value,
                      NULL, &error))
    return TRUE;

  text = cw_trouble_dup_act_text (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
  return FALSE;
}

/* By its title alone. */
static void
show_room (CwVisitDetails *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  gint64 class_id = store != NULL ? cw_visit_class (store, self->visit) : 0;
  g_autoptr (CwHostRoom) room = class_id != 0 ? cw_host_room_get (store, class_id, NULL) : NULL;
  const char *title = room != NULL ? room->title : _ ("Not said");
  g_autofree char *name = g_strdup_printf (_ ("Room: %s"), title);

  gtk_label_set_text (self->room, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->room_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill_empty (GtkEditable *entry, const char *text)
{
  if (text != NULL && *gtk_editable_get_text (entry) == '\0')
    gtk_editable_set_text (entry, text);
}

/* A room says its grade and subject where nobody did. */
static void
changed_cb (CwVisitDetails *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwVisit) visit = store != NULL ? cw_visit_get (store, self->visit, NULL) : NULL;

  if (visit == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  show_room (self);
  fill_empty (self->grade, visit->grade);
  fill_empty (self->subject, visit->subject);
}

static void
room_cb (CwVisitDetails *self, gint64 class_id)
{
  cw_room_act_set (GTK_WIDGET (self), self->session, self->visit, class_id);
}

static void
closed_cb (CwVisitDetails *self)
{
  g_autoptr (CwVisit) visit =
      cw_visit_get (cw_work_session_get_store (self->session), self->visit, NULL);
  gboolean is_edited = FALSE;

  if (visit == NULL)
    return;

  is_edited |= keep_field (self, "grade", visit->grade, gtk_editable_get_text (self->grade));
  is_edited |=
      keep_field (self, "subject", visit->subject, gtk_editable_get_text (self->subject));
  is_edited |= keep_field (self, "segment", visit->segment, chosen_segment (self));
  if (is_edited)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
show_cb (CwVisitDetails *self)
{
  g_autoptr (CwVisit) visit =
      cw_visit_get (cw_work_session_get_store (self->session), self->visit, NULL);

  if (visit == NULL)
    return;

  cw_room_popover_set_walk (self->rooms, self->session, visit->walk);
  show_room (self);
  gtk_editable_set_text (self->grade, visit->grade != NULL ? visit->grade : "");
  gtk_editable_set_text (self->subject, visit->subject != NULL ? visit->subject : "");
  gtk_toggle_button_set_active (self->opening, g_strcmp0 (visit->segment, "opening") == 0);
  gtk_toggle_button_set_active (self->middle, g_strcmp0 (visit->segment, "middle") == 0);
  gtk_toggle_button_set_active (self->closing, g_strcmp0 (visit->segment, "closing") == 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->grade));
}

static void
leave (CwVisitDetails *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
cw_visit_details_dispose (GObject *object)
{
  leave (CW_VISIT_DETAILS (object));
  G_OBJECT_CLASS (cw_visit_details_parent_class)->dispose (object);
}

static void
cw_visit_details_class_init (CwVisitDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_visit_details_dispose;

  signals[EDITED] = g_signal_new ("edited", CW_TYPE_VISIT_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_ROOM_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/visit-details.ui");
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, room_button);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, rooms);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, room);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, grade);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, subject);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, opening);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, middle);
  gtk_widget_class_bind_template_child (widget_class, CwVisitDetails, closing);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
cw_visit_details_init (CwVisitDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_room_popover_set_offers_none (self->rooms, TRUE);
}

void
cw_visit_details_set_visit (CwVisitDetails *self, CwWorkSession *session, gint64 visit)
{
  leave (self);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  self->visit = visit;
}
