#include "ui/debrief/debrief-page.h"

#include "corewalk/walk.h"
#include "ui/debrief/debrief-board.h"
#include "ui/debrief/wide-board.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwDebriefPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 walk;
  gboolean is_begun; /* the board shows even without cards: somebody is writing the first one */
  GtkWindow *projector; /* NULL while there is none */

  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkWidget *choose_button;
  CwDebriefBoard *board;
};

G_DEFINE_FINAL_TYPE (CwDebriefPage, cw_debrief_page, ADW_TYPE_BIN)

static void
shown_cb (CwDebriefPage *self)
{
  self->is_begun |= cw_debrief_board_get_card_count (self->board) > 0;
  gtk_stack_set_visible_child_name (self->stack, self->is_begun ? "board" : "empty");
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwDebriefPage *self = CW_DEBRIEF_PAGE (widget);

  self->is_begun = TRUE;
  shown_cb (self);
  cw_debrief_board_write (self->board, CW_STEP_DESCRIBE);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (CW_DEBRIEF_PAGE (widget)->board), "board.pull", NULL);
}

static void
project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwDebriefPage *self = CW_DEBRIEF_PAGE (widget);

  if (self->walk == 0)
    return;

  if (self->projector == NULL)
    {
      GtkWidget *projector = cw_wide_board_new (self->session, self->walk, widget);

      g_set_weak_pointer (&self->projector, GTK_WINDOW (projector));
    }
  gtk_window_present (self->projector);
}

static void
show_title (CwDebriefPage *self, const CwWalk *walk)
{
  g_autofree char *day = cw_times_dup_day (walk->day);
  g_autofree char *place = *walk->school_name != '\0'
                               ? g_strdup_printf ("%s · %s", walk->title, day)
                               : g_strdup (walk->title);

  adw_window_title_set_subtitle (self->window_title, place);
}

gboolean
cw_debrief_page_set_walk (CwDebriefPage *self,
                          CwWorkSession *session,
                          gint64 walk,
                          GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwWalk) shown = store != NULL ? cw_walk_get (store, walk, error) : NULL;

  if (shown == NULL)
    return FALSE;

  cw_debrief_page_leave (self);
  self->session = g_object_ref (session);
  self->walk = walk;
  show_title (self, shown);
  if (!cw_debrief_board_set_walk (self->board, session, walk, GTK_WIDGET (self), error))
    {
      cw_debrief_page_leave (self);
      return FALSE;
    }

  return TRUE;
}

gboolean
cw_debrief_page_refresh (CwDebriefPage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (CwWalk) walk = store != NULL ? cw_walk_get (store, self->walk, NULL) : NULL;

  return walk != NULL;
}

gint64
cw_debrief_page_get_walk (CwDebriefPage *self)
{
  return self->walk;
}

void
cw_debrief_page_leave (CwDebriefPage *self)
{
  GtkWindow *projector = self->projector;

  g_clear_weak_pointer (&self->projector);
  if (projector != NULL)
    gtk_window_destroy (projector);
  if (self->board != NULL)
    cw_debrief_board_leave (self->board);
  self->walk = 0;
  self->is_begun = FALSE;
  g_clear_object (&self->session);
}

static void
cw_debrief_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_debrief_page_parent_class)->map (widget);
  cw_debrief_board_refresh (CW_DEBRIEF_PAGE (widget)->board, NULL);
}

static void
cw_debrief_page_dispose (GObject *object)
{
  cw_debrief_page_leave (CW_DEBRIEF_PAGE (object));
  G_OBJECT_CLASS (cw_debrief_page_parent_class)->dispose (object);
}

static void
cw_debrief_page_class_init (CwDebriefPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_debrief_page_dispose;
  widget_class->map = cw_debrief_page_map;

  g_type_ensure (CW_TYPE_DEBRIEF_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/debrief-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDebriefPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefPage, board);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_install_action (widget_class, "debrief.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "debrief.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "debrief.project", NULL, project_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "debrief.project", NULL);
}

static void
cw_debrief_page_init (CwDebriefPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_debrief_page_new (void)
{
  return g_object_new (CW_TYPE_DEBRIEF_PAGE, NULL);
}
