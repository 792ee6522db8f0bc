/* judgement.h - words that judge instead of telling what was seen or heard */
#pragma once

#include <glib.h>

typedef struct
{
  int start; /* characters from the beginning of the text */
  int end;
} CwJudgement;

/* The words judged by: the person's own list in the configuration directory
 * (corewalk/judgement-words.txt) where there is one, else the list that comes with the program. */
GHashTable *cw_judgement_load_words (void);

/* (transfer full) (element-type CwJudgement): where @text holds one of @words outside quotation
 * marks, in order; free with g_array_unref(). Only the beginning of a very long text is read. */
GArray *cw_judgement_find (GHashTable *words, const char *text);
