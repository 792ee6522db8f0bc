#include "ui/paper/debrief-part.h"

#include "ui/paper/norms-part.h"
#include "ui/paper/sheet-words.h"

#include <glib/gi18n.h>

static guint
count_cards (const CwWalkContent *content, CwStep step)
{
  guint count = 0;

  for (guint i = 0; i < content->cards->len; i++)
    count += ((CwCard *) content->cards->pdata[i])->step == step;
  return count;
}

static void
add_card (CwPaper *paper, const CwWalkContent *content, const CwCard *card, CwPaperStyle style)
{
  g_autofree char *rooms = cw_sheet_dup_rooms (content, card);
  g_autofree char *text = *rooms != '\0' && card->step == CW_STEP_PATTERN
                              ? g_strdup_printf ("%s (%s)", card->text, rooms)
                              : g_strdup (card->text);

  cw_paper_add_gap (paper, style == CW_PAPER_LARGE ? 6 : 3);
  cw_paper_add_labelled (paper, style == CW_PAPER_LARGE ? 16 : 12, "•", style, text);
}

static void
add_step (CwPaper *paper,
          const CwWalkContent *content,
          CwStep step,
          const char *title,
          const char *lead,
          gboolean is_large)
{
  if (count_cards (content, step) == 0)
    return;

  cw_paper_add_gap (paper, is_large ? 20 : 10);
  cw_paper_add_text (paper, is_large ? CW_PAPER_HEADING : CW_PAPER_SUBHEADING, title);
  cw_paper_add_text (paper, CW_PAPER_SMALL, lead);
  for (guint i = 0; i < content->cards->len; i++)
    {
      const CwCard *card = content->cards->pdata[i];

      if (card->step == step)
        add_card (paper, content, card, is_large ? CW_PAPER_LARGE : CW_PAPER_BODY);
    }
}

static void
add_next_row (CwPaper *paper, const CwCard *card, CwPaperStyle style)
{
  g_autofree char *due = card->due != G_MININT64 ? cw_sheet_dup_day (card->due) : g_strdup ("");
  g_autofree char *done =
      card->state == CW_CARD_DONE
          ? g_strdup_printf (_ ("Done. %s"), card->outcome != NULL ? card->outcome : "")
          : NULL;
  const CwPaperCell cells[] = { { .text = card->text, .small = done, .style = style },
                                { .text = card->owner, .style = style },
                                { .text = due, .style = style },
                                { .text = card->help, .style = style } };

  cw_paper_add_row (paper, CW_PAPER_ROW, cells, 0);
}

static void
add_next (CwPaper *paper, const CwWalkContent *content, gboolean is_large)
{
  static const double widths[] = { 4, 1.6, 1.5, 2, 0 };
  const CwPaperCell head[] = { { .text = _ ("What"), .style = CW_PAPER_STRONG },
                               { .text = _ ("Who"), .style = CW_PAPER_STRONG },
                               { .text = _ ("By when"), .style = CW_PAPER_STRONG },
                               { .text = _ ("With what help"), .style = CW_PAPER_STRONG } };

  if (count_cards (content, CW_STEP_NEXT) == 0)
    return;

  cw_paper_add_gap (paper, is_large ? 20 : 10);
  cw_paper_add_text (paper, is_large ? CW_PAPER_HEADING : CW_PAPER_SUBHEADING,
                     _ ("Next Level of Work"));
  cw_paper_add_gap (paper, 4);
  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, head, 0);
  for (guint i = 0; i < content->cards->len; i++)
    {
      const CwCard *card = content->cards->pdata[i];

      if (card->step == CW_STEP_NEXT)
        add_next_row (paper, card, is_large ? CW_PAPER_LARGE : CW_PAPER_BODY);
    }
}

void
cw_debrief_part_add (CwPaper *paper, const CwWalkContent *content, gboolean is_large)
{
  if (content->cards->len == 0)
    return;

  if (!is_large)
    {
      cw_paper_add_gap (paper, 16);
      cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Debrief"));
      add_step (paper, content, CW_STEP_DESCRIBE, _ ("Describe"), _ ("What we saw and heard"),
                FALSE);
    }
  add_step (paper, content, CW_STEP_PATTERN, is_large ? _ ("What We Found") : _ ("Analyze"),
            _ ("Patterns across the rooms"), is_large);
  add_step (paper, content, CW_STEP_PREDICT, _ ("Predict"),
            _ ("If you were a student here and did all that was asked, what would you know and "
               "be able to do?"),
            is_large);
  add_next (paper, content, is_large);
}

CwPaper *
cw_debrief_poster_new (double width, double height, const CwWalkContent *content)
{
  CwPaper *paper = cw_paper_new (width, height, content->walk->title, cw_sheet_get_foot ());
  g_autofree char *place = cw_sheet_dup_place (content);

  cw_paper_add_text (paper, CW_PAPER_TITLE, content->walk->title);
  cw_paper_add_text (paper, CW_PAPER_BODY, place);
  if (*content->problem != '\0')
    {
      cw_paper_add_gap (paper, 16);
      cw_paper_add_text (paper, CW_PAPER_HEADING, _ ("Problem of Practice"));
      cw_paper_add_text (paper, CW_PAPER_LARGE, content->problem);
    }
  cw_debrief_part_add (paper, content, TRUE);
  if (count_cards (content, CW_STEP_PATTERN) + count_cards (content, CW_STEP_PREDICT) +
          count_cards (content, CW_STEP_NEXT) ==
      0)
    {
      cw_paper_add_gap (paper, 20);
      cw_paper_add_text (paper, CW_PAPER_BODY, _ ("The debrief has no patterns yet."));
    }
  cw_norms_part_add (paper, content->norms, FALSE);
  return paper;
}
