#include "ui/trust/trust-papers.h"

#include "ui/trust/activity-paper.h"
#include "ui/trust/calendar-dialog.h"
#include "ui/trust/lost-dialog.h"
#include "ui/trust/norms-window.h"
#include "ui/trust/pairs-window.h"
#include "ui/trust/person-dialog.h"

void
cw_trust_papers_show (GtkWindow *parent, CwWorkSession *session, const char *name)
{
  static const struct
  {
    const char *name;
    GtkWidget *(*make) (GtkWindow *parent, CwWorkSession *session);
  } papers[] = {
    { "norms", cw_norms_paper_new },       { "calendar", cw_calendar_dialog_new },
    { "person", cw_person_dialog_new },    { "lost", cw_lost_dialog_new },
    { "activity", cw_activity_paper_new }, { "pairs", cw_pairs_window_new },
  };

  if (cw_work_session_get_store (session) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (name, papers[i].name))
      gtk_window_present (GTK_WINDOW (papers[i].make (parent, session)));
}
