#include "ui/coach/coach-words.h"

#include <glib/gi18n.h>

char *
cw_coach_words_dup_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gboolean is_last = i + 1 == names->len;

      if (i == 0)
        g_string_append (text, name);
      else if (is_last)
        /* Translators: before the last name of several */
        g_string_append_printf (text, _ (" and %s"), name);
      else
        g_string_append_printf (text, ", %s", name);
    }
  return g_string_free (text, FALSE);
}

char *
cw_coach_words_dup_partners (const CwCycle *cycle)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      g_ptr_array_add (names, partner->is_own ? (char *) _ ("You") : partner->name);
    }
  return cw_coach_words_dup_names (names);
}

char *
cw_coach_words_dup_circle (const CwCycle *cycle)
{
  guint count = cycle->partners->len;

  if (!cycle->is_mine)
    return g_strdup (_ ("Only its partners"));
  if (count == 1)
    return g_strdup (_ ("Only you"));
  if (count == 2)
    return g_strdup (_ ("Only the two of you"));
  if (count == 3)
    return g_strdup (_ ("Only the three of you"));

  return g_strdup_printf (ngettext ("Only the %u of you", "Only the %u of you", count), count);
}

char *
cw_coach_words_dup_asked (const CwCycle *cycle)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      if (!partner->is_own && !partner->takes_part)
        g_ptr_array_add (names, partner->name);
    }
  return names->len > 0 ? cw_coach_words_dup_names (names) : NULL;
}

gboolean
cw_coach_words_is_asked (const CwCycle *cycle)
{
  for (guint i = 0; i < cycle->partners->len; i++)
    {
      const CwPartner *partner = cycle->partners->pdata[i];

      if (partner->is_own)
        return !partner->takes_part;
    }
  return FALSE;
}

char *
cw_coach_words_dup_phase (const CwCycleModel *model, const char *key)
{
  for (guint i = 0; key != NULL && i < model->phases->len; i++)
    {
      const CwCyclePhase *phase = model->phases->pdata[i];

      if (g_str_equal (phase->key, key))
        return g_strdup (phase->title);
    }
  return g_strdup (key);
}

const char *
cw_coach_words_get_state (CwCycleState state)
{
  switch (state)
    {
    case CW_CYCLE_ACTIVE:
      return NULL;

    case CW_CYCLE_PAUSED:
      return _ ("Rests");

    case CW_CYCLE_DONE:
      return _ ("Closed: goal met");

    case CW_CYCLE_STOPPED:
      return _ ("Closed");
    }

  g_return_val_if_reached (NULL);
}

const char *
cw_coach_words_get_stage (CwStage stage)
{
  switch (stage)
    {
    case CW_STAGE_BASELINE:
      return _ ("Baseline");

    case CW_STAGE_INTERIM:
      return _ ("In between");

    case CW_STAGE_END:
      return _ ("End");
    }

  g_return_val_if_reached (NULL);
}

gboolean
cw_coach_words_is_closed (const CwCycle *cycle)
{
  return cycle->state == CW_CYCLE_DONE || cycle->state == CW_CYCLE_STOPPED;
}
