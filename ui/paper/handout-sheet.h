/* handout-sheet.h - a handout on paper */
#pragma once

#include "corewalk/handout.h"
#include "ui/paper/paper.h"

/* (transfer full) */
CwPaper *cw_handout_sheet_new (double width, double height, const CwHandout *handout);
