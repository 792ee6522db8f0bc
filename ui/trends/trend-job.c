#include "ui/trends/trend-job.h"

#include "corewalk/form.h"

CwTrendAsk *
cw_trend_ask_new (const CwTrendPart *part, const CwTrendQuestion *scope, const char *form)
{
  CwTrendAsk *ask = g_new0 (CwTrendAsk, 1);

  ask->part = part;
  ask->scope = *scope;
  ask->form = g_strdup (form);
  return ask;
}

static void
ask_free (gpointer data)
{
  CwTrendAsk *ask = data;

  g_free (ask->form);
  g_free (ask);
}

void
cw_trend_reply_free (CwTrendReply *reply)
{
  if (reply == NULL)
    return;

  cw_chart_free (reply->chart);
  cw_trend_table_free (reply->table);
  g_clear_pointer (&reply->rows, g_array_unref);
  g_free (reply);
}

static gpointer
work (CwStore *store, gpointer input, GError **error)
{
  CwTrendAsk *ask = input;
  CwTrendQuestion question;
  CwTrendTable *table;
  CwTrendReply *reply;

  if (ask->form != NULL && (ask->scope.form = cw_form_find (store, ask->form, error)) == 0)
    return NULL;
  question = cw_trend_part_question (ask->part, &ask->scope);
  table = cw_trend_ask (store, &question, error);
  if (table == NULL)
    return NULL;

  reply = g_new0 (CwTrendReply, 1);
  reply->table = table;
  reply->chart = cw_trend_part_draw (ask->part, &ask->scope, table);
  reply->rows = cw_trend_pick_rows (&ask->scope, table);
  return reply;
}

const CwJobClass cw_trend_job = {
  .work = work,
  .free_input = ask_free,
  .free_result = (GDestroyNotify) cw_trend_reply_free,
};
