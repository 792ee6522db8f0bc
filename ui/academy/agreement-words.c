#include "ui/academy/agreement-words.h"

#include "corewalk/mark.h"

#include <glib/gi18n.h>
#include <math.h>

char *
cw_agreement_words_dup (const CwAgreement *agreement)
{
  /* Levels have an order. */
  const CwFigure *alpha =
      &agreement->alpha[agreement->level_count > 0 ? CW_SCALE_ORDINAL : CW_SCALE_NOMINAL];
  GString *words = g_string_new (NULL);

  if (isnan (agreement->percent.value))
    {
      g_string_append (words, _ ("No two people marked it in the same room."));
      return g_string_free (words, FALSE);
    }
  if (agreement->item != 0)
    g_string_append_printf (words,
                            ngettext ("Same mark in %.0f %% of %u room",
                                      "Same mark in %.0f %% of %u rooms",
                                      agreement->unit_count),
                            agreement->percent.value * 100, agreement->unit_count);
  else
    g_string_append_printf (words,
                            ngettext ("Same mark in %.0f %% of %u comparison",
                                      "Same mark in %.0f %% of %u comparisons",
                                      agreement->unit_count),
                            agreement->percent.value * 100, agreement->unit_count);
  if (!isnan (agreement->percent.low))
    g_string_append_printf (words, _ (" (95 %%: %.0f %% to %.0f %%)"),
                            agreement->percent.low * 100, agreement->percent.high * 100);
  if (isnan (alpha->value))
    g_string_append (words, _ (" · Alpha is not defined"));
  else
    g_string_append_printf (words, _ (" · Alpha %.2f"), alpha->value);
  if (!isnan (alpha->low))
    g_string_append_printf (words, _ (" (95 %%: %.2f to %.2f)"), alpha->low, alpha->high);
  if (!isnan (agreement->kappa.value))
    g_string_append_printf (words, _ (" · Kappa %.2f"), agreement->kappa.value);
  return g_string_free (words, FALSE);
}

char *
cw_agreement_words_dup_caution (const CwAgreement *agreement)
{
  if (agreement->is_paradox)
    return g_strdup (
        _ ("Nearly all marks are one and the same: kappa and alpha say little. Look at "
           "who marked what."));
  if (agreement->is_small && agreement->unit_count > 0)
    return g_strdup (_ ("Few marks: read it with caution."));
  return NULL;
}

static char *
dup_mark (const CwAgreement *agreement, int value)
{
  if (value == CW_MARK_NOT_OBSERVABLE)
    return g_strdup (_ ("Not observable"));
  if (agreement->level_count > 0)
    return g_strdup_printf (_ ("Level %d"), value);
  return g_strdup (value == CW_MARK_SEEN ? _ ("Seen") : _ ("Not seen"));
}

static void
put (GtkWidget *grid, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

GtkWidget *
cw_agreement_words_table (const CwAgreementAnswer *answer, const CwAgreement *agreement)
{
  GtkWidget *grid = gtk_grid_new ();
  gint64 room = G_MININT64;
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  put (grid, _ ("Room"), 0, 0, "dim-label");
  for (guint i = 0; i < answer->walkers->len; i++)
    put (grid, answer->walkers->pdata[i], (int) i + 1, 0, "dim-label");
  for (guint i = 0; i < answer->ratings->len; i++)
    {
      const CwRating *rating = &g_array_index (answer->ratings, CwRating, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rating->room);
      g_autofree char *mark = dup_mark (agreement, rating->value);

      if (rating->item != agreement->item)
        continue;
      if (row == 0 || rating->room != room)
        put (grid, number, 0, ++row, "numeric");
      room = rating->room;
      put (grid, mark, (int) rating->walker + 1, row, NULL);
    }
  return grid;
}
