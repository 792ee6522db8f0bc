/* resample.h - 95 % intervals by drawing from what was seen, the same each time */
#pragma once

#include "corewalk/agreement.h"

#define CW_RESAMPLE_FEWEST 10 /* units; of fewer an interval would promise too much */

/* Figures of units drawn with repetition: @drawn says how often each of them was. */
typedef void (*CwResampleFunc) (const guint *drawn, double *figures, gpointer user_data);

/*
 * Sets low and high of @count figures, at most CW_SCALE_COUNT. A figure has none where it is not
 * defined, or not in one drawing of twenty.
 */
void cw_resample (guint units,
                  CwFigure *figures,
                  guint count,
                  CwResampleFunc compute,
                  gpointer user_data);
