#include "ui/host/host-act.h"

#include "corewalk/host.h"
#include "corewalk/slot.h"
#include "ui/host/host-papers.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const names[] = { "start",      "notice", "told",  "untold",   "call-off",
                                     "plan-again", "copy",   "given", "not-given" };

void
cw_host_act_install (GtkWidgetClass *widget_class,
                     const char *group,
                     GtkWidgetActionActivateFunc run)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (group, ".", names[i], NULL);

      gtk_widget_class_install_action (widget_class, name, "x", run);
    }
}

static void
say_failed (GtkWidget *page, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (page, "work.say", "s", text);
}

void
cw_host_act_say (GtkWidget *page,
                 CwWorkSession *session,
                 gboolean is_done,
                 const char *text,
                 const GError *error)
{
  if (!is_done)
    {
      say_failed (page, error);
      return;
    }

  gtk_widget_activate_action (page, "work.say-undo", "s", text);
  cw_work_session_changed (session);
}

static void
start (GtkWidget *page, CwWorkSession *session, gint64 slot)
{
  g_autoptr (GError) error = NULL;
  gint64 visit = cw_slot_start (cw_work_session_get_store (session), slot, NULL, NULL, &error);

  if (visit == 0)
    {
      say_failed (page, error);
      return;
    }

  cw_work_session_changed (session);
  gtk_widget_activate_action (page, "work.show-visit", "x", visit);
}

/* Once a person says that the host has the paper, it counts as told or given. */
static void
show_paper (GtkWidget *page, CwStore *store, const char *name, const char *act, gint64 id)
{
  g_autofree char *group = g_strndup (name, (gsize) (act - name));
  g_autofree char *done =
      g_strconcat (group, g_str_equal (act, "copy") ? "given" : "told", NULL);
  g_autoptr (GError) error = NULL;

  if (!(g_str_equal (act, "copy") ? cw_host_papers_show_copy (page, store, id, done, &error)
                                  : cw_host_papers_show_notice (page, store, id, done, &error)))
    say_failed (page, error);
}

static gboolean
record (CwStore *store, const char *act, gint64 id, const char **text, GError **error)
{
  gboolean is_told = g_str_equal (act, "told"), is_given = g_str_equal (act, "given");

  if (is_told || g_str_equal (act, "untold"))
    {
      *text = is_told ? _ ("Host told") : _ ("Host not told");
      return cw_slot_set_noticed (store, id, is_told, NULL, error);
    }
  if (is_given || g_str_equal (act, "not-given"))
    {
      *text = is_given ? _ ("Copy given") : _ ("Copy not given");
      return cw_host_copy_set_given (store, id, is_given, NULL, error);
    }

  *text = g_str_equal (act, "call-off") ? _ ("Visit called off") : _ ("Visit planned");
  return cw_slot_set_off (store, id, g_str_equal (act, "call-off"), NULL, error);
}

void
cw_host_act_run (GtkWidget *page, CwWorkSession *session, const char *name, GVariant *parameter)
{
  CwStore *store = session != NULL ? cw_work_session_get_store (session) : NULL;
  const char *act = strchr (name, '.') + 1;
  gint64 id = g_variant_get_int64 (parameter);
  const char *text = NULL;
  gboolean is_done;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (g_str_equal (act, "start"))
    start (page, session, id);
  else if (g_str_equal (act, "notice") || g_str_equal (act, "copy"))
    show_paper (page, store, name, act, id);
  else
    {
      is_done = record (store, act, id, &text, &error);
      cw_host_act_say (page, session, is_done, text, error);
    }
}
