#include "ui/shell/page-kind.h"
#include "ui/academy/calibration-page.h"
#include "ui/academy/work-page.h"

#include "corewalk/cycle-event.h"
#include "corewalk/cycle.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/coach/cycle-page.h"
#include "ui/coach/event-page.h"
#include "ui/coach/event-words.h"
#include "ui/coach/new-cycle-page.h"
#include "ui/debrief/debrief-page.h"
#include "ui/host/hosts-page.h"
#include "ui/shell/add-rooms-page.h"
#include "ui/students/result-page.h"
#include "ui/students/results-file-page.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/late-page.h"
#include "ui/walks/new-walk-page.h"

#include <glib/gi18n.h>

static GtkWidget *
make_visit_page (void)
{
  return g_object_new (CW_TYPE_VISIT_PAGE, NULL);
}

static gboolean
show_visit (GtkWidget *page, CwWorkSession *session, gint64 visit, GError **error)
{
  return cw_visit_page_set_visit (CW_VISIT_PAGE (page), session, visit, error);
}

static gboolean
refresh_visit (GtkWidget *page)
{
  return cw_visit_page_refresh (CW_VISIT_PAGE (page));
}

static gint64
find_walk_of_visit (CwStore *store, gint64 id)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, NULL);

  /* An observation lies in its event, not in a walk that a person looks for in the list. */
  return visit != NULL && cw_event_of_walk (store, visit->walk) == 0 ? visit->walk : 0;
}

static char *
dup_title_of_visit (CwStore *store, gint64 id)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, NULL);

  return visit != NULL ? g_strdup_printf (_ ("Visit %d – Corewalk"), (int) visit->number)
                       : NULL;
}

static void
walk_made_cb (GtkWidget *page, gint64 walk)
{
  gtk_widget_activate_action (page, "work.show-walk", "x", walk);
}

static GtkWidget *
make_new_walk_page (void)
{
  GtkWidget *page = g_object_new (CW_TYPE_NEW_WALK_PAGE, NULL);

  g_signal_connect (page, "made", G_CALLBACK (walk_made_cb), NULL);
  return page;
}

static gboolean
begin_walk (GtkWidget *page, CwWorkSession *session, gint64 none, GError **error)
{
  cw_new_walk_page_begin (CW_NEW_WALK_PAGE (page), session);
  return TRUE;
}

static gboolean
show_debrief (GtkWidget *page, CwWorkSession *session, gint64 walk, GError **error)
{
  return cw_debrief_page_set_walk (CW_DEBRIEF_PAGE (page), session, walk, error);
}

static gboolean
refresh_debrief (GtkWidget *page)
{
  return cw_debrief_page_refresh (CW_DEBRIEF_PAGE (page));
}

static gint64
find_walk (CwStore *store, gint64 walk)
{
  return walk;
}

static char *
dup_title_of_debrief (CwStore *store, gint64 id)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store, id, NULL);

  return walk != NULL ? g_strdup_printf (_ ("Debrief of %s – Corewalk"), walk->title) : NULL;
}

static GtkWidget *
make_add_rooms_page (void)
{
  return g_object_new (CW_TYPE_ADD_ROOMS_PAGE, NULL);
}

static gboolean
begin_rooms (GtkWidget *page, CwWorkSession *session, gint64 none, GError **error)
{
  cw_add_rooms_page_begin (CW_ADD_ROOMS_PAGE (page), session);
  return TRUE;
}

static gboolean
show_late_entry (GtkWidget *page, CwWorkSession *session, gint64 walk, GError **error)
{
  return cw_late_page_set_walk (CW_LATE_PAGE (page), session, walk, error);
}

static gboolean
refresh_late_entry (GtkWidget *page)
{
  return cw_late_page_refresh (CW_LATE_PAGE (page));
}

static gboolean
show_hosts (GtkWidget *page, CwWorkSession *session, gint64 walk, GError **error)
{
  return cw_hosts_page_set_walk (CW_HOSTS_PAGE (page), session, walk, error);
}

static gboolean
refresh_hosts (GtkWidget *page)
{
  return cw_hosts_page_refresh (CW_HOSTS_PAGE (page));
}

static gboolean
show_cycle (GtkWidget *page, CwWorkSession *session, gint64 cycle, GError **error)
{
  return cw_cycle_page_set_cycle (CW_CYCLE_PAGE (page), session, cycle, error);
}

static gboolean
refresh_cycle (GtkWidget *page)
{
  return cw_cycle_page_refresh (CW_CYCLE_PAGE (page));
}

static char *
dup_title_of_cycle (CwStore *store, gint64 id)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, id, NULL);

  return cycle != NULL ? g_strdup_printf (_ ("%s – Corewalk"), cycle->title) : NULL;
}

static gboolean
show_event (GtkWidget *page, CwWorkSession *session, gint64 event, GError **error)
{
  return cw_event_page_set_event (CW_EVENT_PAGE (page), session, event, error);
}

static gboolean
refresh_event (GtkWidget *page)
{
  return cw_event_page_refresh (CW_EVENT_PAGE (page));
}

static char *
dup_title_of_event (CwStore *store, gint64 id)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, NULL);

  return event != NULL
             ? g_strdup_printf (_ ("%s – Corewalk"), cw_event_words_get_kind (event->kind))
             : NULL;
}

static void
cycle_made_cb (GtkWidget *page, gint64 cycle)
{
  gtk_widget_activate_action (page, "work.show-cycle", "x", cycle);
  gtk_widget_activate_action (page, "work.say-undo", "s", _ ("The cycle has begun"));
}

