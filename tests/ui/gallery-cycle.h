/* gallery-cycle.h - coaching cycles that pictures are taken of */
#pragma once

#include "tests/ui/partner.h"

/*
 * A cycle of @store's person and @ben with a goal, a phase, events, a step, evidence, and one question on which
 * the two wrote different things; one that Ben has asked for; and a closed one. Both trust each other's cards.
 *
 * Returns: the first one.
 */
gint64 gallery_cycle_make (CwStore *store, Partner *ben);

/* What @from's person wrote of the cycle comes to @to's. @folder: for the file between them */
void gallery_cycle_send (CwStore *from, CwStore *to, const char *cycle, const char *folder);
