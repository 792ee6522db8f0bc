#include "corewalk/trend.h"

#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/moment.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <math.h>
#include <string.h>

#define FEWEST_ROOMS 3 /* below it a rate would point at single rooms */

typedef struct
{
  gint64 seen, observable;
} Cell;

/* An item that the question asks about, and its counts by group. */
typedef struct
{
  gint64 id;
  char *key, *label;
  GArray *cells; /* of Cell, by group number */
} Asked;

typedef struct
{
  gint64 visit;
  guint group;
} Slot;

typedef struct
{
  const CwRateQuestion *question;
  GPtrArray *asked;       /* of Asked, in the order of the forms */
  GHashTable *by_item;    /* item's id -> Asked */
  GPtrArray *group_names; /* of char * */
  GHashTable *groups;     /* name -> number + 1 */
  GArray *slots;          /* of Slot, by visit: the visits that count */
} Tally;

void
cw_rate_free (CwRate *rate)
{
  if (rate == NULL)
    return;

  g_free (rate->item_key);
  g_free (rate->item_label);
  g_free (rate->group);
  g_free (rate);
}

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_free (asked->key);
  g_free (asked->label);
  g_array_unref (asked->cells);
  g_free (asked);
}

static void
clear_tally (Tally *tally)
{
  g_clear_pointer (&tally->asked, g_ptr_array_unref);
  g_clear_pointer (&tally->by_item, g_hash_table_unref);
  g_clear_pointer (&tally->group_names, g_ptr_array_unref);
  g_clear_pointer (&tally->groups, g_hash_table_unref);
  g_clear_pointer (&tally->slots, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, clear_tally)

static void
add_item (Tally *tally, const CwItem *item)
{
  Asked *asked;

  if (item->level_count > 0 || item->id == 0 ||
      (tally->question->item != 0 && tally->question->item != item->id) ||
      g_hash_table_contains (tally->by_item, GSIZE_TO_POINTER (item->id)))
    return;

  asked = g_new0 (Asked, 1);
  asked->id = item->id;
  asked->key = g_strdup (item->key);
  asked->label = g_strdup (item->label);
  asked->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_ptr_array_add (tally->asked, asked);
  g_hash_table_insert (tally->by_item, GSIZE_TO_POINTER (item->id), asked);
}

/* The look-fors of the form asked about in all its versions, the newest version's order first. */
static gboolean
find_items (CwStore *store, Tally *tally, GError **error)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, error);
  const char *key = NULL;

  if (forms == NULL)
    return FALSE;

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (form->id == tally->question->form)
        key = form->key;
    }
  if (key == NULL && tally->question->form != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such form");
      return FALSE;
    }

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];
      g_autoptr (GPtrArray) items = NULL;

      if (form->id == 0 || (key != NULL && strcmp (form->key, key) != 0))
        continue;
      items = cw_form_items (store, form->id, error);
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        add_item (tally, items->pdata[j]);
    }

  return TRUE;
}

static guint
find_group (Tally *tally, const char *name)
{
  gpointer known = g_hash_table_lookup (tally->groups, name);
  char *copy;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;

  copy = g_strdup (name);
  g_ptr_array_add (tally->group_names, copy);
  g_hash_table_insert (tally->groups, copy, GUINT_TO_POINTER (tally->group_names->len));
  return tally->group_names->len - 1;
}

/* Statements that give a visit, its day, and the text it is grouped by. */
static const char *
visit_statement (CwBy by)
{
  switch (by)
    {
    case CW_BY_SCHOOL:
      return cw_sql_rate_visit_school;
    case CW_BY_GRADE:
      return cw_sql_rate_visit_grade;
    case CW_BY_SUBJECT:
      return cw_sql_rate_visit_subject;
    case CW_BY_SEGMENT:
      return cw_sql_rate_visit_segment;
    case CW_BY_MONTH:
    case CW_BY_NOTHING:
      return cw_sql_rate_visit;
    }

  return cw_sql_rate_visit;
}

static guint
group_of_month (Tally *tally, gint64 day, gint64 *month_day, guint *month_group)
{
  g_autofree char *text = NULL;

  /* Visits come in runs of the same day. */
  if (day == *month_day)
    return *month_group;

  text = cw_day_format (day);
  text[7] = '\0';
  *month_day = day;
  *month_group = find_group (tally, text);
  return *month_group;
}

static gboolean
find_visits (CwStore *store, Tally *tally, GError **error)
{
  CwBy by = tally->question->by;
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, visit_statement (by));
  gint64 month_day = G_MININT64;
  guint month_group = 0;

  cw_stmt_bind_int (stmt, ":school", tally->question->school);
  while (cw_stmt_next (stmt))
    {
      gint64 day = cw_stmt_int (stmt, 1);
      const char *name = by == CW_BY_NOTHING ? "all" : cw_stmt_text (stmt, 2);
      Slot slot = { .visit = cw_stmt_int (stmt, 0) };

      if (day < tally->question->from_day || day > tally->question->to_day)
        continue;
      slot.group = by == CW_BY_MONTH ? group_of_month (tally, day, &month_day, &month_group)
                                     : find_group (tally, name == NULL ? "" : name);
      g_array_append_val (tally->slots, slot);
    }

  return cw_stmt_done (stmt, error);
}

