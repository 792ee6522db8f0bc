#include "ui/shell/add-rooms-page.h"

#include "corewalk/place.h"
#include "ui/parts/trouble.h"
#include "ui/shell/room-entry.h"

#include <glib/gi18n.h>

#define ROWS_AT_FIRST 4

struct _CwAddRoomsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkEditable *school;
  GtkListBox *rooms;
};

G_DEFINE_FINAL_TYPE (CwAddRoomsPage, cw_add_rooms_page, ADW_TYPE_BIN)

static void
show_trouble (CwAddRoomsPage *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}

static CwRoomEntry *
row_at (CwAddRoomsPage *self, int position)
{
  return (CwRoomEntry *) gtk_list_box_get_row_at_index (self->rooms, position);
}

static void add_row (CwAddRoomsPage *self);

/* There is always an empty row at the end. */
static void
room_typed_cb (CwAddRoomsPage *self)
{
  int count = 0;

  while (row_at (self, count) != NULL)
    count++;
  if (!cw_room_entry_is_empty (row_at (self, count - 1)))
    add_row (self);
  show_trouble (self, NULL);
}

static void
room_entered_cb (CwAddRoomsPage *self, CwRoomEntry *row)
{
  CwRoomEntry *next = row_at (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
add_row (CwAddRoomsPage *self)
{
  int count = 0;
  GtkWidget *row = NULL;

  while (row_at (self, count) != NULL)
    count++;
  row = cw_room_entry_new ((guint) count + 1);
  g_signal_connect_object (row, "changed", G_CALLBACK (room_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (room_entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rooms, row);
}

static void
school_typed_cb (CwAddRoomsPage *self)
{
  show_trouble (self, NULL);
}

static void
school_entered_cb (CwAddRoomsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (row_at (self, 0)));
}

/* Returns: how many rooms were kept; -1 with @error set. What was kept before an error stays: a room is
 * found again, not added twice. */
static int
keep_rooms (CwAddRoomsPage *self, CwStore *store, gint64 school, GError **error)
{
  int count = 0;

  for (int i = 0; row_at (self, i) != NULL; i++)
    {
      CwRoomPlan plan = cw_room_entry_get_plan (row_at (self, i));

      if (cw_room_entry_is_empty (row_at (self, i)))
        continue;
      plan.school = school;
      if (plan.title == NULL)
        {
          g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, _ ("a room has no name"));
          gtk_widget_grab_focus (GTK_WIDGET (row_at (self, i)));
          return -1;
        }
      if (cw_room_add (store, &plan, NULL, error) == 0)
        return -1;
      count++;
    }

  return count;
}

static void
say_kept (CwAddRoomsPage *self, int count)
{
  g_autofree char *text =
      count == 0
          ? g_strdup (_ ("School added"))
          : g_strdup_printf (ngettext ("%d room added", "%d rooms added", (gulong) count),
                             count);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwAddRoomsPage *self = CW_ADD_ROOMS_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->school)));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 school = 0;
  int count = -1;

  if (*typed == '\0')
    {
      show_trouble (self, _ ("The school has no name yet."));
      gtk_widget_grab_focus (GTK_WIDGET (self->school));
      return;
    }

  school = cw_school_new (store, typed, NULL, NULL, &error);
  if (school != 0)
    count = keep_rooms (self, store, school, &error);
  if (count < 0)
    {
      text = cw_trouble_dup_cause (error);
      show_trouble (self, text);
      return;
    }

  say_kept (self, count);
  gtk_widget_activate_action (widget, "work.back", NULL);
}

static void
cw_add_rooms_page_dispose (GObject *object)
{
  g_clear_object (&CW_ADD_ROOMS_PAGE (object)->session);
  G_OBJECT_CLASS (cw_add_rooms_page_parent_class)->dispose (object);
}

static void
cw_add_rooms_page_class_init (CwAddRoomsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_add_rooms_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/add-rooms-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwAddRoomsPage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwAddRoomsPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwAddRoomsPage, school);
  gtk_widget_class_bind_template_child (widget_class, CwAddRoomsPage, rooms);
  gtk_widget_class_bind_template_callback (widget_class, school_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, school_entered_cb);
  gtk_widget_class_install_action (widget_class, "add-rooms.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "add-rooms.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_add_rooms_page_init (CwAddRoomsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_add_rooms_page_begin (CwAddRoomsPage *self, CwWorkSession *session)
{
  g_autoptr (GPtrArray) schools = cw_school_list (cw_work_session_get_store (session), NULL);
  const CwSchool *only =
      schools != NULL && schools->len == 1 ? g_ptr_array_index (schools, 0) : NULL;

  g_set_object (&self->session, session);
  gtk_editable_set_text (self->school, only != NULL ? only->name : "");
  while (row_at (self, 0) != NULL)
    gtk_list_box_remove (self->rooms, GTK_WIDGET (row_at (self, 0)));
  for (guint i = 0; i < ROWS_AT_FIRST; i++)
    add_row (self);
  show_trouble (self, NULL);
  gtk_widget_grab_focus (only != NULL ? GTK_WIDGET (row_at (self, 0))
                                      : GTK_WIDGET (self->school));
}
