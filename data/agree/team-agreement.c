#include "corewalk/agreement.h"

#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/trend.h"
#include "corewalk/walk.h"
#include "data/agree/resample.h"
#include "data/agree/team-ratings.h"

#include <math.h>
#include <string.h>

#define LEVELS_APART                                                                           \
  100 /* a level's value where look-fors of different kinds are taken together */

static void
free_agreement (gpointer data)
{
  CwAgreement *agreement = data;

  if (agreement == NULL)
    return;

  g_free (agreement->key);
  g_free (agreement->label);
  g_free (agreement->table);
  g_free (agreement);
}

void
cw_agreement_answer_free (CwAgreementAnswer *answer)
{
  if (answer == NULL)
    return;

  g_clear_pointer (&answer->walkers, g_ptr_array_unref);
  g_clear_pointer (&answer->all, free_agreement);
  g_clear_pointer (&answer->items, g_ptr_array_unref);
  g_clear_pointer (&answer->ratings, g_array_unref);
  g_free (answer);
}

/* One unit's values, one a walker; a walker who wrote two visits of one number counts once. */
typedef struct
{
  double *ratings; /* walkers × room for units */
  guint room, unit_count, walker_count;
  guint one_sided;
} Units;

static void
start_unit (Units *units)
{
  for (guint i = 0; i < units->walker_count; i++)
    units->ratings[(gsize) i * units->room + units->unit_count] = NAN;
}

static guint
count_values (const Units *units)
{
  guint count = 0;

  for (guint i = 0; i < units->walker_count; i++)
    count += !isnan (units->ratings[(gsize) i * units->room + units->unit_count]);
  return count;
}

/* The ratings from @from on that are of one room and item: a unit where two walkers have a value. */
static guint
take_unit (Units *units, const GArray *ratings, guint from, int level_count, gboolean is_mixed)
{
  const CwRating *first = &g_array_index (ratings, CwRating, from);
  gboolean has_unobserved = FALSE;
  guint at;

  start_unit (units);
  for (at = from; at < ratings->len; at++)
    {
      const CwRating *rating = &g_array_index (ratings, CwRating, at);
      double value = rating->value + (is_mixed && level_count > 0 ? LEVELS_APART : 0);
      double *cell = &units->ratings[(gsize) rating->walker * units->room + units->unit_count];

      if (rating->room != first->room || rating->item != first->item)
        break;
      if (rating->value == CW_MARK_NOT_OBSERVABLE)
        has_unobserved = TRUE;
      else if (isnan (*cell) && rating->value >= (level_count > 0) &&
               rating->value <= MAX (level_count, CW_MARK_SEEN))
        *cell = value;
    }

  units->one_sided += has_unobserved && count_values (units) > 0;
  units->unit_count += count_values (units) >= 2;
  return at;
}

/* Each pair of walkers of a unit is one count; the first in the list has the rows. */
static void
fill_table (CwAgreement *agreement, const Units *units)
{
  int base = agreement->level_count > 0;

  agreement->table = g_new0 (gint64, agreement->size * agreement->size + 1);
  for (guint unit = 0; unit < units->unit_count; unit++)
    for (guint i = 0; i < units->walker_count; i++)
      for (guint j = i + 1; j < units->walker_count; j++)
        {
          double a = units->ratings[(gsize) i * units->room + unit];
          double b = units->ratings[(gsize) j * units->room + unit];

          if (!isnan (a) && !isnan (b))
            agreement->table[(guint) ((int) a - base) * agreement->size +
                             (guint) ((int) b - base)]++;
        }
}

static void
set_percent (CwAgreement *agreement, const Units *units)
{
  gint64 same = 0, pairs = 0;

  for (guint unit = 0; unit < units->unit_count; unit++)
    for (guint i = 0; i < units->walker_count; i++)
      for (guint j = i + 1; j < units->walker_count; j++)
        {
          double a = units->ratings[(gsize) i * units->room + unit];
          double b = units->ratings[(gsize) j * units->room + unit];

          pairs += !isnan (a) && !isnan (b);
          same += a == b;
        }

  agreement->percent = (CwFigure){ NAN, NAN, NAN };
  if (pairs == 0)
    return;
  agreement->percent.value = (double) same / (double) pairs;
  if (units->walker_count == 2)
    cw_wilson (same, pairs, &agreement->percent.low, &agreement->percent.high);
}

