#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/agreement.h"
#include "corewalk/mark.h"

#include <math.h>

#define RELY 0.8 /* Krippendorff's guide values for alpha */
#define TENTATIVE 2.0 / 3

static const char *const weight_names[] = { "none", "linear", "quadratic" };
static const char *const scale_names[] = { "nominal", "ordinal", "interval", "ratio" };

static CwWeights
parse_weights (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (weight_names); i++)
    if (g_strcmp0 (text, weight_names[i]) == 0)
      return (CwWeights) i;
  return CW_WEIGHTS_NONE;
}

static void
add_interval (CwJsonWriter *json, const char *key, const CwFigure *figure)
{
  if (!isfinite (figure->low))
    {
      cw_json_add_null (json, key);
      return;
    }
  cw_json_begin_array (json, key);
  cw_json_add_double (json, NULL, figure->low);
  cw_json_add_double (json, NULL, figure->high);
  cw_json_end_array (json);
}

static void
add_alpha (CwJsonWriter *json, const CwAgreement *agreement)
{
  cw_json_begin_object (json, "alpha");
  for (guint i = 0; i < CW_SCALE_COUNT; i++)
    cw_json_add_double (json, scale_names[i], agreement->alpha[i].value);
  cw_json_end_object (json);
  cw_json_begin_object (json, "alpha_95");
  for (guint i = 0; i < CW_SCALE_COUNT; i++)
    add_interval (json, scale_names[i], &agreement->alpha[i]);
  cw_json_end_object (json);
}

static void
add_table (CwJsonWriter *json, const CwAgreement *agreement)
{
  cw_json_begin_array (json, "table");
  for (guint i = 0; i < agreement->size; i++)
    {
      cw_json_begin_array (json, NULL);
      for (guint j = 0; j < agreement->size; j++)
        cw_json_add_int (json, NULL, agreement->table[i * agreement->size + j]);
      cw_json_end_array (json);
    }
  cw_json_end_array (json);
}

static void
add_agreement (CwJsonWriter *json, const CwAgreement *agreement, CwWeights weights)
{
  cw_json_add_int (json, "units", agreement->unit_count);
  cw_json_add_int (json, "one_sided", agreement->one_sided);
  cw_json_add_double (json, "percent", agreement->percent.value);
  add_interval (json, "percent_95", &agreement->percent);
  cw_json_add_double (json, "jaccard", agreement->jaccard);
  cw_json_add_double (json, "kappa", agreement->kappa.value);
  add_interval (json, "kappa_95", &agreement->kappa);
  cw_json_add_string (json, "weights", weight_names[weights]);
  add_alpha (json, agreement);
  add_table (json, agreement);
  cw_json_add_bool (json, "paradox", agreement->is_paradox);
  cw_json_add_bool (json, "few_units", agreement->is_small);
}

