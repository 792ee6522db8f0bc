#include "app/cli/trend-output.h"

#include "app/cli/output.h"

#include <math.h>
#include <string.h>

#define FEW 10 /* rooms: below it a share is told as counts */

static void
add_count (CwJsonWriter *json, const char *key, const CwRate *rate, gint64 count)
{
  if (rate->is_suppressed)
    cw_json_add_null (json, key);
  else
    cw_json_add_int (json, key, count);
}

static void
add_rates (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *rates = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < rates->len; i++)
    {
      const CwRate *rate = g_ptr_array_index (rates, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "item", rate->item);
      cw_json_add_string (json, "item_key", rate->item_key);
      cw_json_add_string (json, "item_label", rate->item_label);
      cw_json_add_string (json, "group", rate->group);
      add_count (json, "n_seen", rate, rate->n_seen);
      add_count (json, "n_observable", rate, rate->n_observable);
      cw_json_add_double (json, "rate", rate->rate);
      cw_json_add_double (json, "low", rate->low);
      cw_json_add_double (json, "high", rate->high);
      cw_json_add_bool (json, "suppressed", rate->is_suppressed);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static char *
dup_share (double share)
{
  return isfinite (share) ? g_strdup_printf ("%.0f %%", share * 100) : NULL;
}

static void
print_rates (GPtrArray *rates)
{
  static const char *const heads[] = { "look-for", "group", ">seen", ">of", ">rate",
                                       ">low",     ">high", "",      NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < rates->len; i++)
    {
      const CwRate *rate = g_ptr_array_index (rates, i);

      cli_table_add (table, rate->item_label);
      cli_table_add (table, rate->group);
      if (rate->is_suppressed)
        for (guint k = 0; k < 2; k++)
          cli_table_add (table, NULL);
      else
        {
          cli_table_add_int (table, rate->n_seen);
          cli_table_add_int (table, rate->n_observable);
        }
      cli_table_add_take (table, dup_share (rate->rate));
      cli_table_add_take (table, dup_share (rate->low));
      cli_table_add_take (table, dup_share (rate->high));
      cli_table_add (table, rate->is_suppressed ? "fewer than 3 rooms" : NULL);
    }
  cli_table_print (table);
}

/* One field of a CSV file for a spreadsheet: quoted, and a text that it would take for a formula
 * begins with an apostrophe. */
static void
print_csv_text (const char *text)
{
  putchar ('"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    putchar ('\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        putchar ('"');
      putchar (*c);
    }
  putchar ('"');
}

static void
print_csv_count (const CwRate *rate, gint64 count)
{
  if (rate->is_suppressed)
    putchar (',');
  else
    printf (",%" G_GINT64_FORMAT, count);
}

/* Six digits are more than rooms can give; a point, whatever the locale. */
static void
print_csv_share (double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (isfinite (share))
    g_ascii_formatd (text, sizeof text, "%.6f", share);
  printf (",%s", text);
}

static void
print_csv (GPtrArray *rates)
{
  fputs ("item,look_for,group,n_seen,n_observable,rate,low,high,suppressed\r\n", stdout);
  for (guint i = 0; i < rates->len; i++)
    {
      const CwRate *rate = g_ptr_array_index (rates, i);

      print_csv_text (rate->item_key);
      putchar (',');
      print_csv_text (rate->item_label);
      putchar (',');
      print_csv_text (rate->group);
      print_csv_count (rate, rate->n_seen);
      print_csv_count (rate, rate->n_observable);
      print_csv_share (rate->rate);
      print_csv_share (rate->low);
      print_csv_share (rate->high);
      printf (",%s\r\n", rate->is_suppressed ? "true" : "false");
    }
}

static void
add_number (CwJsonWriter *json, const char *key, gint64 number)
{
  if (number < 0)
    cw_json_add_null (json, key);
  else
    cw_json_add_int (json, key, number);
}

static void
add_cells (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwTrendTable *table = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->columns->len; j++)
      {
        const CwTrendHead *row = table->rows->pdata[i], *column = table->columns->pdata[j];
        const CwTrendCell *cell = cw_trend_table_cell (table, i, j);

        cw_json_begin_object (json, NULL);
        cli_add_id (call, json, "id", row->id);
        cw_json_add_string (json, "row", row->label);
        cw_json_add_string (json, "row_key", row->key);
        cw_json_add_string (json, "column", column->label);
        cw_json_add_double (json, "value", cell->value);
        add_number (json, "n", cell->n);
        add_number (json, "of", cell->of);
        cw_json_add_double (json, "low", cell->low);
        cw_json_add_double (json, "high", cell->high);
        add_number (json, "rooms", cell->room_count);
        cw_json_add_bool (json, "suppressed", cell->is_hidden);
        cw_json_end_object (json);
      }
  cw_json_end_array (json);
}

