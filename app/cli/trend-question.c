#include "app/cli/trend-question.h"

#include "corewalk/form.h"
#include "corewalk/moment.h"
#include "corewalk/place.h"

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
find_item (CliCall *call, CwTrendQuestion *question, GError **error)
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

/* By its code or name, or by what names any record. */
static gboolean
find_school (CliCall *call, gint64 *school, GError **error)
{
  const char *text = cli_call_option (call, "school");

  if (text == NULL)
    return TRUE;

  *school = cw_school_find (call->store, text, error);
  if (*school == 0 && cli_find_option (call, "school", school, NULL))
    g_clear_error (error);
  else if (*school == 0)
    g_prefix_error (error, "--school: ");
  return *school != 0;
}

/* Fewer rooms than the rule wants can't be asked for, more can. */
static gboolean
read_fewest (CliCall *call, CwSuppressRule *rule, GError **error)
{
  rule->fewest = cli_call_count (call, "fewest", 3);
  if (rule->fewest >= 3)
    return TRUE;

  g_set_error_literal (error, CLI_USAGE, 0, "--fewest must be 3 or more");
  return FALSE;
}

gboolean
cli_trend_question_read (CliCall *call, CwTrendQuestion *question, GError **error)
{
  const char *form = cli_call_option (call, "form");

  *question = (CwTrendQuestion){
    .by = parse_by (cli_call_option (call, "by")),
    .from_day = cli_call_day (call, "from", G_MININT64),
    .to_day = cli_call_day (call, "to", G_MAXINT64),
    .grade = cli_call_option (call, "grade"),
    .subject = cli_call_option (call, "subject"),
    .segment = cli_call_option (call, "segment"),
    .today = cli_call_day (call, "on", cw_moment_local_day (cw_moment_now ())),
    .week_count = cli_call_count (call, "weeks", 4),
  };
  if (form != NULL && (question->form = cw_form_find (call->store, form, error)) == 0)
    {
      g_prefix_error (error, "--form: ");
      return FALSE;
    }
  return read_fewest (call, &question->rule, error) &&
         find_school (call, &question->school, error) && find_item (call, question, error);
}