static void
count_mark (Asked *asked, guint group, gint64 value)
{
  Cell *cell;

  if (value == CW_MARK_NOT_OBSERVABLE)
    return;

  if (asked->cells->len <= group)
    g_array_set_size (asked->cells, group + 1);
  cell = &g_array_index (asked->cells, Cell, group);
  cell->observable++;
  cell->seen += value == CW_MARK_SEEN;
}

/*
 * Marks lie in the order of their visits, and so do the slots: one pass over both, counting in C,
 * is several times as fast as GROUP BY, which sorts every row.
 */
static gboolean
count_marks (CwStore *store, Tally *tally, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_rate_mark);
  const Slot *slots = (const Slot *) (gpointer) tally->slots->data;
  guint at = 0;

  while (at < tally->slots->len && cw_stmt_next (stmt))
    {
      gint64 visit = cw_stmt_int (stmt, 0);
      Asked *asked;

      while (at < tally->slots->len && slots[at].visit < visit)
        at++;
      if (at == tally->slots->len || slots[at].visit != visit)
        continue;

      asked = g_hash_table_lookup (tally->by_item, GSIZE_TO_POINTER (cw_stmt_int (stmt, 1)));
      if (asked != NULL)
        count_mark (asked, slots[at].group, cw_stmt_int (stmt, 2));
    }

  return cw_stmt_done (stmt, error);
}

static CwRate *
make_rate (const Asked *asked, const char *group, const Cell *cell)
{
  CwRate *rate = g_new0 (CwRate, 1);

  rate->item = asked->id;
  rate->item_key = g_strdup (asked->key);
  rate->item_label = g_strdup (asked->label);
  rate->group = g_strdup (group);
  rate->is_suppressed = cell->observable < FEWEST_ROOMS;
  rate->n_seen = rate->is_suppressed ? -1 : cell->seen;
  rate->n_observable = rate->is_suppressed ? -1 : cell->observable;
  rate->rate = rate->low = rate->high = NAN;
  if (!rate->is_suppressed)
    {
      rate->rate = (double) cell->seen / (double) cell->observable;
      cw_wilson (cell->seen, cell->observable, &rate->low, &rate->high);
    }

  return rate;
}

/* Kindergarten comes before the first grade; all else as people count. */
static char *
order_key (const char *group)
{
  const char *early[] = { "PK", "TK", "K" };
  g_autofree char *key = g_utf8_collate_key_for_filename (group, -1);

  for (guint i = 0; i < G_N_ELEMENTS (early); i++)
    if (g_ascii_strcasecmp (group, early[i]) == 0)
      return g_strdup_printf ("\x01%u", i);

  return g_strconcat ("\x02", key, NULL); /* GLib's keys of figures begin with \x01 too */
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer names)
{
  const char *const *keys = names;

  return strcmp (keys[*(const guint *) a], keys[*(const guint *) b]);
}

static GPtrArray *
make_rates (const Tally *tally)
{
  GPtrArray *rates = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_rate_free);
  guint count = tally->group_names->len;
  g_autofree guint *order = g_new (guint, count + 1);
  g_auto (GStrv) keys = g_new0 (char *, count + 1);

  for (guint i = 0; i < count; i++)
    {
      order[i] = i;
      keys[i] = order_key (tally->group_names->pdata[i]);
    }
  g_qsort_with_data (order, (int) count, sizeof *order, compare_groups, keys);

  for (guint i = 0; i < tally->asked->len; i++)
    {
      const Asked *asked = tally->asked->pdata[i];

      for (guint j = 0; j < count; j++)
        {
          const Cell *cell = order[j] < asked->cells->len
                                 ? &g_array_index (asked->cells, Cell, order[j])
                                 : NULL;

          if (cell != NULL && cell->observable > 0)
            g_ptr_array_add (rates,
                             make_rate (asked, tally->group_names->pdata[order[j]], cell));
        }
    }

  return rates;
}

GPtrArray *
cw_trend_rate (CwStore *store, const CwRateQuestion *question, GError **error)
{
  g_auto (Tally) tally = { .question = question };

  tally.asked = g_ptr_array_new_with_free_func (free_asked);
  tally.by_item = g_hash_table_new (NULL, NULL);
  tally.group_names = g_ptr_array_new_with_free_func (g_free);
  tally.groups = g_hash_table_new (g_str_hash, g_str_equal);
  tally.slots = g_array_new (FALSE, FALSE, sizeof (Slot));

  if (!find_items (store, &tally, error) || !find_visits (store, &tally, error) ||
      !count_marks (store, &tally, error))
    return NULL;

  return make_rates (&tally);
}
