/* norms-part.h - what was agreed on together, on a page: which norms, by whom, when */
#pragma once

#include "corewalk/norms.h"
#include "ui/paper/paper.h"

/* @norms: NULL adds nothing. @is_small: in the head of a sheet for a pencil */
void cw_norms_part_add (CwPaper *paper, const CwNorms *norms, gboolean is_small);
