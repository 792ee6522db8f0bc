#include "ui/paper/poster-sheet.h"

#include <glib/gi18n.h>

const char *
cw_poster_get_head (CwAcademyKind kind, guint index)
{
  static const char *const heads[][CW_ACADEMY_TEXTS] = {
    { N_ ("Our Question"), N_ ("Data We Looked At"), N_ ("What We Did"),
      N_ ("What Came of It") },
    { N_ ("What Students Will Be Able to Do"), N_ ("Evidence That Would Show It"),
      N_ ("What We Would See in Rooms"), N_ ("What We Do") },
  };

  return _ (heads[kind][index]);
}

char *
cw_poster_dup_whose (const CwAcademyWork *work)
{
  if (work->team == NULL)
    return g_strdup (work->school_name);
  if (*work->school_name == '\0')
    return g_strdup (work->team);
  return g_strdup_printf ("%s · %s", work->team, work->school_name);
}

CwPaper *
cw_poster_sheet_new (double width, double height, const CwAcademyWork *work)
{
  CwPaper *paper = cw_paper_new (width, height, work->title,
                                 _ ("For learning together. Not an evaluation record."));
  g_autofree char *whose = cw_poster_dup_whose (work);

  cw_paper_add_text (paper, CW_PAPER_TITLE, work->title);
  cw_paper_add_text (paper, CW_PAPER_BODY, whose);
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    {
      if (work->texts[i] == NULL)
        continue;
      cw_paper_add_gap (paper, 22);
      cw_paper_add_text (paper, CW_PAPER_HEADING, cw_poster_get_head (work->kind, i));
      cw_paper_add_gap (paper, 4);
      cw_paper_add_text (paper, CW_PAPER_LARGE, work->texts[i]);
    }
  return paper;
}
