#include "ui/visit/room-act.h"

#include "corewalk/host-room.h"
#include "corewalk/opt-out.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "ui/parts/trouble.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* What a person asked for: a visit in a class, that goes on or is to be started. */
typedef struct
{
  GtkWidget *page; /* held */
  CwWorkSession *session;
  gint64 walk;  /* of the visit to start, or 0 */
  gint64 visit; /* that goes on, or 0 */
  gint64 class_id;
} RoomAct;

static void
act_free (gpointer data, GClosure *closure)
{
  RoomAct *act = data;

  g_object_unref (act->page);
  g_object_unref (act->session);
  g_free (act);
}

static void
say_failed (const RoomAct *act, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (act->page, "work.say", "s", text);
}

/* A roster's "04" is 4; of several none is chosen for a person. */
static const char *
only_one (const char *list)
{
  if (list[0] == '0' && list[1] != '\0')
    list++;
  return list[0] == '\0' || strchr (list, ',') != NULL ? NULL : list;
}

static gint64
start (const RoomAct *act, CwStore *store, gboolean is_despite, GError **error)
{
  g_autoptr (CwHostRoom) room = cw_host_room_get (store, act->class_id, error);
  CwVisitPlan plan = { .walk = act->walk,
                       .class_id = act->class_id,
                       .is_despite_opt_out = is_despite };

  if (room == NULL)
    return 0;

  plan.grade = only_one (room->grades);
  plan.subject = only_one (room->subjects);
  return cw_visit_start (store, &plan, NULL, error);
}

/* What the roster knows of the room, where nobody said anything else. */
static void
fill_visit (CwStore *store, gint64 visit, gint64 class_id, GError **error)
{
  g_autoptr (CwHostRoom) room = class_id != 0 ? cw_host_room_get (store, class_id, NULL) : NULL;
  g_autoptr (CwVisit) found = room != NULL ? cw_visit_get (store, visit, NULL) : NULL;
  const char *grade = room != NULL ? only_one (room->grades) : NULL;
  const char *subject = room != NULL ? only_one (room->subjects) : NULL;

  if (found == NULL)
    return;
  if ((grade == NULL || found->grade != NULL ||
       cw_record_edit (store, visit, "grade", grade, NULL, error)) &&
      subject != NULL && found->subject == NULL)
    cw_record_edit (store, visit, "subject", subject, NULL, error);
}

static void
do_act (const RoomAct *act, gboolean is_despite)
{
  CwStore *store = cw_work_session_get_store (act->session);
  g_autoptr (GError) error = NULL;
  gint64 visit = act->visit;

  if (store == NULL)
    return;

  if (visit == 0)
    visit = start (act, store, is_despite, &error);
  else if (cw_visit_set_class (store, visit, act->class_id, is_despite, NULL, &error))
    fill_visit (store, visit, act->class_id, &error);
  if (error != NULL)
    {
      say_failed (act, error);
      return;
    }

  cw_work_session_changed (act->session);
  if (act->visit == 0)
    gtk_widget_activate_action (act->page, "work.show-visit", "x", visit);
}

static void
answered_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "despite"))
    do_act (user_data, TRUE);
}

static void
ask (RoomAct *take_act, const CwHostRoom *room)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (take_act->page)), NULL,
      _ ("Its teacher asked not to be visited. Only say that this is the room if the teacher agrees to "
         "this visit."));

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("%s Opts Out of Visits"),
                                     room->title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Another Room"),
                                    "despite", _ ("_This Room All the Same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), take_act, act_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On the day of the visit, which may be long over. */
static gboolean
is_opted_out (CwStore *store, const RoomAct *act)
{
  g_autoptr (CwVisit) visit = act->visit != 0 ? cw_visit_get (store, act->visit, NULL) : NULL;
  gint64 day = cw_moment_local_day (visit != NULL ? visit->started : cw_moment_now ());

  return act->class_id != 0 && cw_opt_out_find (store, act->class_id, day) != 0;
}

static void
run (RoomAct *take_act)
{
  CwStore *store = cw_work_session_get_store (take_act->session);
  g_autoptr (CwHostRoom) room = store != NULL && is_opted_out (store, take_act)
                                    ? cw_host_room_get (store, take_act->class_id, NULL)
                                    : NULL;

  if (room != NULL)
    {
      ask (take_act, room);
      return;
    }

  do_act (take_act, FALSE);
  act_free (take_act, NULL);
}

static RoomAct *
act_new (GtkWidget *page, CwWorkSession *session, gint64 class_id)
{
  RoomAct *act = g_new0 (RoomAct, 1);

  act->page = g_object_ref (page);
  act->session = g_object_ref (session);
  act->class_id = class_id;
  return act;
}

void
cw_room_act_set (GtkWidget *page, CwWorkSession *session, gint64 visit, gint64 class_id)
{
  RoomAct *act = act_new (page, session, class_id);

  act->visit = visit;
  run (act);
}

void
cw_room_act_start (GtkWidget *page, CwWorkSession *session, gint64 walk, gint64 class_id)
{
  RoomAct *act = act_new (page, session, class_id);

  act->walk = walk;
  run (act);
}
