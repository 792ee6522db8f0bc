#include "ui/walks/walk-print.h"

#include "ui/paper/debrief-part.h"
#include "ui/paper/walk-sheet.h"
#include "ui/parts/paper-print.h"

static CwPaper *
make_sheet (double width, double height, gpointer content)
{
  return cw_walk_sheet_new (width, height, content);
}

static CwPaper *
make_poster (double width, double height, gpointer content)
{
  return cw_debrief_poster_new (width, height, content);
}

gboolean
cw_walk_print (GtkWidget *asker,
               CwStore *store,
               gint64 walk,
               gboolean is_poster,
               GError **error)
{
  CwWalkContent *content = cw_walk_content_read (store, walk, error);

  if (content == NULL)
    return FALSE;

  cw_paper_print (asker, content->walk->title, is_poster ? make_poster : make_sheet, content,
                  (GDestroyNotify) cw_walk_content_free);
  return TRUE;
}
