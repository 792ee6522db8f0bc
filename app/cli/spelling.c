#include "app/cli/spelling.h"

#include <string.h>

#define SLIPS_MOST 2

/* Damerau-Levenshtein, optimal string alignment; words of commands are short. */
static guint
count_slips (const char *a, const char *b)
{
  gsize width = strlen (b) + 1;
  g_autofree guint *cells = g_new0 (guint, (strlen (a) + 1) * width);

  for (gsize i = 0; i <= strlen (a); i++)
    for (gsize k = 0; k < width; k++)
      {
        guint *cell = &cells[i * width + k];

        if (i == 0 || k == 0)
          {
            *cell = (guint) (i + k);
            continue;
          }
        *cell = MIN (cell[-(gssize) width], cell[-1]) + 1;
        *cell = MIN (*cell, cell[-(gssize) width - 1] + (a[i - 1] != b[k - 1]));
        if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
          *cell = MIN (*cell, cells[(i - 2) * width + k - 2] + 1);
      }
  return cells[strlen (a) * width + width - 1];
}

const char *
cli_nearest (const char *word, GPtrArray *known)
{
  const char *nearest = NULL;
  guint fewest = SLIPS_MOST + 1;

  if (strlen (word) > 40)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      const char *other = g_ptr_array_index (known, i);
      guint slips = count_slips (word, other);

      if (strlen (word) >= 2 && g_str_has_prefix (other, word))
        slips = MIN (slips, 1);
      /* Two slips in a word of three letters is another word. */
      if (slips < fewest && slips < strlen (other))
        {
          fewest = slips;
          nearest = other;
        }
    }
  return nearest;
}
