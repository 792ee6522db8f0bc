#include "data/hide/simplex.h"

#include <math.h>
#include <string.h>

#define TINY 1e-9
#define STEPS_MOST 5000

struct _CwSimplex
{
  guint rows, columns;
  double *cells; /* rows × (columns + 1), the last being what the row sums to */
  guint *basis;  /* by row: the column that is not zero there; columns and more: none yet */
};

void
cw_simplex_free (CwSimplex *simplex)
{
  if (simplex == NULL)
    return;

  g_free (simplex->cells);
  g_free (simplex->basis);
  g_free (simplex);
}

static double *
row_at (const CwSimplex *simplex, guint row)
{
  return simplex->cells + (gsize) row * (simplex->columns + 1);
}

static void
pivot (CwSimplex *simplex, guint row, guint column)
{
  double *chosen = row_at (simplex, row), by = chosen[column];

  for (guint j = 0; j <= simplex->columns; j++)
    chosen[j] /= by;
  for (guint i = 0; i < simplex->rows; i++)
    {
      double *other = row_at (simplex, i), times = other[column];

      if (i == row || times == 0)
        continue;
      for (guint j = 0; j <= simplex->columns; j++)
        {
          other[j] -= times * chosen[j];
          if (fabs (other[j]) < TINY)
            other[j] = 0;
        }
    }
  simplex->basis[row] = column;
}

/* The row that bounds @column first; the lowest column of several, so that no circle is walked (Bland). */
static guint
find_row (const CwSimplex *simplex, guint column)
{
  guint found = simplex->rows;
  double least = HUGE_VAL;

  for (guint i = 0; i < simplex->rows; i++)
    {
      const double *row = row_at (simplex, i);
      double ratio;

      if (row[column] <= TINY)
        continue;
      ratio = row[simplex->columns] / row[column];
      if (ratio < least - TINY ||
          (ratio < least + TINY && simplex->basis[i] < simplex->basis[found]))
        {
          least = MIN (least, ratio);
          found = i;
        }
    }
  return found;
}

/* The first column that makes the rows without a basis smaller. */
static guint
find_column_of_none (const CwSimplex *simplex)
{
  for (guint j = 0; j < simplex->columns; j++)
    {
      double sum = 0;

      for (guint i = 0; i < simplex->rows; i++)
        if (simplex->basis[i] >= simplex->columns)
          sum += row_at (simplex, i)[j];
      if (sum > TINY)
        return j;
    }
  return simplex->columns;
}

static double
sum_of_none (const CwSimplex *simplex)
{
  double sum = 0;

  for (guint i = 0; i < simplex->rows; i++)
    if (simplex->basis[i] >= simplex->columns)
      sum += row_at (simplex, i)[simplex->columns];
  return sum;
}

/* A row that sums to zero without a basis takes any column, or says nothing and goes. */
static void
settle_rows (CwSimplex *simplex)
{
  for (guint i = 0; i < simplex->rows;)
    {
      guint column = 0;

      while (simplex->basis[i] >= simplex->columns && column < simplex->columns &&
             fabs (row_at (simplex, i)[column]) <= 1e-7)
        column++;
      if (simplex->basis[i] < simplex->columns)
        i++;
      else if (column < simplex->columns)
        pivot (simplex, i++, column);
      else
        {
          simplex->rows--;
          memcpy (row_at (simplex, i), row_at (simplex, simplex->rows),
                  (simplex->columns + 1) * sizeof (double));
          simplex->basis[i] = simplex->basis[simplex->rows];
        }
    }
}

CwSimplex *
cw_simplex_new (const double *matrix, const double *right, guint rows, guint columns)
{
  g_autoptr (CwSimplex) simplex = g_new0 (CwSimplex, 1);

  simplex->rows = rows;
  simplex->columns = columns;
  simplex->cells = g_new (double, (gsize) rows *(columns + 1) + 1);
  simplex->basis = g_new (guint, rows + 1);
  simplex->basis[rows] = G_MAXUINT;
  for (guint i = 0; i < rows; i++)
    {
      double *row = row_at (simplex, i);
      double sign = right[i] < 0 ? -1 : 1;

      for (guint j = 0; j < columns; j++)
        row[j] = sign * matrix[(gsize) i * columns + j];
      row[columns] = sign * right[i];
      simplex->basis[i] = columns + i;
    }

  for (guint step = 0; step < STEPS_MOST && sum_of_none (simplex) > TINY; step++)
    {
      guint column = find_column_of_none (simplex);
      guint row = column < columns ? find_row (simplex, column) : simplex->rows;

      if (row == simplex->rows)
        return NULL;
      pivot (simplex, row, column);
    }
  if (sum_of_none (simplex) > 1e-6)
    return NULL;

  settle_rows (simplex);
  return g_steal_pointer (&simplex);
}

static guint
find_column (const CwSimplex *simplex, const double *weights)
{
  for (guint j = 0; j < simplex->columns; j++)
    {
      double gain = weights[j];

      for (guint i = 0; i < simplex->rows; i++)
        gain -= weights[simplex->basis[i]] * row_at (simplex, i)[j];
      if (gain > TINY)
        return j;
    }
  return simplex->columns;
}

gboolean
cw_simplex_maximize (CwSimplex *simplex, const double *weights)
{
  for (guint step = 0; step < STEPS_MOST; step++)
    {
      guint column = find_column (simplex, weights), row;

      if (column == simplex->columns)
        return TRUE;
      row = find_row (simplex, column);
      if (row == simplex->rows)
        return FALSE;
      pivot (simplex, row, column);
    }

  return FALSE;
}

void
cw_simplex_values (const CwSimplex *simplex, double *values)
{
  for (guint j = 0; j < simplex->columns; j++)
    values[j] = 0;
  for (guint i = 0; i < simplex->rows; i++)
    values[simplex->basis[i]] = row_at (simplex, i)[simplex->columns];
}
