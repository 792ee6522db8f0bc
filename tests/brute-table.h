/* brute-table.h - what a reader can work out of a small table of counts, by trying
 *
 * Written apart from data/hide and knowing nothing of it: whole numbers are put into the hidden cells
 * until the sums that are shown come out.
 */
#pragma once

#include <glib.h>

#define BRUTE_ROWS 5
#define BRUTE_COLUMNS 5

/* The last row and column in use hold the sums of the others. */
typedef struct
{
  guint rows, columns; /* without the sums */
  gint64 values[BRUTE_ROWS + 1][BRUTE_COLUMNS + 1];
  gboolean hidden[BRUTE_ROWS + 1][BRUTE_COLUMNS + 1];
  gint64 bounds[BRUTE_ROWS][BRUTE_COLUMNS]; /* what the rule tells; negative for nothing */
  gboolean
      is_of_rooms; /* it is no secret that there were any, nor how many where they are not few */
  gboolean has_pair; /* a second table: the first two rows as one */
  gboolean pair_hidden[BRUTE_COLUMNS + 1];
} BruteTable;

/* Fills the sums from the other cells. */
void brute_sum (BruteTable *table);

/* How many hidden cells can't be 0 (sums excepted) or can't be @width different values. */
guint brute_count_recovered (const BruteTable *table, gint64 width);