static GtkWidget *
make_new_cycle_page (void)
{
  GtkWidget *page = g_object_new (CW_TYPE_NEW_CYCLE_PAGE, NULL);

  g_signal_connect (page, "made", G_CALLBACK (cycle_made_cb), NULL);
  return page;
}

static gboolean
begin_cycle (GtkWidget *page, CwWorkSession *session, gint64 none, GError **error)
{
  cw_new_cycle_page_begin (CW_NEW_CYCLE_PAGE (page), session);
  return TRUE;
}

static GtkWidget *
make_result_page (void)
{
  return g_object_new (CW_TYPE_RESULT_PAGE, NULL);
}

static gboolean
begin_result (GtkWidget *page, CwWorkSession *session, gint64 none, GError **error)
{
  cw_result_page_begin (CW_RESULT_PAGE (page), session);
  return TRUE;
}

static GtkWidget *
make_results_file_page (void)
{
  return g_object_new (CW_TYPE_RESULTS_FILE_PAGE, NULL);
}

static gboolean
begin_results_file (GtkWidget *page, CwWorkSession *session, gint64 none, GError **error)
{
  cw_results_file_page_begin (CW_RESULTS_FILE_PAGE (page), session);
  return TRUE;
}

static GtkWidget *
make_work_page (void)
{
  return g_object_new (CW_TYPE_WORK_PAGE, NULL);
}

static gboolean
show_work (GtkWidget *page, CwWorkSession *session, gint64 work, GError **error)
{
  return cw_work_page_set_work (CW_WORK_PAGE (page), session, work, error);
}

static gboolean
refresh_work (GtkWidget *page)
{
  return cw_work_page_refresh (CW_WORK_PAGE (page));
}

static GtkWidget *
make_calibration_page (void)
{
  return g_object_new (CW_TYPE_CALIBRATION_PAGE, NULL);
}

static gboolean
show_calibration (GtkWidget *page, CwWorkSession *session, gint64 id, GError **error)
{
  return cw_calibration_page_set (CW_CALIBRATION_PAGE (page), session, id, error);
}

static gboolean
refresh_calibration (GtkWidget *page)
{
  return cw_calibration_page_refresh (CW_CALIBRATION_PAGE (page));
}

const CwPageKind cw_page_kinds[] = {
  {
      .name = "visit",
      .goes_on = TRUE,
      .action = "work.show-visit",
      .parameter = "x",
      .make = make_visit_page,
      .show = show_visit,
      .refresh = refresh_visit,
      .find_walk = find_walk_of_visit,
      .dup_title = dup_title_of_visit,
      .draft = "window:visit",
  },
  {
      .name = "debrief",
      .action = "work.show-debrief",
      .parameter = "x",
      .make = cw_debrief_page_new,
      .show = show_debrief,
      .refresh = refresh_debrief,
      .find_walk = find_walk,
      .dup_title = dup_title_of_debrief,
  },
  {
      .name = "late-entry",
      .action = "work.late-entry",
      .parameter = "x",
      .make = cw_late_page_new,
      .show = show_late_entry,
      .refresh = refresh_late_entry,
      .find_walk = find_walk,
      .draft = "window:late-entry",
  },
  {
      .name = "hosts",
      .action = "work.show-hosts",
      .parameter = "x",
      .make = cw_hosts_page_new,
      .show = show_hosts,
      .refresh = refresh_hosts,
      .find_walk = find_walk,
  },
  {
      .name = "cycle",
      .action = "work.show-cycle",
      .parameter = "x",
      .make = cw_cycle_page_new,
      .show = show_cycle,
      .refresh = refresh_cycle,
      .dup_title = dup_title_of_cycle,
  },
  {
      .name = "event",
      .action = "work.show-event",
      .parameter = "x",
      .make = cw_event_page_new,
      .show = show_event,
      .refresh = refresh_event,
      .dup_title = dup_title_of_event,
  },
  {
      .name = "new-cycle",
      .action = "work.new-cycle",
      .make = make_new_cycle_page,
      .show = begin_cycle,
      .is_unfinished = TRUE,
  },
  {
      .name = "new-walk",
      .action = "work.new",
      .make = make_new_walk_page,
      .show = begin_walk,
      .is_unfinished = TRUE,
  },
  {
      .name = "add-rooms",
      .action = "work.add-rooms",
      .make = make_add_rooms_page,
      .show = begin_rooms,
      .is_unfinished = TRUE,
  },
  {
      .name = "add-result",
      .action = "work.add-result",
      .make = make_result_page,
      .show = begin_result,
      .is_unfinished = TRUE,
  },
  {
      .name = "read-results",
      .action = "work.read-results",
      .make = make_results_file_page,
      .show = begin_results_file,
      .is_unfinished = TRUE,
  },
  {
      .name = "academy-work",
      .action = "work.show-academy",
      .parameter = "x",
      .make = make_work_page,
      .show = show_work,
      .refresh = refresh_work,
  },
  {
      .name = "calibration",
      .action = "work.show-calibration",
      .parameter = "x",
      .make = make_calibration_page,
      .show = show_calibration,
      .refresh = refresh_calibration,
  },
  { .name = NULL },
};

const CwPageKind *
cw_page_kind_find (const char *action)
{
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    if (g_str_equal (kind->action, action))
      return kind;

  return NULL;
}
