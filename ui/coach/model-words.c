#include "ui/coach/model-words.h"

#include <glib/gi18n.h>

char *
cw_model_words_dup_about (const CwCycleModel *model)
{
  GString *text = g_string_new (model->about);

  for (guint i = 0; i < model->phases->len; i++)
    {
      const CwCyclePhase *phase = model->phases->pdata[i];

      g_string_append (text, i > 0 ? " → " : text->len > 0 ? "\n" : "");
      g_string_append (text, phase->title);
    }
  return g_string_free (text, FALSE);
}

char *
cw_model_words_dup_check (const CwCycleModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->goal_check->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) model->goal_check->pdata[i]);
  return g_string_free (text, FALSE);
}
