#include "ui/host/host-papers.h"

#include "corewalk/host.h"
#include "ui/host/handout-window.h"

#include <glib/gi18n.h>

#define KEY_DONE "cw-done"
#define KEY_SUBJECT "cw-subject"

static void
done_cb (GtkWidget *page, GtkWidget *window)
{
  const gint64 *subject = g_object_get_data (G_OBJECT (window), KEY_SUBJECT);

  gtk_widget_activate_action (page, g_object_get_data (G_OBJECT (window), KEY_DONE), "x",
                              *subject);
}

static void
show (GtkWidget *page, GtkWidget *window, const char *done, gint64 subject)
{
  g_object_set_data (G_OBJECT (window), KEY_DONE, (gpointer) g_intern_string (done));
  g_object_set_data_full (G_OBJECT (window), KEY_SUBJECT, g_memdup2 (&subject, sizeof subject),
                          g_free);
  g_signal_connect_object (window, "done", G_CALLBACK (done_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

gboolean
cw_host_papers_show_notice (GtkWidget *page,
                            CwStore *store,
                            gint64 slot,
                            const char *done,
                            GError **error)
{
  CwHandout *notice = cw_host_notice (store, slot, error);

  if (notice == NULL)
    return FALSE;

  show (page,
        cw_handout_window_new (GTK_WINDOW (gtk_widget_get_root (page)),
                               _ ("Notice for the Host"), notice, _ ("Notice.txt"),
                               _ ("Host Was _Told")),
        done, slot);
  return TRUE;
}

gboolean
cw_host_papers_show_copy (GtkWidget *page,
                          CwStore *store,
                          gint64 visit,
                          const char *done,
                          GError **error)
{
  CwHandout *copy = cw_host_copy (store, visit, error);

  if (copy == NULL)
    return FALSE;

  show (page,
        cw_handout_window_new (GTK_WINDOW (gtk_widget_get_root (page)), _ ("Copy for the Host"),
                               copy, _ ("Copy.txt"), _ ("Copy Was _Given")),
        done, visit);
  return TRUE;
}