static void
add_ratings (CwJsonWriter *json, const CwAgreementAnswer *answer, const CwAgreement *agreement)
{
  cw_json_begin_array (json, "ratings");
  for (guint i = 0; i < answer->ratings->len; i++)
    {
      const CwRating *rating = &g_array_index (answer->ratings, CwRating, i);
      g_autofree char *value = cw_mark_dup_text (agreement->level_count > 0, rating->value);

      if (rating->item != agreement->item)
        continue;
      cw_json_begin_object (json, NULL);
      cw_json_add_int (json, "room", rating->room);
      cw_json_add_string (json, "walker", answer->walkers->pdata[rating->walker]);
      cw_json_add_string (json, "value", value);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_answer (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwAgreementAnswer *answer = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "rooms", answer->room_count);
  cw_json_add_int (json, "raters", answer->walkers->len);
  cw_json_begin_array (json, "walkers");
  for (guint i = 0; i < answer->walkers->len; i++)
    cw_json_add_string (json, NULL, answer->walkers->pdata[i]);
  cw_json_end_array (json);
  add_agreement (json, answer->all, answer->weights);

  cw_json_begin_array (json, "items");
  for (guint i = 0; i < answer->items->len; i++)
    {
      const CwAgreement *agreement = answer->items->pdata[i];

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "item", agreement->item);
      cw_json_add_string (json, "item_key", agreement->key);
      cw_json_add_string (json, "item_label", agreement->label);
      add_agreement (json, agreement, answer->weights);
      add_ratings (json, answer, agreement);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static char *
dup_figure (const CwFigure *figure)
{
  if (!isfinite (figure->value))
    return g_strdup ("not defined");
  if (!isfinite (figure->low))
    return g_strdup_printf ("%.2f", figure->value);
  return g_strdup_printf ("%.2f (%.2f to %.2f)", figure->value, figure->low, figure->high);
}

/* The alpha that suits what was marked: levels have an order. */
static const CwFigure *
find_alpha (const CwAgreement *agreement)
{
  return &agreement->alpha[agreement->level_count > 0 ? CW_SCALE_ORDINAL : CW_SCALE_NOMINAL];
}

static void
add_row (CliTable *table, const char *label, const CwAgreement *agreement, gboolean has_kappa)
{
  gboolean is_known = isfinite (agreement->percent.value);

  cli_table_add (table, label);
  cli_table_add_int (table, agreement->unit_count);
  cli_table_add_take (table, is_known
                                 ? g_strdup_printf ("%.0f %%", agreement->percent.value * 100)
                                 : NULL);
  cli_table_add_take (table, has_kappa ? dup_figure (&agreement->kappa) : NULL);
  cli_table_add_take (table, dup_figure (find_alpha (agreement)));
  cli_table_add (table, agreement->is_paradox ? "nearly all one value: look at the table"
                        : agreement->is_small ? "few: read with caution"
                                              : NULL);
}

static void
print_figures (const CwAgreementAnswer *answer)
{
  static const char *const heads[] = {
    "look-for", ">units", ">same", "kappa", "alpha", "", NULL
  };
  CliTable *table = cli_table_new (heads);
  gboolean has_kappa = answer->walkers->len == 2;

  for (guint i = 0; i < answer->items->len; i++)
    {
      const CwAgreement *agreement = answer->items->pdata[i];

      add_row (table, agreement->label, agreement, has_kappa);
    }
  add_row (table, "all together", answer->all, has_kappa && answer->all->level_count >= 0);
  cli_table_print (table);
}

/* What each walker marked, one column a walker. */
static void
print_ratings (const CwAgreementAnswer *answer)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  CliTable *table;
  guint at = 0;

  g_ptr_array_add (heads, (gpointer) "look-for");
  g_ptr_array_add (heads, (gpointer) ">room");
  for (guint i = 0; i < answer->walkers->len; i++)
    g_ptr_array_add (heads, answer->walkers->pdata[i]);
  g_ptr_array_add (heads, NULL);
  table = cli_table_new ((const char *const *) heads->pdata);

  while (at < answer->ratings->len)
    {
      const CwRating *first = &g_array_index (answer->ratings, CwRating, at);
      const CwAgreement *agreement = NULL;
      guint walker = 0;

      for (guint i = 0; i < answer->items->len; i++)
        if (((const CwAgreement *) answer->items->pdata[i])->item == first->item)
          agreement = answer->items->pdata[i];
      if (agreement != NULL)
        {
          cli_table_add (table, agreement->label);
          cli_table_add_int (table, first->room);
        }
      for (; at < answer->ratings->len; at++)
        {
          const CwRating *rating = &g_array_index (answer->ratings, CwRating, at);

          if (rating->item != first->item || rating->room != first->room)
            break;
          if (agreement == NULL || rating->walker < walker)
            continue;
          for (; walker < rating->walker; walker++)
            cli_table_add (table, NULL);
          cli_table_add_take (table,
                              cw_mark_dup_text (agreement->level_count > 0, rating->value));
          walker++;
        }
      for (; agreement != NULL && walker < answer->walkers->len; walker++)
        cli_table_add (table, NULL);
    }
  cli_table_print (table);
}

static void
print_value_table (const CwAgreement *agreement)
{
  static const char *const seen[] = { "not seen", "seen" };

  for (guint i = 0; i < agreement->size; i++)
    {
      g_autofree char *name =
          agreement->level_count > 0 ? g_strdup_printf ("level %u", i + 1) : g_strdup (seen[i]);

      printf ("  %-10s", name);
      for (guint j = 0; j < agreement->size; j++)
        printf (" %5" G_GINT64_FORMAT, agreement->table[i * agreement->size + j]);
      putchar ('\n');
    }
}

static void
print_answer (const CwAgreementAnswer *answer, gboolean is_lesson)
{
  double alpha = find_alpha (answer->all)->value;

  if (answer->all->unit_count == 0)
    {
      puts ("No two walkers marked the same look-for in the same room.");
      return;
    }

  printf ("%u walkers, %u room%s in common. This calibrates the tool, not the person.\n\n",
          answer->walkers->len, answer->room_count, answer->room_count == 1 ? "" : "s");
  if (is_lesson)
    {
      print_ratings (answer);
      putchar ('\n');
    }
  print_figures (answer);
  if (answer->walkers->len == 2)
    printf ("\nkappa: weights %s\n", weight_names[answer->weights]);
  if (answer->all->size > 0)
    {
      puts ("\nAll together, who comes first by name in the rows:");
      print_value_table (answer->all);
    }
  if (isfinite (alpha) && !answer->all->is_small)
    printf (
        "\nAlpha of 0.80 and more can be relied on, of 0.67 and more for tentative conclusions: this "
        "is %s.\n",
        alpha >= RELY        ? "to be relied on"
        : alpha >= TENTATIVE ? "tentative"
                             : "neither");
}

static gboolean
run_agreement (CliCall *call, GError **error)
{
  const char *lesson = cli_call_option (call, "calibration");
  gint64 room = cli_call_count (call, "room", 0);
  g_autoptr (CwAgreementAnswer) answer = NULL;
  gint64 walk = 0;

  if ((lesson != NULL) == (cli_call_argument (call, 0) != NULL))
    {
      g_set_error_literal (error, CLI_USAGE, 0, "name one walk, or one with --calibration");
      return FALSE;
    }
  if (!cli_find_option (call, "calibration", &walk, error) ||
      (walk == 0 && (walk = cli_find_argument (call, 0, error)) == 0))
    return FALSE;

  answer = cw_agreement_of_walk (call->store, walk, room,
                                 parse_weights (cli_call_option (call, "weights")), error);
  if (answer == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_answer, answer);
  else
    print_answer (answer, lesson != NULL);
  return TRUE;
}

static const CliOption options[] = {
  { "calibration", "WALK", "of a walk whose walkers all saw one lesson: also who marked what" },
  { "room", "N", "only visits of that number" },
  { "weights", "none|linear|quadratic", "of kappa, for levels (default: none)" },
  { NULL },
};

const CliCommand cli_agreement_commands[] = {
  {
      "agreement",
      NULL,
      "[WALK]",
      "Show how far walkers who were in the same rooms marked look-fors alike",
      "Visits of a team walk are paired by their number. Percent, Cohen's kappa (two walkers), Krippendorff's "
      "alpha (any number, ordinal for levels) with 95 % intervals, and the table they come from. What one could "
      "not observe is left out. It calibrates the tool, not the person.",
      "agreement ana-7f:12 --weights linear",
      CLI_NEEDS_READER,
      FALSE,
      options,
      run_agreement,
  },
  { NULL },
};
