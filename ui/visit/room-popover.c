#include "ui/visit/room-popover.h"

#include "corewalk/place.h"
#include "corewalk/roster-list.h"
#include "corewalk/walk.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY_CLASS "cw-class"
#define KEY_WORDS "cw-words"

struct _CwRoomPopover
{
  GtkPopover parent_instance;

  CwWorkSession *session;
  gint64 walk, school;
  gboolean offers_none;

  GtkEditable *search;
  GtkListBox *rooms;
  GtkButton *add_button;
  GtkLabel *hint;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRoomPopover, cw_room_popover, GTK_TYPE_POPOVER)

static CwStore *
store_of (CwRoomPopover *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static void
choose (CwRoomPopover *self, gint64 class_id)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, class_id);
}

static char *
dup_typed (CwRoomPopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  CwRoomPopover *self = user_data;
  g_autofree char *typed = dup_typed (self);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  return strstr (g_object_get_data (G_OBJECT (row), KEY_WORDS), folded) != NULL;
}

static void
add_row (CwRoomPopover *self, const char *title, gint64 class_id)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), KEY_WORDS, g_utf8_casefold (title, -1), g_free);
  g_object_set_data_full (G_OBJECT (row), KEY_CLASS, g_memdup2 (&class_id, sizeof class_id),
                          g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (self->rooms, row);
}

/* A class of a roster is often one of several in its room. */
static char *
dup_title (const CwListedClass *room)
{
  GString *title = g_string_new (room->title);

  if (*room->periods != '\0')
    g_string_append_printf (title, " · %s", room->periods);
  if (*room->location != '\0')
    g_string_append_printf (title, " · %s", room->location);
  return g_string_free (title, FALSE);
}

static void
show_rooms (CwRoomPopover *self, CwStore *store)
{
  g_autoptr (GPtrArray) rooms = cw_roster_list_classes (store, self->school, NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rooms, 0)) != NULL)
    gtk_list_box_remove (self->rooms, GTK_WIDGET (row));
  if (self->offers_none)
    add_row (self, _ ("Not said"), 0);
  for (guint i = 0; rooms != NULL && i < rooms->len; i++)
    {
      const CwListedClass *room = rooms->pdata[i];
      g_autofree char *title = dup_title (room);

      if (!room->is_gone)
        add_row (self, title, room->id);
    }
}

/* The first row that is not hidden; NULL for none. */
static GtkListBoxRow *
find_shown (CwRoomPopover *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rooms, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

static void
search_cb (CwRoomPopover *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), typed);
  gboolean is_empty = FALSE;

  gtk_list_box_invalidate_filter (self->rooms);
  is_empty = find_shown (self) == NULL;
  gtk_button_set_label (self->add_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          is_empty && *typed != '\0' && self->school != 0);
  gtk_label_set_text (self->hint,
                      self->school == 0
                          ? _ ("The walk has no school, so no rooms are known.")
                          : _ ("No rooms are known yet. Type one, such as Room 12."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          self->school == 0 || (is_empty && *typed == '\0'));
}

static void
add_cb (CwRoomPopover *self)
{
  CwStore *store = store_of (self);
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GError) error = NULL;
  gint64 room = store != NULL ? cw_room_new (store, self->school, typed, NULL, &error) : 0;
  g_autofree char *text = error != NULL ? cw_trouble_dup_act_text (error) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
  if (room != 0)
    choose (self, room);
}

static void
row_cb (CwRoomPopover *self, GtkListBoxRow *row)
{
  choose (self, *(gint64 *) g_object_get_data (G_OBJECT (row), KEY_CLASS));
}

static void
activate_cb (CwRoomPopover *self)
{
  GtkListBoxRow *row = find_shown (self);

  if (row != NULL)
    row_cb (self, row);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->add_button)))
    add_cb (self);
}

static void
show_cb (CwRoomPopover *self)
{
  CwStore *store = store_of (self);
  g_autoptr (CwWalk) walk = store != NULL ? cw_walk_get (store, self->walk, NULL) : NULL;

  if (walk == NULL)
    return;

  self->school = walk->school;
  gtk_editable_set_text (self->search, "");
  show_rooms (self, store);
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cw_room_popover_dispose (GObject *object)
{
  g_clear_object (&CW_ROOM_POPOVER (object)->session);
  G_OBJECT_CLASS (cw_room_popover_parent_class)->dispose (object);
}

static void
cw_room_popover_class_init (CwRoomPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_room_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_ROOM_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/room-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CwRoomPopover, search);
  gtk_widget_class_bind_template_child (widget_class, CwRoomPopover, rooms);
  gtk_widget_class_bind_template_child (widget_class, CwRoomPopover, add_button);
  gtk_widget_class_bind_template_child (widget_class, CwRoomPopover, hint);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
cw_room_popover_init (CwRoomPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->rooms, filter_cb, self, NULL);
}

void
cw_room_popover_set_walk (CwRoomPopover *self, CwWorkSession *session, gint64 walk)
{
  g_set_object (&self->session, session);
  self->walk = walk;
}

void
cw_room_popover_set_offers_none (CwRoomPopover *self, gboolean offers_none)
{
  self->offers_none = offers_none;
}
