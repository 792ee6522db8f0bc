/* walk-sheet.h - a walk on paper: why, which rooms, what was marked, what was seen and heard, the debrief */
#pragma once

#include "ui/paper/paper.h"
#include "ui/paper/walk-content.h"

G_BEGIN_DECLS

/* (transfer full) */
CwPaper *cw_walk_sheet_new (double width, double height, const CwWalkContent *content);

G_END_DECLS
