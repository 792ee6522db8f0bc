/* corewalk/agreement.h - how far walkers who saw the same lesson marked it alike
 *
 * It calibrates the tool, not the person: nobody is right here, and nobody is ranked. A figure
 * that is not defined is NaN, never 0 or 1.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_WEIGHTS_NONE,      /* any two different values differ alike: Cohen 1960 */
  CW_WEIGHTS_LINEAR,    /* by their distance */
  CW_WEIGHTS_QUADRATIC, /* by its square */
} CwWeights;

typedef enum
{
  CW_SCALE_NOMINAL,
  CW_SCALE_ORDINAL,
  CW_SCALE_INTERVAL,
  CW_SCALE_RATIO,
  CW_SCALE_COUNT,
} CwScale;

typedef struct
{
  double value;     /* NaN where it is not defined */
  double low, high; /* 95 %; NaN where there are too few units to say */
} CwFigure;

/**
 * cw_agree_percent:
 * @table: how often one rater gave the value of the row and the other that of the column,
 *   @size × @size, row by row; counts of 0 or more. So in all that follows.
 *
 * Returns: the share of pairs in which both gave the same value, 0 to 1; NaN for an empty table.
 */
double cw_agree_percent (const gint64 *table, guint size);

/**
 * cw_agree_jaccard:
 *
 * Returns: of a table of 2 × 2 (not seen, seen), the pairs in which both saw it, of those in which
 *   anybody did: shared absences don't count. NaN where nobody saw it.
 */
double cw_agree_jaccard (const gint64 *table);

/**
 * cw_agree_kappa:
 *
 * Returns: Cohen's kappa, up to 1, 0 for what chance would give; NaN where both gave one and the same
 *   value throughout. Figures of different weightings can't be compared.
 */
double cw_agree_kappa (const gint64 *table, guint size, CwWeights weights);

/**
 * cw_agree_kappa_by:
 * @weights: how far a value of the row is from one of the column, @size × @size; 0 or more
 *
 * Returns: as cw_agree_kappa(), with weights of one's own (Cohen 1968).
 */
double cw_agree_kappa_by (const gint64 *table, guint size, const double *weights);

/**
 * cw_agree_kappa_interval:
 *
 * Cohen's kappa with its 95 % interval: percentiles of 2,000 resamplings of the pairs, drawn with the
 * same seed each time. It has none with fewer than 10 pairs.
 */
CwFigure cw_agree_kappa_interval (const gint64 *table, guint size, CwWeights weights);

/**
 * cw_agree_is_paradox:
 *
 * Returns: whether the raters agree in at least 80 % of the pairs, and kappa is below 0.4 all the same:
 *   nearly everything got one value, and kappa then says little. The table says more.
 */
gboolean cw_agree_is_paradox (const gint64 *table, guint size);

/**
 * cw_agree_alpha:
 * @ratings: one rater's values after the other's, @raters × @units; NaN where one gave none
 * @alpha: (out caller-allocates) (array fixed-size=4): by CwScale, with their 95 % intervals:
 *   percentiles of 2,000 resamplings of the units, drawn with the same seed each time; none with
 *   fewer than 10 units
 *
 * Krippendorff's alpha for any number of raters and missing values. NaN where no unit has two values
 * or all values are one; by ratio also where a value is below 0.
 */
void cw_agree_alpha (const double *ratings,
                     guint raters,
                     guint units,
                     CwFigure alpha[CW_SCALE_COUNT]);

/* Agreement about one look-for over the rooms, or about all look-fors together. */
typedef struct
{
  gint64 item; /* 0 for all together */
  char *key;   /* "" for all together, as the next */
  char *label;
  int level_count; /* 0 for seen / not seen; -1 for all together where they have different kinds */
  guint unit_count; /* rooms, or rooms × look-fors, that at least two walkers marked */
  guint
      one_sided; /* of which one said that it could not be observed, and another marked it: left out */
  CwFigure
      percent; /* of the pairs of walkers in a unit; Wilson 95 % for two walkers, none for more */
  double jaccard;                 /* of seen / not seen; NaN for levels */
  CwFigure kappa;                 /* of two walkers; NaN for more */
  CwFigure alpha[CW_SCALE_COUNT]; /* only nominal for items of different kinds together */
  gboolean is_paradox;            /* of two walkers: cw_agree_is_paradox() */
  gboolean is_small;              /* fewer than 10 units: read it with caution */
  guint
      size; /* of the table: 2 (not seen, seen) or the number of levels; 0 for different kinds */
  gint64 *table; /* @size × @size: the walker who comes first in the list has the rows */
} CwAgreement;

typedef struct
{
  gint64 item;
  gint64 room;  /* the visit's number */
  guint walker; /* place in the list of walkers */
  int value;    /* as in corewalk/mark.h */
} CwRating;

typedef struct
{
  GPtrArray
      *walkers; /* of char *, in the order of their names; one who had no rooms in common too */
  guint room_count; /* rooms that at least two of them were in */
  CwWeights weights;
  CwAgreement *all;
  GPtrArray
      *items; /* of CwAgreement, in the order of the form; of those that two walkers marked */
  GArray *ratings; /* of CwRating, by item in the order of the form, room, walker */
} CwAgreementAnswer;

/**
 * cw_agreement_of_walk:
 * @room: only the rooms of that number, one lesson that all saw; 0 for all
 *
 * What the walkers of a team walk marked in the same rooms: visits are paired by their number, for
 * each walker numbers hers as the team goes. What one could not observe is left out of the figures.
 *
 * Returns: (transfer full): the agreement, with no units where nobody walked together; free with
 *   cw_agreement_answer_free(). %NULL on %CW_ERROR_NOT_FOUND (no such walk) or %CW_ERROR_STORAGE.
 */
CwAgreementAnswer *cw_agreement_of_walk (CwStore *store,
                                         gint64 walk,
                                         gint64 room,
                                         CwWeights weights,
                                         GError **error);

/** cw_agreement_answer_free: frees @answer and what it holds; %NULL is allowed. */
void cw_agreement_answer_free (CwAgreementAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgreementAnswer, cw_agreement_answer_free)

G_END_DECLS
