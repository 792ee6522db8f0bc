#include "ui/walks/walks-view.h"

#include "ui/parts/tab-way.h"
#include "ui/walks/walk-page.h"
#include "ui/walks/walks-page.h"

struct _CwWalksView
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  CwWalksPage *walks_page;
  CwWalkPage *walk_page;
};

G_DEFINE_FINAL_TYPE (CwWalksView, cw_walks_view, ADW_TYPE_BIN)

static void
folded_cb (CwWalksView *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  cw_walks_page_set_folded (self->walks_page, is_folded);
  cw_walk_page_set_folded (self->walk_page, is_folded);
}

static gboolean
cw_walks_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_leaflet_get_visible_child (
                                     CW_WALKS_VIEW (widget)->leaflet),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_walks_view_class_init (CwWalksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_walks_view_grab_focus;

  g_type_ensure (CW_TYPE_WALKS_PAGE);
  g_type_ensure (CW_TYPE_WALK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalksView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CwWalksView, walks_page);
  gtk_widget_class_bind_template_child (widget_class, CwWalksView, walk_page);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
cw_walks_view_init (CwWalksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  folded_cb (self);
}

GtkWidget *
cw_walks_view_new (CwWorkSession *session)
{
  CwWalksView *self = g_object_new (CW_TYPE_WALKS_VIEW, NULL);

  cw_walks_page_set_session (self->walks_page, session);
  cw_walk_page_set_session (self->walk_page, session);
  return GTK_WIDGET (self);
}

void
cw_walks_view_show_walk (CwWalksView *self, gint64 walk)
{
  cw_walks_page_choose (self->walks_page, walk);
  cw_walk_page_set_walk (self->walk_page, walk);
  adw_leaflet_set_visible_child_name (self->leaflet, walk != 0 ? "walk" : "walks");
}

gboolean
cw_walks_view_go_back (CwWalksView *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

void
cw_walks_view_search (CwWalksView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "walks");
  gtk_widget_activate_action (GTK_WIDGET (self->walks_page), "walks.search", NULL);
}
