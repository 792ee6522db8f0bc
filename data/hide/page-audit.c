#include "data/hide/hidden-page.h"
#include "data/hide/simplex.h"

#include <math.h>

/*
 * What is hidden are unknowns; each relation is an equation about them. A solution in whole numbers is
 * a table that looks just like this page: the audit trusts nothing but such tables, so that an error
 * of the solver can only hide too much.
 */
typedef struct
{
  CwSuppress *page;
  guint *unknowns;     /* cell -> its column, or G_MAXUINT */
  guint unknown_count; /* columns from here on are slacks of bounds */
  guint columns, rows;
  double *matrix, *right, *values, *weights;
  gint64 *whole;
  CwSimplex *simplex;
} Audit;

static void
clear_audit (Audit *audit)
{
  g_free (audit->unknowns);
  g_free (audit->matrix);
  g_free (audit->right);
  g_free (audit->values);
  g_free (audit->weights);
  g_free (audit->whole);
  cw_simplex_free (audit->simplex);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Audit, clear_audit)

static const CwHideRelation *
relation_at (const CwSuppress *page, guint index)
{
  return g_ptr_array_index (page->relations, index);
}

/* The smallest part of @relation that is shown on the page; CW_HIDE_NO_BOUND for none. */
static gint64
find_smallest_shown (const CwSuppress *page, const CwHideRelation *relation)
{
  gint64 smallest = CW_HIDE_NO_BOUND;

  for (guint i = 0; i < relation->parts->len; i++)
    {
      const CwHideCell *cell = cw_hide_cell (page, g_array_index (relation->parts, guint, i));

      if (cell->kind == CW_SUPPRESS_PAGE && !cell->is_hidden && cell->fewest > 0)
        smallest = MIN (smallest, cell->value);
    }
  return smallest;
}

static gboolean
has_part (const CwHideRelation *relation, guint cell)
{
  for (guint i = 0; i < relation->parts->len; i++)
    if (g_array_index (relation->parts, guint, i) == cell)
      return TRUE;
  return FALSE;
}

/*
 * What the rule tells of a hidden cell: it is below its threshold, or was the smallest of what was
 * still shown in one of its relations.
 */
static gint64
find_bound (const CwSuppress *page, guint index)
{
  const CwHideCell *cell = cw_hide_cell (page, index);
  gint64 bound = cell->fewest - 1;

  if (cell->kind != CW_SUPPRESS_PAGE || cell->fewest == 0 || cell->is_total)
    return CW_HIDE_NO_BOUND;

  for (guint i = 0; i < page->relations->len; i++)
    {
      const CwHideRelation *relation = relation_at (page, i);

      if (has_part (relation, index))
        bound = MAX (bound, find_smallest_shown (page, relation));
    }
  return cell->value <= bound ? bound : CW_HIDE_NO_BOUND;
}

static void
number_unknowns (Audit *audit)
{
  guint cells = audit->page->cells->len;

  audit->unknowns = g_new (guint, cells + 1);
  for (guint i = 0; i < cells; i++)
    audit->unknowns[i] =
        cw_hide_cell (audit->page, i)->is_hidden ? audit->unknown_count++ : G_MAXUINT;
}

/* Adds @sign × the cell to the equation: an unknown on the left, what is shown on the right. */
static void
add_term (Audit *audit, guint row, guint cell, double sign)
{
  guint unknown = audit->unknowns[cell];

  if (unknown != G_MAXUINT)
    audit->matrix[(gsize) row * audit->columns + unknown] += sign;
  else
    audit->right[row] -= sign * (double) cw_hide_cell (audit->page, cell)->value;
}

