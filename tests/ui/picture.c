#include "tests/ui/picture.h"

#include "tests/ui/sketch.h"

#define DRAWN_MS 200 /* until a window that was just changed is drawn */

/* (transfer full): NULL while the window was never drawn. */
static GskRenderNode *
draw (GdkPaintable *paintable, int width, int height, int scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

GdkTexture *
picture_texture (GtkWidget *window, int scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = NULL;
  int width, height;

  gtk_widget_queue_draw (window);
  sketch_run_ms (DRAWN_MS);
  width = gtk_widget_get_width (window);
  height = gtk_widget_get_height (window);
  /* Nothing may happen after it is drawn: who measures the picture looks at the widgets, too. */
  for (int i = 0; (node = draw (paintable, width, height, scale)) == NULL && i < 20; i++)
    sketch_run_ms (DRAWN_MS / 4);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) (width * scale),
                                                           (float) (height * scale)));
}

void
picture_take (GtkWidget *window, const char *file)
{
  g_autoptr (GdkTexture) texture = picture_texture (window, 1);

  g_assert_true (gdk_texture_save_to_png (texture, file));
}

/* A test of a part has no application that brings it. */
static void
load_style (void)
{
  static GtkCssProvider *provider;

  if (provider != NULL || g_application_get_default () != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/corewalk/Corewalk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
picture_keep (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("PICTURES");
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;

  load_style ();
  file = g_strdup_printf ("%s/%s.png", folder, name);
  picture_take (window, file);
}
