#include "ui/parts/wrap-layout.h"

#define SPACING 6 /* pixels, both ways */

struct _CwWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CwWrapLayout, cw_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
child_width (GtkWidget *child, int width)
{
  int minimum = 0, natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (width, minimum));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The child after the last one of the row that @first begins, and the height of that row. */
static GtkWidget *
end_of_row (GtkWidget *first, int width, int *height)
{
  GtkWidget *child = first;
  int x = 0;

  *height = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      wide = child_width (child, width);
      if (x > 0 && x + wide > width)
        break;
      x += wide + SPACING;
      *height = MAX (*height, child_height (child, wide));
    }

  return child;
}

static int
height_for_width (GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int total = 0, height = 0;

  while (child != NULL)
    {
      child = end_of_row (child, width, &height);
      if (height > 0)
        total += height + (total > 0 ? SPACING : 0);
    }

  return total;
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
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, wished = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      widest = MAX (widest, least);
      sum += wished + (sum > 0 ? SPACING : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = sum;
    }
  else
    *minimum = *natural =
        height_for_width (widget, for_size >= 0 ? MAX (for_size, widest) : sum);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0, tall = 0;

  while (child != NULL)
    {
      GtkWidget *end = end_of_row (child, width, &tall);
      int x = 0;

      for (; child != end; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation place = { .y = y, .height = tall };

          if (!gtk_widget_should_layout (child))
            continue;
          place.width = child_width (child, width);
          place.x = is_rtl ? width - x - place.width : x;
          gtk_widget_size_allocate (child, &place, -1);
          x += place.width + SPACING;
        }
      y += tall > 0 ? tall + SPACING : 0;
    }
}

static void
cw_wrap_layout_class_init (CwWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
cw_wrap_layout_init (CwWrapLayout *self)
{
}
