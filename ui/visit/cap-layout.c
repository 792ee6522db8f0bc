#include "ui/visit/cap-layout.h"

#define HEIGHT_MOST 284 /* pixels: all codes of an interval form in the smallest window */
#define HEIGHT_LEAST 90 /* where text is large, the rest is scrolled to */

struct _CwCapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CwCapLayout, cw_cap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
content_of (GtkWidget *scrolled)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  return GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *content = content_of (gtk_widget_get_first_child (widget));

  gtk_widget_measure (content, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *natural = MIN (*natural, HEIGHT_MOST);
      *minimum = MIN (*natural, HEIGHT_LEAST);
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (widget);
  int least = 0;

  gtk_widget_measure (scrolled, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_allocate (scrolled, width, MAX (height, least), -1, NULL);
}

static void
cw_cap_layout_class_init (CwCapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
cw_cap_layout_init (CwCapLayout *self)
{
}
