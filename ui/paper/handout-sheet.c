#include "ui/paper/handout-sheet.h"

#include <glib/gi18n.h>

#define LEFT_COLUMN 110.0

static void
add_block (CwPaper *paper, const CwHandoutBlock *block)
{
  gboolean is_line = block->kind == CW_HANDOUT_LINE || block->kind == CW_HANDOUT_TODO;
  const char *left = block->left != NULL ? block->left : "";
  g_autofree char *label =
      block->kind == CW_HANDOUT_TODO ? g_strdup_printf ("☐ %s", left) : g_strdup (left);

  switch (block->kind)
    {
    case CW_HANDOUT_TITLE:
      cw_paper_add_text (paper, CW_PAPER_TITLE, block->text);
      cw_paper_add_gap (paper, 8);
      break;
    case CW_HANDOUT_HEADING:
      cw_paper_add_gap (paper, 14);
      cw_paper_add_text (paper, CW_PAPER_HEADING, block->text);
      cw_paper_add_gap (paper, 4);
      break;
    case CW_HANDOUT_TEXT:
    case CW_HANDOUT_LINE:
    case CW_HANDOUT_TODO:
    default:
      cw_paper_add_gap (paper, is_line ? 2 : 5);
      if (*label != '\0')
        cw_paper_add_labelled (paper, LEFT_COLUMN, label, CW_PAPER_BODY, block->text);
      else
        cw_paper_add_text (paper, CW_PAPER_BODY, block->text);
    }
}

CwPaper *
cw_handout_sheet_new (double width, double height, const CwHandout *handout)
{
  const CwHandoutBlock *first = handout->blocks->len > 0 ? handout->blocks->pdata[0] : NULL;
  CwPaper *paper = cw_paper_new (width, height, first != NULL ? first->text : "",
                                 _ ("For learning together. Not an evaluation record."));

  for (guint i = 0; i < handout->blocks->len; i++)
    add_block (paper, handout->blocks->pdata[i]);
  return paper;
}
