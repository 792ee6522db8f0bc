#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/form.h"
#include "corewalk/trend.h"

#include <math.h>
#include <string.h>

static CwBy
parse_by (const char *text)
{
  static const char *const names[] = { "month", "school", "grade", "subject",
                                       "segment" }; /* as CwBy, after CW_BY_NOTHING */

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return (CwBy) (CW_BY_MONTH + i);
  return CW_BY_NOTHING;
}

/* The look-for of that key in @form; an item of another form by that key makes it ambiguous. */
static gboolean
look_in_form (CliCall *call, gint64 form, const char *key, gint64 *found, GError **error)
{
  g_autoptr (GPtrArray) items = cw_form_items (call->store, form, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CwItem *item = g_ptr_array_index (items, i);

      if (!g_str_equal (item->key, key) || item->id == *found)
        continue;
      if (*found != 0)
        {
          g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                       "--item: several forms have a look-for '%s'. Name one with --form", key);
          return FALSE;
        }
      *found = item->id;
    }
  return items != NULL;
}

/* --item is a key, in --form or in any one form, or else what names any record. */
static gboolean
find_item (CliCall *call, CwRateQuestion *question, GError **error)
{
  const char *text = cli_call_option (call, "item");
  g_autoptr (GPtrArray) forms = NULL;

  if (text == NULL)
    return TRUE;
  if (question->form != 0 && !look_in_form (call, question->form, text, &question->item, error))
    return FALSE;
  if (question->form == 0 && (forms = cw_form_list (call->store, error)) == NULL)
    return FALSE;
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = g_ptr_array_index (forms, i);

      if (!look_in_form (call, form->id, text, &question->item, error))
        return FALSE;
    }
  return question->item != 0 || cli_find_option (call, "item", &question->item, error);
}

static gboolean
read_question (CliCall *call, CwRateQuestion *question, GError **error)
{
  const char *form = cli_call_option (call, "form");

  *question = (CwRateQuestion){
    .by = parse_by (cli_call_option (call, "by")),
    .from_day = cli_call_day (call, "from", G_MININT64),
    .to_day = cli_call_day (call, "to", G_MAXINT64),
  };
  if (form != NULL && (question->form = cw_form_find (call->store, form, error)) == 0)
    {
      g_prefix_error (error, "--form: ");
      return FALSE;
    }
  return cli_find_option (call, "school", &question->school, error) &&
         find_item (call, question, error);
}

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

static gboolean
run_rate (CliCall *call, GError **error)
{
  CwRateQuestion question;
  g_autoptr (GPtrArray) rates = NULL;

  if (!read_question (call, &question, error))
    return FALSE;
  rates = cw_trend_rate (call->store, &question, error);
  if (rates == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_rates, rates);
  else if (cli_call_option (call, "csv") != NULL)
    print_csv (rates);
  else
    print_rates (rates);
  return TRUE;
}

static const CliOption rate_options[] = {
  { "form", "FORM", "one form, in all its versions (default: all)" },
  { "item", "ITEM", "one look-for, by its key or id (default: all)" },
  { "by", "month|school|grade|subject|segment", "a row for each" },
  { "school", "SCHOOL", "one school (default: all)" },
  { "from", "DAY", "first day, YYYY-MM-DD" },
  { "to", "DAY", "last day, YYYY-MM-DD" },
  { "csv", NULL, "print a file for a spreadsheet" },
  { NULL },
};

const CliCommand cli_trend_commands[] = {
  {
      "trend",
      "rate",
      "",
      "Show how often look-fors were seen, of the rooms where they could be",
      "Each rate comes with its counts and its 95 % interval (Wilson). A row of fewer than 3 rooms is "
      "hidden.",
      "trend rate --form student-talk --by month --from 2026-09-01",
      CLI_NEEDS_READER,
      FALSE,
      rate_options,
      run_rate,
  },
  { NULL },
};
