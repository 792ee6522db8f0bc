#include "ui/host/year-papers.h"

#include "corewalk/rollover.h"
#include "ui/host/handout-window.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_ROLLOVER "cw-rollover"

static void
say (GtkWindow *parent, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_failed (GtkWindow *parent, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (parent, _ ("The Year Could Not Be Begun"), text);
}

static void
begin_cb (CwWorkSession *session, GtkWidget *window)
{
  CwStore *store = cw_work_session_get_store (session);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_rollover_run (store, g_object_get_data (G_OBJECT (window), KEY_ROLLOVER), NULL, NULL,
                        &error))
    say_failed (parent, error);
  cw_work_session_changed (session);
}

void
cw_year_papers_show_rollover (GtkWindow *parent, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GError) error = NULL;
  CwRollover *found;
  GtkWidget *window;
  gint64 today = cw_moment_local_day (cw_moment_now ());
  gboolean is_empty;

  if (store == NULL)
    return;
  found = cw_rollover_look (store, cw_rollover_suggest_day (store, today), &error);
  if (found == NULL)
    {
      say_failed (parent, error);
      return;
    }

  is_empty = found->walks->len + found->slots->len + found->opt_outs->len == 0;
  window =
      cw_handout_window_new (parent, _ ("New School Year"), cw_rollover_page (store, found),
                             _ ("New year.txt"), is_empty ? NULL : _ ("_Begin the Year"));
  g_object_set_data_full (G_OBJECT (window), KEY_ROLLOVER, found,
                          (GDestroyNotify) cw_rollover_free);
  g_signal_connect_object (window, "done", G_CALLBACK (begin_cb), session, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
cw_year_papers_show_leaving (GtkWindow *parent, CwWorkSession *session)
{
  CwStore *store = cw_work_session_get_store (session);

  if (store != NULL)
    gtk_window_present (
        GTK_WINDOW (cw_handout_window_new (parent, _ ("Hand the Work Over"),
                                           cw_leaving_page (store), _ ("Leaving.txt"), NULL)));
}
