/* Tab and Shift+Tab go to every control of every screen, page and window, in the order in which they are read,
 * and where they are can be seen. */
#include "tests/ui/scenes.h"
#include "tests/ui/sketch.h"

#include <adwaita.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

#define MOST_STOPS 300
#define MARGIN 4 /* px around a control, where its ring may be */

static const SceneLook look = { "light", 1366, 768, FALSE, 100 };

typedef struct
{
  const Scene *scene;
  GtkWindow *window;
  GPtrArray *stops;    /* of Tab, in its order */
  GHashTable *told;    /* of faults */
  guint seen, awaited; /* presses */
  guint count;         /* stops of all scenes */
} Walk;

static void
tell (Walk *walk, const char *fault, GtkWidget *widget)
{
  GtkWidget *above = gtk_widget_get_parent (widget);
  const char *tip = gtk_widget_get_tooltip_text (widget), *words = tip != NULL ? tip : "";
  char *said = NULL; /* which the table takes */

  if (GTK_IS_BUTTON (widget))
    words = gtk_button_get_label (GTK_BUTTON (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    words = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  else if (GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  said = g_strdup_printf ("%s (%s): %s: %s \"%.40s\" in %s %s", walk->scene->name,
                          walk->scene->store, fault, G_OBJECT_TYPE_NAME (widget), words,
                          above != NULL ? G_OBJECT_TYPE_NAME (above) : "",
                          gtk_widget_get_name (widget));
  if (!g_hash_table_contains (walk->told, said))
    g_test_message ("%s", said);
  g_hash_table_add (walk->told, said);
}

static gboolean
pressed_cb (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            Walk *walk)
{
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    walk->seen++;
  return FALSE;
}

static gboolean
has_seen (gpointer user_data)
{
  const Walk *walk = user_data;

  return walk->seen >= walk->awaited;
}

static void
call (const char *const *words)
{
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

static void
drawn_cb (GdkFrameClock *clock, gboolean *is_drawn)
{
  *is_drawn = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
wait_drawn (const Walk *walk)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (walk->window));
  gboolean is_drawn = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn_cb), &is_drawn);

  gtk_widget_queue_draw (GTK_WIDGET (walk->window));
  sketch_wait (is_set, &is_drawn);
  g_signal_handler_disconnect (clock, handler);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Returns: where it is then; NULL for nowhere. */
static GtkWidget *
press (Walk *walk, const char *keys)
{
  const char *const words[] = { "xdotool", "key", "--delay", "0", keys, NULL };

  walk->awaited++;
  call (words);
  sketch_wait (has_seen, walk);
  wait_drawn (walk);
  return gtk_window_get_focus (walk->window);
}

/* What is drawn of it: the entry around a line of text. */
static GtkWidget *
find_frame (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    {
      GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

      return row != NULL ? row : gtk_widget_get_parent (widget);
    }
  return widget;
}

static gboolean
find_area (const Walk *walk, GtkWidget *widget, graphene_rect_t *area)
{
  return gtk_widget_compute_bounds (find_frame (widget), GTK_WIDGET (walk->window), area);
}

/* (transfer full): what the window shows there. */
static cairo_surface_t *
draw (const Walk *walk, const graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (walk->window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) area->size.width + 2 * MARGIN,
                                  (int) area->size.height + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (walk->window)),
                          gtk_widget_get_height (GTK_WIDGET (walk->window)));
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_translate (cr, MARGIN - (double) area->origin.x, MARGIN - (double) area->origin.y);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_same (cairo_surface_t *one, cairo_surface_t *other)
{
  gsize size = (gsize) cairo_image_surface_get_stride (one) *
               (gsize) cairo_image_surface_get_height (one);

  return memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (other),
                 size) == 0;
}

/* A caret is always seen. */
static void
check_visible (Walk *walk, GtkWidget *widget)
{
  graphene_rect_t area;
  cairo_surface_t *with, *without;

  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || !find_area (walk, widget, &area))
    return;

  with = draw (walk, &area);
  gtk_window_set_focus_visible (walk->window, FALSE);
  wait_drawn (walk);
  without = draw (walk, &area);
  if (is_same (with, without))
    tell (walk, "the focus is not seen", widget);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

