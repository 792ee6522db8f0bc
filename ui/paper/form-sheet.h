/* form-sheet.h - a form as a blank sheet for a pencil */
#pragma once

#include "ui/paper/paper.h"

#include "corewalk/form-document.h"
#include "corewalk/norms.h"

G_BEGIN_DECLS

typedef enum
{
  CW_FORM_SHEET_ROOMS, /* six rooms side by side, then lines for what is seen and heard in each */
  CW_FORM_SHEET_VISIT, /* one room, with what counts beside each look-for */
} CwFormSheetKind;

/* (transfer full). @norms: of walks, in force; NULL for none */
CwPaper *cw_form_sheet_new (double width,
                            double height,
                            CwFormSheetKind kind,
                            const CwFormDocument *form,
                            const CwNorms *norms);

G_END_DECLS
