#include "ui/parts/one-drawing.h"

/* Icons in a drawing are recorded at one pixel a point, and OpenGL draws nodes by itself. */
static gboolean
is_helped (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) &&
         gtk_widget_get_scale_factor (widget) == 1;
}

static void
snapshot_children (GtkWidget *widget, GtkSnapshot *snapshot)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

void
cw_one_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkSnapshot *parts = NULL;
  GskRenderNode *node = NULL;
  graphene_rect_t bounds;
  cairo_t *cr = NULL;

  if (!is_helped (widget))
    {
      snapshot_children (widget, snapshot);
      return;
    }

  parts = gtk_snapshot_new ();
  snapshot_children (widget, parts);
  node = gtk_snapshot_free_to_node (parts);
  if (node == NULL)
    return;

  gsk_render_node_get_bounds (node, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
}
