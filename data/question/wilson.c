#include "corewalk/trend.h"

#include <math.h>

#define Z 1.959963984540054 /* the normal distribution's 97.5 % point */

void
cw_wilson (gint64 k, gint64 n, double *low, double *high)
{
  double p = (double) k / (double) n;
  double z2 = Z * Z;
  double middle = p + z2 / (2 * (double) n);
  double half = Z * sqrt (p * (1 - p) / (double) n + z2 / (4 * (double) n * (double) n));
  double scale = 1 + z2 / (double) n;

  *low = k == 0 ? 0 : (middle - half) / scale;
  *high = k == n ? 1 : (middle + half) / scale;
}
