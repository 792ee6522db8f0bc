#include "data/record/act-words.h"

#include "data/base/spoken.h"

#include <string.h>

/* What was done to a record of a kind; the kind follows at the end. */
static const char *const deeds[] = {
  N_ ("the change of %s"),
  N_ ("the deletion of %s"),
  N_ ("the restoring of %s"),
  N_ ("the settling of %s"),
};

static const char *const acts[] = {
  N_ ("a roster"),
  N_ ("what became of a next step"),
  N_ ("when an event is planned"),
  N_ ("the beginning of an event"),
  N_ ("the calling off of a planned visit"),
  N_ ("the closing of a cycle"),
  N_ ("the closing of a walk"),
  N_ ("the data tool of an event"),
  N_ ("the end of a visit"),
  N_ ("the end of an event"),
  N_ ("the model of a cycle"),
  N_ ("the moving of a debrief card"),
  N_ ("the notice of a planned visit"),
  N_ ("the partners of a cycle"),
  N_ ("the phase of a cycle"),
  N_ ("the publishing of a note"),
  N_ ("the sharing of a text"),
  N_ ("the state of a cycle"),
};

char *
cw_act_words_dup (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (title, acts[i]))
      return g_strdup (_ (acts[i]));

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      gsize length = strlen (deeds[i]) - strlen ("%s");

      if (strncmp (title, deeds[i], length) == 0)
        {
          g_auto (GStrv) around = g_strsplit (_ (deeds[i]), "%s", 2);

          return g_strconcat (around[0], _ (title + length), around[1], NULL);
        }
    }

  return g_strdup (_ (title)); /* the name of a kind */
}
