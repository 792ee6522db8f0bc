#include "ui/walks/late-page.h"

#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/walks/late-draft.h"
#include "ui/walks/late-room.h"

#include <glib/gi18n.h>

struct _CwLatePage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwWalk *walk;

  AdwWindowTitle *window_title;
  GtkBox *rooms; /* of CwLateRoom; the last one has no visit yet */
};

G_DEFINE_FINAL_TYPE (CwLatePage, cw_late_page, ADW_TYPE_BIN)

static gint64
next_number (CwLatePage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GArray) ids = store != NULL ? cw_visit_ids (store, self->walk->id, NULL) : NULL;
  gint64 number = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (CwVisit) visit = cw_visit_get (store, g_array_index (ids, gint64, i), NULL);

      number = visit != NULL ? MAX (number, visit->number) : number;
    }

  return number + 1;
}

static void add_room (CwLatePage *self, gint64 number);

static void
begun_cb (CwLatePage *self)
{
  add_room (self, next_number (self));
}

/* Its visit was undone: the empty room after it is one too many. */
static void
gone_cb (CwLatePage *self, CwLateRoom *room)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->rooms));

  if (last != GTK_WIDGET (room))
    gtk_box_remove (self->rooms, last);
}

static void
add_room (CwLatePage *self, gint64 number)
{
  GtkWidget *room = cw_late_room_new (self->session, self->walk, number);

  g_signal_connect_swapped (room, "begun", G_CALLBACK (begun_cb), self);
  g_signal_connect_swapped (room, "gone", G_CALLBACK (gone_cb), self);
  gtk_box_append (self->rooms, room);
}

/* Rooms in which a line was half-typed when the program ended. */
static CwLateRoom *
add_half_typed (CwLatePage *self, CwStore *store)
{
  g_autoptr (GArray) ids = cw_visit_ids (store, self->walk->id, NULL);
  CwLateRoom *room = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *line = cw_late_draft_dup (self->session, id);
      g_autoptr (CwVisit) visit = line != NULL ? cw_visit_get (store, id, NULL) : NULL;

      if (visit == NULL)
        continue;
      add_room (self, visit->number);
      room = CW_LATE_ROOM (gtk_widget_get_last_child (GTK_WIDGET (self->rooms)));
      cw_late_room_resume (room, visit, line);
    }

  return room;
}

static void
clear (CwLatePage *self)
{
  GtkWidget *room = NULL;

  while (self->rooms != NULL &&
         (room = gtk_widget_get_first_child (GTK_WIDGET (self->rooms))) != NULL)
    gtk_box_remove (self->rooms, room);
  g_clear_pointer (&self->walk, cw_walk_free);
  g_clear_object (&self->session);
}

gboolean
cw_late_page_set_walk (CwLatePage *self, CwWorkSession *session, gint64 walk, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwWalk) shown = store != NULL ? cw_walk_get (store, walk, error) : NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *day = NULL;
  CwLateRoom *half_typed = NULL;

  if (shown == NULL)
    return FALSE;
  if (shown->closed_ms != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the walk is closed. Open it again first");
      return FALSE;
    }

  clear (self);
  self->session = g_object_ref (session);
  self->walk = g_steal_pointer (&shown);
  day = cw_times_dup_day (self->walk->day);
  subtitle = g_strdup_printf ("%s · %s", self->walk->title, day);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  half_typed = add_half_typed (self, store);
  add_room (self, next_number (self));
  if (half_typed != NULL)
    cw_late_room_go_on (half_typed);
  else
    cw_late_room_begin (CW_LATE_ROOM (gtk_widget_get_first_child (GTK_WIDGET (self->rooms))));
  return TRUE;
}

gboolean
cw_late_page_refresh (CwLatePage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (CwWalk) walk = store != NULL ? cw_walk_get (store, self->walk->id, NULL) : NULL;

  if (walk == NULL)
    return FALSE;

  /* A room whose visit is gone takes the empty one at the end with it, never itself. */
  for (GtkWidget *room = gtk_widget_get_first_child (GTK_WIDGET (self->rooms)); room != NULL;
       room = gtk_widget_get_next_sibling (room))
    cw_late_room_refresh (CW_LATE_ROOM (room));
  return TRUE;
}

static void
cw_late_page_dispose (GObject *object)
{
  clear (CW_LATE_PAGE (object));
  G_OBJECT_CLASS (cw_late_page_parent_class)->dispose (object);
}

static void
cw_late_page_class_init (CwLatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_late_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/late-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLatePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwLatePage, rooms);
}

static void
cw_late_page_init (CwLatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_late_page_new (void)
{
  return g_object_new (CW_TYPE_LATE_PAGE, NULL);
}
