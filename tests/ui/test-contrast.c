/* Every text on every screen, but of what is disabled, stands out from what is behind it by 4.5 to 1. */
#include "tests/ui/picture.h"
#include "tests/ui/scenes.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#define SCALE 3 /* so that strokes are wide enough to show their own colour */
#define LEAST 4.5
#define LINE_PX 24     /* tall enough for a line of a text of many */
#define LEAST_PIXELS 5 /* of a colour that is one of the text's */

static const SceneLook looks[] = {
  { "light", 1366, 768, FALSE, 100 },
  { "dark", 1366, 768, TRUE, 100 },
};

typedef struct
{
  const Scene *scene;
  guchar *pixels; /* BGRA */
  int width, height;
  GHashTable *told; /* of faults that were told once */
  guint seen;       /* texts that were looked at */
} Look;

/* https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
static double
luminance (guint32 colour)
{
  double sum = 0;
  static const double weights[] = { 0.0722, 0.7152, 0.2126 }; /* blue, green, red */

  for (int i = 0; i < 3; i++)
    {
      double part = (double) (colour >> (8 * i) & 0xff) / 255;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
static double
contrast (guint32 one, guint32 other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The part of @widget that is not scrolled out of sight. */
static gboolean
find_area (GtkWidget *widget, GtkWidget *window, graphene_rect_t *area)
{
  graphene_rect_t bounds;
  float whole_px;

  if (!gtk_widget_compute_bounds (widget, window, area))
    return FALSE;
  whole_px = area->size.height;
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL && above != window;
       above = gtk_widget_get_parent (above))
    if (!gtk_widget_compute_bounds (above, window, &bounds) ||
        !graphene_rect_intersection (area, &bounds, area))
      return FALSE;

  /* Of a line that lies half beneath an edge nothing but the space over its letters may be seen. */
  return area->size.width >= 4 && area->size.height >= MAX (8, MIN (whole_px * .75f, LINE_PX));
}

static GHashTable *
count_colours (const Look *look, const graphene_rect_t *area)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  int left = MAX (0, (int) (area->origin.x * SCALE));
  int top = MAX (0, (int) (area->origin.y * SCALE));
  int right = MIN (look->width, (int) ((area->origin.x + area->size.width) * SCALE));
  int bottom = MIN (look->height, (int) ((area->origin.y + area->size.height) * SCALE));

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        guint32 colour;
        gpointer key;

        memcpy (&colour, look->pixels + 4 * ((gsize) y * (gsize) look->width + (gsize) x), 4);
        key = GUINT_TO_POINTER (colour & 0xffffff);
        g_hash_table_insert (counts, key,
                             GUINT_TO_POINTER (
                                 GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      }
  return counts;
}

/* How far the text's strongest colour stands out from the commonest one, which is behind it. */
static double
measure (const Look *look, const graphene_rect_t *area)
{
  g_autoptr (GHashTable) counts = count_colours (look, area);
  GHashTableIter iter;
  gpointer colour, count;
  guint32 behind = 0;
  guint most = 0;
  double strongest = 1;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        behind = GPOINTER_TO_UINT (colour);
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) >= LEAST_PIXELS)
      strongest = MAX (strongest, contrast (GPOINTER_TO_UINT (colour), behind));
  return strongest;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return NULL;
}

static gboolean
is_shown (GtkWidget *widget)
{
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (!gtk_widget_get_mapped (above) || gtk_widget_get_opacity (above) == 0)
      return FALSE;
  return gtk_widget_is_sensitive (widget);
}

static void
look_at (Look *look, GtkWidget *widget)
{
  const char *text = get_text (widget);
  graphene_rect_t area;

  if (text != NULL && text[strspn (text, " \n")] != '\0' && is_shown (widget) &&
      find_area (widget, look->scene->window, &area))
    {
      double found = measure (look, &area);
      g_autofree char *fault =
          g_strdup_printf ("%.1f to 1 in the %s: \"%.60s\" (%s)", found,
                           look->scene->look->name, text, look->scene->name);

      look->seen++;
      if (found < LEAST && g_hash_table_add (look->told, g_strdup (fault)))
        g_test_message ("%s", fault);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (look, child);
}

static void
shown_cb (const Scene *scene, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (GdkTexture) texture = picture_texture (scene->window, SCALE);

  look->scene = scene;
  look->width = gdk_texture_get_width (texture);
  look->height = gdk_texture_get_height (texture);
  look->pixels = g_malloc ((gsize) look->width * (gsize) look->height * 4);
  gdk_texture_download (texture, look->pixels, (gsize) look->width * 4);
  look_at (look, scene->window);
  g_free (look->pixels);
}

static void
test_contrast (void)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .told = told };

  scenes_show (looks, G_N_ELEMENTS (looks), shown_cb, &look);
  g_test_message ("%u texts", look.seen);
  g_assert_cmpuint (look.seen, >, 500);
  g_assert_cmpuint (g_hash_table_size (told), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/all-texts", test_contrast);
  return g_test_run ();
}
