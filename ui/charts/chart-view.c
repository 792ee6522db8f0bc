#include "ui/charts/chart-view.h"

#include "ui/paper/chart-draw.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _CwChartView
{
  GtkWidget parent_instance;

  CwChart *chart;
  gboolean has_cursor;
  guint row, column;
};

enum
{
  MOVED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwChartView, cw_chart_view, GTK_TYPE_WIDGET)

/* The letters are a little smaller than those around, and grow with them. */
static double
letters_px (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size * .92;
}

static CwChartLook
look_of (CwChartView *self, double width)
{
  const CwChartLook look = {
    .width = width,
    .text = letters_px (GTK_WIDGET (self)),
    .is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ()),
    .has_cursor = self->has_cursor,
    .row = self->row,
    .column = self->column,
  };

  return look;
}

static CwChartLook
look_now (CwChartView *self)
{
  CwChartLook look = look_of (self, gtk_widget_get_width (GTK_WIDGET (self)));

  look.height = gtk_widget_get_height (GTK_WIDGET (self));
  return look;
}

static void
tell (CwChartView *self)
{
  g_autofree char *words = cw_chart_view_dup_words (self);
  g_autofree char *label = NULL;

  if (self->chart == NULL)
    return;
  label = words != NULL ? g_strdup_printf ("%s. %s", cw_chart_get_title (self->chart), words)
                        : g_strdup (cw_chart_get_title (self->chart));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

static void
move_to (CwChartView *self, guint row, guint column)
{
  if (self->has_cursor && self->row == row && self->column == column)
    return;
  self->has_cursor = TRUE;
  self->row = row;
  self->column = column;
  tell (self);
}

static guint
step (guint at, int by, guint count)
{
  return (guint) CLAMP ((int) at + by, 0, (int) count - 1);
}

static gboolean
key_cb (CwChartView *self, guint key)
{
  guint rows = self->chart != NULL ? cw_chart_count_rows (self->chart) : 0;
  guint columns = rows > 0 ? cw_chart_count_columns (self->chart) : 0;
  int down = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) -
             (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  int right = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) -
              (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);

  if (columns == 0)
    return FALSE;
  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    move_to (self, self->row, key == GDK_KEY_Home ? 0 : columns - 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    g_signal_emit (self, signals[CHOSEN], 0, self->row, self->column);
  else if (down == 0 && right == 0)
    return FALSE;
  else
    move_to (self, step (self->row, down, rows), step (self->column, right, columns));
  return TRUE;
}

static gboolean
find (CwChartView *self, double x, double y, guint *row, guint *column)
{
  const CwChartLook look = look_now (self);

  return self->chart != NULL && cw_chart_find (self->chart, &look, x, y, row, column);
}

static void
motion_cb (CwChartView *self, double x, double y)
{
  guint row, column;

  if (find (self, x, y, &row, &column))
    move_to (self, row, column);
}

static void
pressed_cb (CwChartView *self, int count, double x, double y)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find (self, x, y, &row, &column))
    return;
  move_to (self, row, column);
  g_signal_emit (self, signals[CHOSEN], 0, row, column);
}

/* Whoever comes by the keyboard finds the cursor at the first cell. */
static void
focus_cb (CwChartView *self)
{
  if (self->chart != NULL && !self->has_cursor && cw_chart_count_rows (self->chart) > 0 &&
      cw_chart_count_columns (self->chart) > 0)
    move_to (self, 0, 0);
}

static void
cw_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  const CwChartLook look = look_now (self);
  cairo_t *cairo = NULL;

  if (self->chart == NULL)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) look.width,
                                                                    (float) look.height));
  cw_chart_draw (self->chart, cairo, &look);
  cairo_destroy (cairo);
}

static GtkSizeRequestMode
cw_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  int least = (int) (letters_px (widget) * 20);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = least * 2;
      return;
    }
  *minimum = *natural = 0;
  if (self->chart != NULL)
    {
      const CwChartLook look = look_of (self, for_size > 0 ? for_size : least * 2);

      *minimum = *natural = (int) ceil (cw_chart_natural_height (self->chart, &look));
    }
}

static void
cw_chart_view_dispose (GObject *object)
{
  CwChartView *self = CW_CHART_VIEW (object);

  g_clear_pointer (&self->chart, cw_chart_free);
  G_OBJECT_CLASS (cw_chart_view_parent_class)->dispose (object);
}

static void
cw_chart_view_class_init (CwChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_chart_view_dispose;
  widget_class->snapshot = cw_chart_view_snapshot;
  widget_class->measure = cw_chart_view_measure;
  widget_class->get_request_mode = cw_chart_view_get_request_mode;
  signals[MOVED] = g_signal_new ("moved", CW_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controller (CwChartView *self,
                GtkEventController *controller,
                const char *signal,
                GCallback cb)
{
  g_signal_connect_swapped (controller, signal, cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
cw_chart_view_init (CwChartView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controller (self, gtk_event_controller_key_new (), "key-pressed", G_CALLBACK (key_cb));
  add_controller (self, gtk_event_controller_focus_new (), "enter", G_CALLBACK (focus_cb));
  add_controller (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (motion_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (gtk_gesture_click_new ()), "pressed",
                  G_CALLBACK (pressed_cb));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
cw_chart_view_set_chart (CwChartView *self, CwChart *take_chart)
{
  g_clear_pointer (&self->chart, cw_chart_free);
  self->chart = take_chart;
  self->has_cursor = FALSE;
  self->row = self->column = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell (self);
}

const CwChart *
cw_chart_view_get_chart (CwChartView *self)
{
  return self->chart;
}

char *
cw_chart_view_dup_words (CwChartView *self)
{
  return self->chart != NULL && self->has_cursor
             ? cw_chart_say (self->chart, self->row, self->column)
             : NULL;
}
