/* couple.h - two coaches on two laptops who share a coaching cycle, and the files that go between them */
#pragma once

#include "tests/ui/sketch.h"

typedef struct
{
  Sketch *ana; /* with a school, a walk, and the cycle that she began */
  char *directory;
  CwWorkSession *ben; /* Ben Ortiz, who has nothing yet */
  gint64 cycle;       /* in Ana's store */
} Couple;

/* "Who talks in math?", begun 3 weeks ago with a partner's yes still to come. */
Couple *couple_new (void);
void couple_free (Couple *couple);

/* (transfer none) */
CwStore *couple_ana (Couple *couple);
CwStore *couple_ben (Couple *couple);

/* What Ana wrote of the cycle reaches Ben by a file, or the other way. Both sessions hear of it. */
void couple_send_to_ben (Couple *couple);
void couple_send_to_ana (Couple *couple);

/* The same record in Ben's store. */
gint64 couple_find_at_ben (Couple *couple, gint64 record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Couple, couple_free)
