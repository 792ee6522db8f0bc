#include "ui/trust/half-days.h"

#include <glib/gi18n.h>

static const char *const halves[CW_HALF_DAYS][2] = {
  { "mon-am", N_ ("Monday morning") },    { "mon-pm", N_ ("Monday afternoon") },
  { "tue-am", N_ ("Tuesday morning") },   { "tue-pm", N_ ("Tuesday afternoon") },
  { "wed-am", N_ ("Wednesday morning") }, { "wed-pm", N_ ("Wednesday afternoon") },
  { "thu-am", N_ ("Thursday morning") },  { "thu-pm", N_ ("Thursday afternoon") },
  { "fri-am", N_ ("Friday morning") },    { "fri-pm", N_ ("Friday afternoon") },
};

const char *
cw_half_day_get_key (guint half)
{
  return halves[half][0];
}

const char *
cw_half_day_get_name (guint half)
{
  return _ (halves[half][1]);
}

char *
cw_half_day_dup_words (const char *text)
{
  GString *words = g_string_new (text);

  for (guint i = 0; i < CW_HALF_DAYS; i++)
    g_string_replace (words, halves[i][0], _ (halves[i][1]), 0);
  return g_string_free (words, FALSE);
}
