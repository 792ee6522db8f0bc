/* simplex.h - how large or small a sum can be under linear equations, with nothing below zero
 *
 * Works in doubles; who needs certainty checks the solution it gives (cw_simplex_values()).
 */
#pragma once

#include <glib.h>

typedef struct _CwSimplex CwSimplex;

/* @matrix: rows × columns, @right: what each row sums to. NULL when nothing fits. */
CwSimplex *
cw_simplex_new (const double *matrix, const double *right, guint rows, guint columns);
void cw_simplex_free (CwSimplex *simplex);

/* Goes to where @weights × values is largest. FALSE when it has no bound, or after too many steps. */
gboolean cw_simplex_maximize (CwSimplex *simplex, const double *weights);

/* The values at hand, one a column. */
void cw_simplex_values (const CwSimplex *simplex, double *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSimplex, cw_simplex_free)
