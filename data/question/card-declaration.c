#include "corewalk/card-declare.h"

#include "data/base/spoken.h"

char *
cw_card_dup_declaration (const CwSenderCard *card)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  if (card->evaluates == NULL)
    return g_strdup (_ ("Says nothing about whom he or she evaluates."));
  if (card->evaluates[0] == '\0')
    return g_strdup (_ ("Declares to evaluate nobody."));

  lines = g_strsplit (card->evaluates, "\n", -1);
  names = g_strjoinv ("; ", lines);
  /* Translators: %s is names of people and schools */
  return g_strdup_printf (_ ("Declares to evaluate: %s."), names);
}
