#include "ui/trust/activity-paper.h"

#include "corewalk/activity.h"
#include "ui/host/handout-window.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

GtkWidget *
cw_activity_paper_new (GtkWindow *parent, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GError) error = NULL;
  CwHandout *page = store != NULL ? cw_activity_page (store, &error) : cw_handout_new ();
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (page != NULL)
    return cw_handout_window_new (parent, _ ("How Much Coaching There Is"), page,
                                  _ ("Coaching in numbers.txt"), NULL);

  text = cw_trouble_dup_act_text (error);
  dialog = adw_message_dialog_new (parent, _ ("That Could Not Be Done"), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  return dialog;
}
