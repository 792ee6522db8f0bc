#include "ui/debrief/wide-board.h"

#include "ui/debrief/debrief-board.h"

#include <glib/gi18n.h>

struct _CwWideBoard
{
  AdwWindow parent_instance;

  GtkWidget *page; /* borrowed: it closes this window before it goes */
};

G_DEFINE_FINAL_TYPE (CwWideBoard, cw_wide_board, ADW_TYPE_WINDOW)

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (CW_WIDE_BOARD (widget)->page, "work.undo", NULL);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (CW_WIDE_BOARD (widget)->page, "work.redo", NULL);
}

static void
cw_wide_board_class_init (CwWideBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "wide.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "wide.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "wide.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wide.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "wide.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "wide.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "wide.redo", NULL);
}

static void
cw_wide_board_init (CwWideBoard *self)
{
}

GtkWidget *
cw_wide_board_new (CwWorkSession *session, gint64 walk, GtkWidget *page)
{
  CwWideBoard *self =
      g_object_new (CW_TYPE_WIDE_BOARD, "title", _ ("Debrief on the Projector"), NULL);
  CwDebriefBoard *board = g_object_new (CW_TYPE_DEBRIEF_BOARD, NULL);

  self->page = page;
  cw_debrief_board_set_projected (board, TRUE);
  cw_debrief_board_set_walk (board, session, walk, page, NULL);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (board));
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 768);
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
