#include "ui/paper/norms-part.h"

#include "ui/paper/sheet-words.h"

#include <glib/gi18n.h>

void
cw_norms_part_add (CwPaper *paper, const CwNorms *norms, gboolean is_small)
{
  g_autofree char *day = NULL, *parties = NULL, *agreed = NULL;

  if (norms == NULL)
    return;

  day = cw_sheet_dup_day (norms->day);
  parties = cw_norms_dup_parties (norms);
  agreed = g_strdup_printf (_ ("Agreed on %s by %s. This is not an evaluation record."), day,
                            parties);
  cw_paper_add_gap (paper, is_small ? 4 : 18);
  if (!is_small)
    cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("What We Agreed on Together"));
  cw_paper_add_text (paper, is_small ? CW_PAPER_SMALL : CW_PAPER_BODY, norms->text);
  cw_paper_add_gap (paper, 3);
  cw_paper_add_text (paper, CW_PAPER_SMALL, agreed);
}
