#include "corewalk/pairing.h"

#include "corewalk/card-declare.h"
#include "corewalk/trust.h"
#include "data/base/spoken.h"

#include <string.h>

#define FOR_SUBJECT 16
#define FOR_GRADE 8
#define FOR_OTHER_SCHOOL 4
#define MOST_HALF_DAYS 2 /* the Meriden model asks for two in each other's rooms */

/* Two who could be partners, by their places in the list. */
typedef struct
{
  guint one, other;
  guint fit; /* orders the search; never shown */
} Match;

static void
free_pair (gpointer data)
{
  CwPair *pair = data;

  g_ptr_array_unref (pair->reasons);
  g_free (pair);
}

void
cw_pairing_free (CwPairing *pairing)
{
  if (pairing == NULL)
    return;

  g_ptr_array_unref (pairing->pairs);
  g_ptr_array_unref (pairing->alone);
  g_ptr_array_unref (pairing->volunteers);
  g_free (pairing);
}

static char *
fold (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return g_utf8_casefold (g_strstrip (copy), -1);
}

/* What stands in both lists, as the first one spells it. */
static GPtrArray *
find_common (const char *one, const char *other)
{
  GPtrArray *common = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) left = g_strsplit (one != NULL ? one : "", ",", -1);
  g_auto (GStrv) right = g_strsplit (other != NULL ? other : "", ",", -1);

  for (guint i = 0; left[i] != NULL; i++)
    for (guint k = 0; right[k] != NULL; k++)
      {
        g_autofree char *a = fold (left[i]);
        g_autofree char *b = fold (right[k]);

        if (*a != '\0' && strcmp (a, b) == 0)
          g_ptr_array_add (common, g_strdup (g_strstrip (left[i])));
      }
  return common;
}

static gboolean
is_elsewhere (const CwVolunteer *one, const CwVolunteer *other)
{
  g_autofree char *a = one->school != NULL ? fold (one->school) : NULL;
  g_autofree char *b = other->school != NULL ? fold (other->school) : NULL;

  return a != NULL && b != NULL && strcmp (a, b) != 0;
}

static const CwSenderCard *
find_card (const GPtrArray *trusted, const char *name)
{
  for (guint i = 0; i < trusted->len; i++)
    {
      const CwSenderCard *card = ((const CwTrusted *) trusted->pdata[i])->card;

      if (g_utf8_collate (card->name, name) == 0)
        return card;
    }
  return NULL;
}

/* A card may be missing, but whom its owner evaluates is found by name and school. */
static gboolean
may_pair (const GPtrArray *trusted, const CwVolunteer *one, const CwVolunteer *other)
{
  static char empty[] = "";
  const CwSenderCard *first = find_card (trusted, one->name);
  const CwSenderCard *second = find_card (trusted, other->name);
  const CwSenderCard left = { .name = one->name,
                              .organization = one->school != NULL ? one->school : empty,
                              .key = { 1 } };
  const CwSenderCard right = { .name = other->name,
                               .organization = other->school != NULL ? other->school : empty,
                               .key = { 2 } };

  return (first == NULL || !cw_card_evaluates (first, &right)) &&
         (second == NULL || !cw_card_evaluates (second, &left)) &&
         g_utf8_collate (one->name, other->name) != 0;
}

static guint
fit (const CwVolunteer *one, const CwVolunteer *other)
{
  g_autoptr (GPtrArray) subjects = find_common (one->subjects, other->subjects);
  g_autoptr (GPtrArray) grades = find_common (one->grades, other->grades);
  g_autoptr (GPtrArray) halves = find_common (one->free, other->free);

  if (subjects->len + grades->len == 0)
    return 0;

  return (subjects->len > 0 ? FOR_SUBJECT : 0) + (grades->len > 0 ? FOR_GRADE : 0) +
         (is_elsewhere (one, other) ? FOR_OTHER_SCHOOL : 0) + MIN (halves->len, MOST_HALF_DAYS);
}

/* The best fit first; those of one fit by their places, which are by name. */
static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a, *other = b;

  if (one->fit != other->fit)
    return one->fit > other->fit ? -1 : 1;
  return one->one != other->one ? (int) one->one - (int) other->one
                                : (int) one->other - (int) other->other;
}

static void
add_reason (GPtrArray *reasons, const char *format, GPtrArray *common)
{
  g_autofree char *list = NULL;

  if (common->len == 0)
    return;

  g_ptr_array_add (common, NULL);
  list = g_strjoinv (", ", (char **) common->pdata);
  g_ptr_array_set_size (common, (int) common->len - 1);
  g_ptr_array_add (reasons, g_strdup_printf ("%s %s", format, list));
}

static CwPair *
make_pair (const CwVolunteer *one, const CwVolunteer *other)
{
  g_autoptr (GPtrArray) subjects = find_common (one->subjects, other->subjects);
  g_autoptr (GPtrArray) grades = find_common (one->grades, other->grades);
  g_autoptr (GPtrArray) halves = find_common (one->free, other->free);
  CwPair *pair = g_new0 (CwPair, 1);

  pair->one = one;
  pair->other = other;
  pair->reasons = g_ptr_array_new_with_free_func (g_free);
  add_reason (pair->reasons, _ ("both teach"), subjects);
  add_reason (pair->reasons, _ ("both teach grade"), grades);
  if (is_elsewhere (one, other))
    g_ptr_array_add (pair->reasons, g_strdup (_ ("of different schools")));
  add_reason (pair->reasons, _ ("both free"), halves);
  return pair;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const CwPair *one = *(CwPair *const *) a, *other = *(CwPair *const *) b;

  return strcmp (one->one->name, other->one->name);
}

static GArray *
find_matches (const GPtrArray *volunteers, const GPtrArray *trusted)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < volunteers->len; i++)
    for (guint k = i + 1; k < volunteers->len; k++)
      {
        Match match = { i, k, fit (volunteers->pdata[i], volunteers->pdata[k]) };

        if (match.fit > 0 && may_pair (trusted, volunteers->pdata[i], volunteers->pdata[k]))
          g_array_append_val (matches, match);
      }
  g_array_sort (matches, compare_matches);
  return matches;
}

CwPairing *
cw_pairing_suggest (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) volunteers = cw_volunteer_list (store, error);
  g_autoptr (GPtrArray) trusted = volunteers != NULL ? cw_trust_list (store, error) : NULL;
  g_autoptr (GArray) matches = NULL;
  g_autofree gboolean *is_taken = NULL;
  CwPairing *pairing;

  if (trusted == NULL)
    return NULL;

  matches = find_matches (volunteers, trusted);
  is_taken = g_new0 (gboolean, volunteers->len + 1);
  pairing = g_new0 (CwPairing, 1);
  pairing->pairs = g_ptr_array_new_with_free_func (free_pair);
  pairing->alone = g_ptr_array_new ();
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (is_taken[match->one] || is_taken[match->other])
        continue;
      is_taken[match->one] = is_taken[match->other] = TRUE;
      g_ptr_array_add (pairing->pairs, make_pair (volunteers->pdata[match->one],
                                                  volunteers->pdata[match->other]));
    }
  for (guint i = 0; i < volunteers->len; i++)
    if (!is_taken[i])
      g_ptr_array_add (pairing->alone, volunteers->pdata[i]);
  g_ptr_array_sort (pairing->pairs, compare_pairs);
  pairing->volunteers = g_steal_pointer (&volunteers);
  return pairing;
}
