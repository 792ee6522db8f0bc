/* debrief-part.h - the four steps of a debrief on a page */
#pragma once

#include "ui/paper/paper.h"
#include "ui/paper/walk-content.h"

/* Adds nothing for a walk without cards. @is_large: for a wall, where evidence is left out */
void cw_debrief_part_add (CwPaper *paper, const CwWalkContent *content, gboolean is_large);

/* (transfer full): the debrief in large letters, for a wall. */
CwPaper *cw_debrief_poster_new (double width, double height, const CwWalkContent *content);