/* From one to the next it goes down or to the right, but from one column to the top of the next. */
static void
check_order (Walk *walk, GtkWidget *from, GtkWidget *to)
{
  graphene_rect_t a, b;

  if (gtk_widget_is_ancestor (to, from) || gtk_widget_is_ancestor (from, to) ||
      !find_area (walk, from, &a) || !find_area (walk, to, &b))
    return;

  if (b.origin.y + b.size.height <= a.origin.y + 1 && b.origin.x < a.origin.x + a.size.width)
    tell (walk, "the focus goes up to", to);
  else if (b.origin.x + b.size.width <= a.origin.x + 1 &&
           b.origin.y < a.origin.y + a.size.height / 2)
    tell (walk, "the focus goes back to", to);
}

static void
go_on (Walk *walk)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < MOST_STOPS; i++)
    {
      GtkWidget *focus = press (walk, "Tab");

      if (focus == NULL || g_ptr_array_find (walk->stops, focus, NULL))
        {
          if (focus == last && last != NULL && walk->stops->len > 1)
            tell (walk, "Tab does not leave", focus);
          return;
        }
      if (last != NULL)
        check_order (walk, last, focus);
      check_visible (walk, focus);
      g_ptr_array_add (walk->stops, g_object_ref (focus));
      last = focus;
    }
}

/* Shift+Tab goes the same way back. */
static void
go_back (Walk *walk)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  g_ptr_array_extend (left, walk->stops, NULL, NULL);
  for (guint i = 0; i < walk->stops->len + 1; i++)
    {
      GtkWidget *focus = press (walk, "shift+Tab");

      if (focus != NULL && !g_ptr_array_remove (left, focus) &&
          !g_ptr_array_find (walk->stops, focus, NULL))
        tell (walk, "Shift+Tab alone goes to", focus);
    }
  for (guint i = 0; i < left->len; i++)
    tell (walk, "Shift+Tab does not go to", left->pdata[i]);
}

static gboolean
is_reached (const Walk *walk, GtkWidget *widget)
{
  for (guint i = 0; i < walk->stops->len; i++)
    if (walk->stops->pdata[i] == widget ||
        gtk_widget_is_ancestor (walk->stops->pdata[i], widget))
      return TRUE;
  return FALSE;
}

/* Among these the arrow keys go on: a choice of one, and the rows of a list. */
static gboolean
is_by_arrows (const Walk *walk, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  if (row != NULL && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget)
    return is_reached (walk, row); /* which does what it does */
  if (!GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget) &&
      !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_LIST_BASE (parent))
    return FALSE;
  for (GtkWidget *other = gtk_widget_get_first_child (parent); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != widget && G_OBJECT_TYPE (other) == G_OBJECT_TYPE (widget) &&
        is_reached (walk, other))
      return TRUE;
  return FALSE;
}

static void
check_reached (Walk *walk, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) ||
      !gtk_widget_get_can_focus (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_LIST_BOX (widget) &&
      !is_reached (walk, widget))
    {
      if (!is_by_arrows (walk, widget))
        tell (walk, "Tab does not go to", widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      check_reached (walk, child);
}

static void
shown_cb (const Scene *scene, gpointer user_data)
{
  Walk *walk = user_data;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (scene->window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  const char *const words[] = { "xdotool", "windowfocus", "--sync", id, NULL };

  walk->scene = scene;
  walk->window = GTK_WINDOW (scene->window);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), walk);
  gtk_widget_add_controller (scene->window, keys);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  call (words);
  gtk_window_set_focus (walk->window, NULL);
  go_on (walk);
  go_back (walk);
  check_reached (walk, scene->window);
  walk->count += walk->stops->len;
  g_ptr_array_set_size (walk->stops, 0);
  gtk_widget_remove_controller (scene->window, keys);
}

static void
test_focus (void)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func (g_object_unref);
  Walk walk = { .told = told, .stops = stops };

  scenes_show (&look, 1, shown_cb, &walk);
  g_test_message ("%u stops", walk.count);
  g_assert_cmpuint (walk.count, >, 300);
  g_assert_cmpuint (g_hash_table_size (told), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/focus/goes-everywhere", test_focus);
  return g_test_run ();
}