static void
compute (CwAgreement *agreement, const Units *units, CwWeights weights)
{
  g_autofree double *packed =
      g_new (double, (gsize) units->walker_count * units->unit_count + 1);

  for (guint i = 0; i < units->walker_count; i++)
    memcpy (packed + (gsize) i * units->unit_count, units->ratings + (gsize) i * units->room,
            units->unit_count * sizeof *packed);

  agreement->unit_count = units->unit_count;
  agreement->one_sided = units->one_sided;
  agreement->is_small = units->unit_count < CW_RESAMPLE_FEWEST;
  agreement->jaccard = NAN;
  agreement->kappa = (CwFigure){ NAN, NAN, NAN };
  set_percent (agreement, units);
  cw_agree_alpha (packed, units->walker_count, units->unit_count, agreement->alpha);

  if (agreement->level_count < 0)
    {
      for (CwScale scale = CW_SCALE_ORDINAL; scale < CW_SCALE_COUNT; scale++)
        agreement->alpha[scale] = (CwFigure){ NAN, NAN, NAN };
      return;
    }

  fill_table (agreement, units);
  if (agreement->level_count == 0)
    agreement->jaccard = cw_agree_jaccard (agreement->table);
  if (units->walker_count != 2)
    return;
  agreement->kappa = cw_agree_kappa_interval (agreement->table, agreement->size, weights);
  agreement->is_paradox = cw_agree_is_paradox (agreement->table, agreement->size);
}

static CwAgreement *
make_agreement (gint64 item, const char *key, const char *label, int level_count)
{
  CwAgreement *agreement = g_new0 (CwAgreement, 1);

  agreement->item = item;
  agreement->key = g_strdup (key);
  agreement->label = g_strdup (label);
  agreement->level_count = level_count;
  agreement->size = level_count < 0 ? 0 : level_count == 0 ? 2 : (guint) level_count;
  return agreement;
}

/* The levels that all look-fors have that were marked; -1 where they differ. */
static int
find_common_levels (const CwAgreementAnswer *answer, const GPtrArray *form)
{
  int common = 0;

  for (guint i = 0; i < answer->ratings->len; i++)
    {
      gint64 item = g_array_index (answer->ratings, CwRating, i).item;
      int levels = ((const CwItem *) form->pdata[cw_team_item_place (form, item)])->level_count;

      if (i > 0 && levels != common)
        return -1;
      common = levels;
    }
  return common;
}

static void
count_rooms (CwAgreementAnswer *answer)
{
  g_autoptr (GHashTable) rooms = g_hash_table_new (NULL, NULL); /* number -> first walker + 1 */
  g_autoptr (GHashTable) common = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < answer->ratings->len; i++)
    {
      const CwRating *rating = &g_array_index (answer->ratings, CwRating, i);
      gpointer room = GSIZE_TO_POINTER (rating->room);
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (rooms, room));

      if (first == 0)
        g_hash_table_insert (rooms, room, GUINT_TO_POINTER (rating->walker + 1));
      else if (first != rating->walker + 1)
        g_hash_table_add (common, room);
    }
  answer->room_count = g_hash_table_size (common);
}

static void
compute_all (CwAgreementAnswer *answer, const GPtrArray *form)
{
  guint room = answer->ratings->len + 1, walkers = answer->walkers->len;
  g_autofree double *one = g_new (double, (gsize) walkers *room + 1);
  g_autofree double *together = g_new (double, (gsize) walkers *room + 1);
  Units all = { together, room, 0, walkers, 0 };
  int common = find_common_levels (answer, form);

  answer->all = make_agreement (0, "", "", common);
  for (guint at = 0; at < answer->ratings->len;)
    {
      gint64 id = g_array_index (answer->ratings, CwRating, at).item;
      const CwItem *item = form->pdata[cw_team_item_place (form, id)];
      Units units = { one, room, 0, walkers, 0 };
      guint next;

      for (; at < answer->ratings->len &&
             g_array_index (answer->ratings, CwRating, at).item == id;
           at = next)
        {
          next = take_unit (&units, answer->ratings, at, item->level_count, FALSE);
          take_unit (&all, answer->ratings, at, item->level_count, common < 0);
        }
      if (units.unit_count == 0 && units.one_sided == 0)
        continue;
      g_ptr_array_add (answer->items,
                       make_agreement (id, item->key, item->label, item->level_count));
      compute (answer->items->pdata[answer->items->len - 1], &units, answer->weights);
    }

  compute (answer->all, &all, answer->weights);
}

CwAgreementAnswer *
cw_agreement_of_walk (CwStore *store,
                      gint64 walk,
                      gint64 room,
                      CwWeights weights,
                      GError **error)
{
  g_autoptr (CwWalk) found = cw_walk_get (store, walk, error);
  g_autoptr (GPtrArray) form = found == NULL ? NULL : cw_form_items (store, found->form, error);
  g_autoptr (CwAgreementAnswer) answer = NULL;

  if (form == NULL)
    return NULL;

  answer = g_new0 (CwAgreementAnswer, 1);
  answer->weights = weights;
  answer->walkers = g_ptr_array_new_with_free_func (g_free);
  answer->items = g_ptr_array_new_with_free_func (free_agreement);
  answer->ratings = g_array_new (FALSE, FALSE, sizeof (CwRating));
  if (!cw_team_ratings_read (store, walk, room, form, answer, error))
    return NULL;

  count_rooms (answer);
  compute_all (answer, form);
  return g_steal_pointer (&answer);
}
