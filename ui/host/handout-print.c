#include "ui/host/handout-print.h"

#define KEY_PAGES "cw-pages"
#define GAP_PT 6.0

/* A block as it lies on its sheet. */
typedef struct
{
  PangoLayout *layout;
  double y; /* from the top of the sheet */
  int sheet;
} Placed;

typedef struct
{
  const CwHandout *handout;
  GArray *placed; /* of Placed */
} Pages;

static void
clear_placed (gpointer data)
{
  g_clear_object (&((Placed *) data)->layout);
}

static void
free_pages (gpointer data)
{
  Pages *pages = data;

  g_array_unref (pages->placed);
  g_free (pages);
}

static PangoLayout *
lay_out (GtkPrintContext *context, const CwHandoutBlock *block)
{
  static const char *const fonts[] = {
    [CW_HANDOUT_TITLE] = "Sans Bold 16", [CW_HANDOUT_HEADING] = "Sans Bold 11.5",
    [CW_HANDOUT_TEXT] = "Sans 10.5",     [CW_HANDOUT_LINE] = "Sans 10.5",
    [CW_HANDOUT_TODO] = "Sans 10.5",
  };
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string (fonts[block->kind]);
  g_autofree char *text =
      g_strconcat (block->kind == CW_HANDOUT_TODO ? "☐ " : "", block->left ? block->left : "",
                   block->left && *block->left ? "   " : "", block->text, NULL);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* A heading goes with what it is about. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Pages *pages)
{
  double height = gtk_print_context_get_height (context), y = 0;
  int sheet = 0;

  g_array_set_size (pages->placed, 0);
  for (guint i = 0; i < pages->handout->blocks->len; i++)
    {
      const CwHandoutBlock *block = pages->handout->blocks->pdata[i];
      Placed placed = { .layout = lay_out (context, block) };
      int tall = 0;
      double needs;

      pango_layout_get_size (placed.layout, NULL, &tall);
      if (block->kind == CW_HANDOUT_HEADING && y > 0)
        y += 2 * GAP_PT;
      needs = (double) tall / PANGO_SCALE + (block->kind == CW_HANDOUT_HEADING ? 40 : 0);
      if (y > 0 && y + needs > height)
        {
          sheet++;
          y = 0;
        }
      placed.sheet = sheet;
      placed.y = y;
      y += (double) tall / PANGO_SCALE + (block->kind == CW_HANDOUT_LINE ? GAP_PT / 2 : GAP_PT);
      g_array_append_val (pages->placed, placed);
    }

  gtk_print_operation_set_n_pages (operation, sheet + 1);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int sheet, Pages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  for (guint i = 0; i < pages->placed->len; i++)
    {
      const Placed *placed = &g_array_index (pages->placed, Placed, i);

      if (placed->sheet != sheet)
        continue;
      cairo_move_to (cr, 0, placed->y);
      pango_cairo_show_layout (cr, placed->layout);
    }
}

GtkPrintOperation *
cw_handout_print_new (const CwHandout *handout, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Pages *pages = g_new0 (Pages, 1);

  pages->handout = handout;
  pages->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_array_set_clear_func (pages->placed, clear_placed);
  g_object_set_data_full (G_OBJECT (operation), KEY_PAGES, pages, free_pages);
  gtk_page_setup_set_left_margin (setup, 20, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 20, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, 20, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 20, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), pages);
  return operation;
}