/* A share of few rooms is told as they are: "7 of 12". */
static char *
dup_cell (const CwTrendTable *table, const CwTrendCell *cell)
{
  if (cell->is_hidden)
    return g_strdup ("*");
  if (!isfinite (cell->value))
    return NULL;
  if (table->unit == CW_TREND_COUNT && cell->of >= 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, cell->n, cell->of);
  if (table->unit == CW_TREND_SHARE && cell->of > 0 && cell->of < FEW)
    return g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, cell->n, cell->of);
  if (table->unit == CW_TREND_SHARE)
    return g_strdup_printf ("%.0f %% of %" G_GINT64_FORMAT, cell->value * 100, cell->of);
  return g_strdup_printf (table->unit == CW_TREND_COUNT || cell->value >= 100 ||
                                  (cell->n >= 0 && cell->of < 0)
                              ? "%.0f"
                              : "%.1f",
                          cell->value);
}

static const char *
name_head (const CwTrendHead *head)
{
  return *head->label == '\0' ? "–" : head->label;
}

static void
print_table (const CwTrendTable *table)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  gboolean has_hidden = FALSE;
  CliTable *lines;

  g_ptr_array_add (heads, g_strdup (table->title));
  for (guint j = 0; j < table->columns->len; j++)
    {
      const CwTrendHead *column = table->columns->pdata[j];

      g_ptr_array_add (heads, g_strconcat (">",
                                           table->columns->len > 1 ? name_head (column)
                                                                   : column->label,
                                           NULL));
    }
  g_ptr_array_add (heads, NULL);

  lines = cli_table_new ((const char *const *) heads->pdata);
  for (guint i = 0; i < table->rows->len; i++)
    {
      cli_table_add (lines, name_head (table->rows->pdata[i]));
      for (guint j = 0; j < table->columns->len; j++)
        {
          const CwTrendCell *cell = cw_trend_table_cell (table, i, j);

          cli_table_add_take (lines, dup_cell (table, cell));
          has_hidden = has_hidden || cell->is_hidden;
        }
    }
  cli_table_print (lines);
  if (has_hidden)
    printf ("\n* hidden: fewer than %" G_GINT64_FORMAT
            " rooms, or it would give such a cell away\n",
            table->fewest);
}

static void
print_csv_number (gint64 number)
{
  if (number < 0)
    putchar (',');
  else
    printf (",%" G_GINT64_FORMAT, number);
}

static void
print_table_csv (const CwTrendTable *table)
{
  fputs ("row,column,value,n,of,low,high,rooms,suppressed\r\n", stdout);
  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->columns->len; j++)
      {
        const CwTrendCell *cell = cw_trend_table_cell (table, i, j);

        print_csv_text (((const CwTrendHead *) table->rows->pdata[i])->label);
        putchar (',');
        print_csv_text (((const CwTrendHead *) table->columns->pdata[j])->label);
        print_csv_share (cell->value);
        print_csv_number (cell->n);
        print_csv_number (cell->of);
        print_csv_share (cell->low);
        print_csv_share (cell->high);
        print_csv_number (cell->room_count);
        printf (",%s\r\n", cell->is_hidden ? "true" : "false");
      }
}

void
cli_print_rates (CliCall *call, GPtrArray *rates)
{
  if (call->is_json)
    cli_print_json (call, add_rates, rates);
  else if (cli_call_option (call, "csv") != NULL)
    print_csv (rates);
  else
    print_rates (rates);
}

void
cli_print_trend (CliCall *call, CwTrendTable *table)
{
  if (call->is_json)
    cli_print_json (call, add_cells, table);
  else if (cli_call_option (call, "csv") != NULL)
    print_table_csv (table);
  else
    print_table (table);
}
