/* poster-sheet.h - a project or a plan of an academy in large letters, for a wall */
#pragma once

#include "corewalk/academy.h"
#include "ui/paper/paper.h"

G_BEGIN_DECLS

/* What text @index of such a work says: "Students will be able to". (transfer none) */
const char *cw_poster_get_head (CwAcademyKind kind, guint index);

/* Whose it is: team and school. (transfer full): "" for nobody known. */
char *cw_poster_dup_whose (const CwAcademyWork *work);

CwPaper *cw_poster_sheet_new (double width, double height, const CwAcademyWork *work);

G_END_DECLS
