#include "data/agree/team-ratings.h"

#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

typedef struct
{
  const CwStream *stream;
  char *name;
} Walker;

/* What is gathered before anything is computed. */
typedef struct
{
  GPtrArray *form; /* of CwItem */
  GArray *walkers; /* of Walker */
  GArray *ratings; /* of CwRating, as they lie in the store */
} Gathered;

static void
clear_gathered (Gathered *gathered)
{
  g_clear_pointer (&gathered->walkers, g_array_unref);
  g_clear_pointer (&gathered->ratings, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathered, clear_gathered)

static void
clear_walker (gpointer data)
{
  g_free (((Walker *) data)->name);
}

/* A laptop signs all that it writes with one key; a card made anew is another walker to us. */
static gboolean
is_same_walker (const CwStream *a, const CwStream *b)
{
  static const guint8 none[sizeof a->key] = { 0 };

  return a == b || (memcmp (a->key, b->key, sizeof a->key) == 0 &&
                    memcmp (a->key, none, sizeof none) != 0);
}

static guint
find_walker (Gathered *gathered, const CwStream *stream)
{
  Walker walker = { stream, g_strdup (stream == NULL ? "" : stream->author) };

  for (guint i = 0; i < gathered->walkers->len; i++)
    {
      const CwStream *known = g_array_index (gathered->walkers, Walker, i).stream;

      if (known == stream ||
          (known != NULL && stream != NULL && is_same_walker (known, stream)))
        {
          g_free (walker.name);
          return i;
        }
    }

  g_array_append_val (gathered->walkers, walker);
  return gathered->walkers->len - 1;
}

static gboolean
gather_ratings (CwStore *store, gint64 walk, gint64 room, Gathered *gathered, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_agreement_mark);

  cw_stmt_bind_int (stmt, ":walk", walk);
  cw_stmt_bind_int (stmt, ":room", room);
  while (cw_stmt_next (stmt))
    {
      CwRating rating = {
        .room = cw_stmt_int (stmt, 0),
        .walker = find_walker (gathered, cw_log_stream_of (store->log, cw_stmt_int (stmt, 1))),
        .item = cw_stmt_int (stmt, 2),
        .value = (int) cw_stmt_int (stmt, 3),
      };

      g_array_append_val (gathered->ratings, rating);
    }

  return cw_stmt_done (stmt, error);
}

static int
compare_walkers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *walkers = user_data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  int order = g_utf8_collate (g_array_index (walkers, Walker, first).name,
                              g_array_index (walkers, Walker, second).name);

  return order != 0 ? order : (first > second) - (first < second);
}

guint
cw_team_item_place (const GPtrArray *form, gint64 item)
{
  for (guint i = 0; i < form->len; i++)
    if (((const CwItem *) form->pdata[i])->id == item)
      return i;
  return form->len;
}

static int
compare_ratings (gconstpointer a, gconstpointer b, gpointer form)
{
  const CwRating *first = a, *second = b;
  guint place = cw_team_item_place (form, first->item),
        other = cw_team_item_place (form, second->item);

  if (place != other)
    return place < other ? -1 : 1;
  if (first->room != second->room)
    return first->room < second->room ? -1 : 1;
  return (first->walker > second->walker) - (first->walker < second->walker);
}

/* The walkers in the order of their names, and the ratings as the answer has them. */
static void
put_in_order (Gathered *gathered, CwAgreementAnswer *answer)
{
  guint count = gathered->walkers->len;
  g_autofree guint *order = g_new (guint, count + 1);
  g_autofree guint *place = g_new (guint, count + 1);

  for (guint i = 0; i < count; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) count, sizeof *order, compare_walkers, gathered->walkers);
  for (guint i = 0; i < count; i++)
    {
      place[order[i]] = i;
      g_ptr_array_add (answer->walkers,
                       g_strdup (g_array_index (gathered->walkers, Walker, order[i]).name));
    }

  for (guint i = 0; i < gathered->ratings->len; i++)
    {
      const CwRating *found = &g_array_index (gathered->ratings, CwRating, i);
      CwRating rating = *found;

      rating.walker = place[found->walker];
      if (cw_team_item_place (gathered->form, rating.item) < gathered->form->len)
        g_array_append_val (answer->ratings, rating);
    }
  g_array_sort_with_data (answer->ratings, compare_ratings, gathered->form);
}

gboolean
cw_team_ratings_read (CwStore *store,
                      gint64 walk,
                      gint64 room,
                      GPtrArray *form,
                      CwAgreementAnswer *answer,
                      GError **error)
{
  g_auto (Gathered) gathered = { .form = form };

  gathered.walkers = g_array_new (FALSE, FALSE, sizeof (Walker));
  g_array_set_clear_func (gathered.walkers, clear_walker);
  gathered.ratings = g_array_new (FALSE, FALSE, sizeof (CwRating));
  if (!gather_ratings (store, walk, room, &gathered, error))
    return FALSE;

  put_in_order (&gathered, answer);
  return TRUE;
}
