#include "ui/walks/walk-asking.h"

#include "corewalk/search.h"

#define HITS_MOST 200
#define HITS_LOOKED_AT 5000 /* of all walks, where only those of some count */

typedef struct
{
  gboolean has_question;
  CwWalkQuestion question;
  char *form; /* the key that the question names */
  char *words;
  guint limit;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_free (asking->form);
  g_free (asking->words);
  g_free (asking);
}

gpointer
cw_walk_asking_new (const CwWalkQuestion *question, const char *words, guint limit)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->limit = limit;
  asking->words = g_strdup (words);
  asking->has_question = question != NULL;
  if (question != NULL)
    {
      asking->question = *question;
      asking->question.form = asking->form = g_strdup (question->form);
    }
  return asking;
}

static gpointer
read_ids (CwStore *store, gpointer input, GError **error)
{
  const Asking *asking = input;

  return asking->has_question ? cw_walk_find (store, &asking->question, error)
                              : cw_walk_ids (store, asking->limit, error);
}

/* Keeps the first hits that are of one of @walks. */
static GPtrArray *
narrow (GPtrArray *hits, const GArray *walks)
{
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_hit_free);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < walks->len; i++)
    g_hash_table_add (wanted, &g_array_index (walks, gint64, i));
  for (guint i = 0; i < hits->len && left->len < HITS_MOST; i++)
    {
      CwHit *hit = hits->pdata[i];

      if (!g_hash_table_contains (wanted, &hit->walk))
        continue;
      hits->pdata[i] = NULL; /* cw_hit_free() allows it */
      g_ptr_array_add (left, hit);
    }

  return left;
}

static gpointer
find_hits (CwStore *store, gpointer input, GError **error)
{
  const Asking *asking = input;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GArray) walks = NULL;

  if (!asking->has_question)
    return cw_search (store, asking->words, HITS_MOST, error);

  walks = cw_walk_find (store, &asking->question, error);
  hits = walks != NULL ? cw_search (store, asking->words, HITS_LOOKED_AT, error) : NULL;
  return hits != NULL ? narrow (hits, walks) : NULL;
}

const CwJobClass cw_walk_asking_ids = {
  .work = read_ids,
  .free_input = free_asking,
  .free_result = (GDestroyNotify) g_array_unref,
};

const CwJobClass cw_walk_asking_hits = {
  .work = find_hits,
  .free_input = free_asking,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};