static void
write_equations (Audit *audit)
{
  CwSuppress *page = audit->page;
  g_autofree gint64 *bounds = g_new (gint64, page->cells->len + 1);
  guint bound_count = 0, row = page->relations->len;

  for (guint i = 0; i < page->cells->len; i++)
    {
      bounds[i] = audit->unknowns[i] == G_MAXUINT ? CW_HIDE_NO_BOUND : find_bound (page, i);
      bound_count += bounds[i] != CW_HIDE_NO_BOUND;
    }
  audit->columns = audit->unknown_count + bound_count;
  audit->rows = page->relations->len + bound_count;
  audit->matrix = g_new0 (double, (gsize) audit->rows * audit->columns + 1);
  audit->right = g_new0 (double, audit->rows + 1);
  audit->values = g_new0 (double, audit->columns + 1);
  audit->weights = g_new0 (double, audit->columns + 1);
  audit->whole = g_new0 (gint64, page->cells->len + 1);

  for (guint i = 0; i < page->relations->len; i++)
    {
      const CwHideRelation *relation = relation_at (page, i);

      add_term (audit, i, relation->total, -1);
      for (guint j = 0; j < relation->parts->len; j++)
        add_term (audit, i, g_array_index (relation->parts, guint, j), 1);
    }
  for (guint i = 0, slack = audit->unknown_count; i < page->cells->len; i++)
    if (bounds[i] != CW_HIDE_NO_BOUND)
      {
        audit->matrix[(gsize) row * audit->columns + audit->unknowns[i]] = 1;
        audit->matrix[(gsize) row * audit->columns + slack++] = 1;
        audit->right[row++] = (double) bounds[i];
      }
}

/* Whether the solver's solution is a table in whole numbers that looks like the page. */
static gboolean
take_whole (Audit *audit)
{
  CwSuppress *page = audit->page;

  cw_simplex_values (audit->simplex, audit->values);
  for (guint i = 0; i < page->cells->len; i++)
    {
      guint unknown = audit->unknowns[i];
      double value = unknown == G_MAXUINT ? 0 : audit->values[unknown];

      if (fabs (value - round (value)) > 1e-6 || round (value) < 0)
        return FALSE;
      audit->whole[i] =
          unknown == G_MAXUINT ? cw_hide_cell (page, i)->value : (gint64) round (value);
    }

  for (guint i = 0; i < page->relations->len; i++)
    {
      const CwHideRelation *relation = relation_at (page, i);
      gint64 sum = 0;

      for (guint j = 0; j < relation->parts->len; j++)
        sum += audit->whole[g_array_index (relation->parts, guint, j)];
      if (sum != audit->whole[relation->total])
        return FALSE;
    }
  return TRUE;
}

static void
note_whole (Audit *audit)
{
  for (guint i = 0; i < audit->page->cells->len; i++)
    {
      CwHideCell *cell = cw_hide_cell (audit->page, i);

      cell->least = MIN (cell->least, audit->whole[i]);
      cell->most = MAX (cell->most, audit->whole[i]);
    }
}

static gboolean
is_safe (const CwHideCell *cell)
{
  gint64 width = cell->fewest > 0 ? cell->fewest : cell->width;

  if (!cell->is_hidden || cell->kind == CW_SUPPRESS_UNSEEN || width == 0)
    return TRUE;

  return cell->most - cell->least + 1 >= width && (cell->is_total || cell->least == 0);
}

/* As far up (@sign 1) or down (-1) as the cell can go; what has no bound may be anything. */
static void
stretch (Audit *audit, guint index, int sign)
{
  gboolean is_bounded;

  for (guint i = 0; i < audit->columns; i++)
    audit->weights[i] = 0;
  audit->weights[audit->unknowns[index]] = sign;
  is_bounded = cw_simplex_maximize (audit->simplex, audit->weights);
  if (!take_whole (audit))
    return;

  note_whole (audit);
  if (!is_bounded && sign > 0)
    cw_hide_cell (audit->page, index)->most = CW_HIDE_NO_BOUND / 2;
}

guint
cw_hide_find_recovered (CwSuppress *page)
{
  g_auto (Audit) audit = { .page = page };

  for (guint i = 0; i < page->cells->len; i++)
    {
      CwHideCell *cell = cw_hide_cell (page, i);

      cell->least = cell->most = cell->value;
    }
  number_unknowns (&audit);
  if (audit.unknown_count == 0)
    return page->cells->len;

  write_equations (&audit);
  audit.simplex = cw_simplex_new (audit.matrix, audit.right, audit.rows, audit.columns);
  for (guint i = 0; i < page->cells->len; i++)
    {
      if (is_safe (cw_hide_cell (page, i)))
        continue;
      if (audit.simplex != NULL)
        {
          stretch (&audit, i, -1);
          stretch (&audit, i, 1);
        }
      if (!is_safe (cw_hide_cell (page, i)))
        return i;
    }

  return page->cells->len;
}
