#include "corewalk/trend.h"

#include "corewalk/trend-table.h"

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

static CwRate *
make_rate (const CwTrendHead *item, const CwTrendHead *group, const CwTrendCell *cell)
{
  CwRate *rate = g_new0 (CwRate, 1);

  rate->item = item->id;
  rate->item_key = g_strdup (item->key);
  rate->item_label = g_strdup (item->label);
  rate->group = g_strdup (group->label);
  rate->n_seen = cell->n;
  rate->n_observable = cell->of;
  rate->rate = cell->value;
  rate->low = cell->low;
  rate->high = cell->high;
  rate->is_suppressed = cell->is_hidden;
  return rate;
}

GPtrArray *
cw_trend_rate (CwStore *store, const CwRateQuestion *question, GError **error)
{
  const CwTrendQuestion whole = {
    .kind = CW_TREND_RATE,
    .form = question->form,
    .item = question->item,
    .by = question->by,
    .school = question->school,
    .from_day = question->from_day,
    .to_day = question->to_day,
  };
  g_autoptr (CwTrendTable) table = cw_trend_ask (store, &whole, error);
  GPtrArray *rates;

  if (table == NULL)
    return NULL;

  rates = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_rate_free);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->columns->len; j++)
      {
        const CwTrendCell *cell = cw_trend_table_cell (table, i, j);

        if (cell->is_hidden || cell->of > 0)
          g_ptr_array_add (rates,
                           make_rate (table->rows->pdata[i], table->columns->pdata[j], cell));
      }
  return rates;
}
