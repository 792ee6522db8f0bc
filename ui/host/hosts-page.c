#include "ui/host/hosts-page.h"

#include "corewalk/host.h"
#include "corewalk/opt-out.h"
#include "corewalk/place.h"
#include "corewalk/roster-list.h"
#include "corewalk/slot.h"
#include "corewalk/walk.h"
#include "ui/host/host-act.h"
#include "ui/host/hosts-lists.h"
#include "ui/host/withdraw-dialog.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwHostsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 walk, school;
  gint64 opting_out; /* the class that a person is asked about */
  GArray *classes;   /* of gint64: what the rows of the choice stand for */
  gboolean is_showing;

  AdwWindowTitle *window_title;
  GtkListBox *slots;
  GtkWidget *add_group;
  GtkWidget *room_row;
  GtkDropDown *room;
  GtkEditable *new_room;
  GtkEditable *time;
  GtkSpinButton *minutes;
  GtkWidget *visits_group;
  GtkListBox *visits;
  GtkSwitch *first;
  GtkWidget *opt_outs_group;
  GtkListBox *opt_outs;
};

G_DEFINE_FINAL_TYPE (CwHostsPage, cw_hosts_page, ADW_TYPE_BIN)

static CwStore *
store_of (CwHostsPage *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static gint64
today (void)
{
  return cw_moment_local_day (cw_moment_now ());
}

static void
say_failed (CwHostsPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

/* Rooms that can be visited, with who teaches there. */
static gboolean
show_rooms (CwHostsPage *self, CwStore *store, gint64 selected, GError **error)
{
  g_autoptr (GPtrArray) rooms = cw_roster_list_classes (store, self->school, error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  if (rooms == NULL)
    return FALSE;

  g_array_set_size (self->classes, 0);
  for (guint i = 0; i < rooms->len; i++)
    {
      const CwListedClass *room = rooms->pdata[i];
      g_autofree char *name = *room->teachers == '\0'
                                  ? g_strdup (room->title)
                                  : g_strdup_printf ("%s · %s", room->title, room->teachers);

      if (room->is_gone || cw_opt_out_find (store, room->id, today ()) != 0)
        continue;
      if (room->id == selected)
        chosen = self->classes->len;
      gtk_string_list_append (names, name);
      g_array_append_val (self->classes, room->id);
    }

  gtk_drop_down_set_model (self->room, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->room, chosen);
  gtk_widget_set_visible (self->room_row, self->classes->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hosts.plan", self->classes->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hosts.opt-out-chosen",
                                 self->classes->len > 0);
  return TRUE;
}

static gint64
get_chosen (CwHostsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->room);

  return selected < self->classes->len ? g_array_index (self->classes, gint64, selected) : 0;
}

static void
show_lists (CwHostsPage *self, CwStore *store, gint64 selected)
{
  g_autoptr (GError) error = NULL;

  self->is_showing = TRUE;
  if (!cw_hosts_list_slots (self->slots, store, self->walk, &error) ||
      !cw_hosts_list_visits (self->visits, store, self->walk, &error) ||
      !cw_hosts_list_opt_outs (self->opt_outs, store, self->school, &error) ||
      !show_rooms (self, store, selected, &error))
    say_failed (self, error);
  gtk_widget_set_visible (self->visits_group,
                          gtk_list_box_get_row_at_index (self->visits, 0) != NULL);
  gtk_widget_set_visible (self->opt_outs_group,
                          gtk_list_box_get_row_at_index (self->opt_outs, 0) != NULL);
  gtk_switch_set_active (self->first, cw_host_first_get (store) != G_MININT64);
  self->is_showing = FALSE;
}

gboolean
cw_hosts_page_refresh (CwHostsPage *self)
{
  CwStore *store = store_of (self);
  g_autoptr (CwWalk) walk = store != NULL ? cw_walk_get (store, self->walk, NULL) : NULL;

  if (walk == NULL)
    return FALSE;

  self->school = walk->school;
  adw_window_title_set_subtitle (self->window_title, walk->title);
  gtk_widget_set_visible (self->add_group, walk->closed_ms == 0);
  show_lists (self, store, get_chosen (self));
  return TRUE;
}

/* "9:15" as the record has it: "09:15"; NULL for nothing typed. */
static char *
dup_time (CwHostsPage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->time)));

  if (*typed == '\0')
    return NULL;

  return strlen (typed) == 4 ? g_strconcat ("0", typed, NULL) : g_steal_pointer (&typed);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHostsPage *self = CW_HOSTS_PAGE (widget);
  CwStore *store = store_of (self);
  g_autofree char *time = dup_time (self);
  const CwSlotPlan plan = {
    .walk = self->walk,
    .class_id = get_chosen (self),
    .day = G_MININT64,
    .time = time,
    .minutes = gtk_spin_button_get_value_as_int (self->minutes),
  };
  g_autoptr (GError) error = NULL;
  gboolean is_done = store != NULL && cw_slot_add (store, &plan, NULL, &error) != 0;

  if (is_done)
    gtk_editable_set_text (self->time, "");
  if (store != NULL)
    cw_host_act_say (GTK_WIDGET (self), self->session, is_done, _ ("Visit planned"), error);
}

static void
entered_cb (CwHostsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hosts.plan", NULL);
}

static void
room_typed_cb (CwHostsPage *self)
{
  CwStore *store = store_of (self);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->new_room)));
  g_autoptr (GError) error = NULL;
  gint64 room = store != NULL ? cw_room_new (store, self->school, title, NULL, &error) : 0;

  if (room == 0)
    {
      if (error != NULL)
        say_failed (self, error);
      return;
    }

  gtk_editable_set_text (self->new_room, "");
  show_lists (self, store, room);
  gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

static void
first_cb (CwHostsPage *self)
{
  CwStore *store = store_of (self);
  g_autoptr (GError) error = NULL;

  if (self->is_showing || store == NULL)
    return;
  if (!cw_host_first_set (store, gtk_switch_get_active (self->first) ? today () : G_MININT64,
                          &error))
    say_failed (self, error);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_host_act_run (widget, CW_HOSTS_PAGE (widget)->session, name, parameter);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHostsPage *self = CW_HOSTS_PAGE (widget);

  if (self->session != NULL)
    cw_withdraw_dialog_ask (widget, self->session, g_variant_get_int64 (parameter));
}

static void
opt_out_answered_cb (CwHostsPage *self, const char *response)
{
  g_autoptr (GError) error = NULL;

  gboolean is_done = FALSE;

  if (!g_str_equal (response, "opt-out") || store_of (self) == NULL)
    return;

  is_done = cw_opt_out_add (store_of (self), self->opting_out, today (), G_MININT64, NULL, NULL,
                            &error) != 0;
  cw_host_act_say (GTK_WIDGET (self), self->session, is_done, _ ("Room opts out"), error);
}

static void
ask_opt_out (CwHostsPage *self, gint64 class_id)
{
  CwStore *store = store_of (self);
  g_autoptr (CwHostRoom) room =
      store != NULL && class_id != 0 ? cw_host_room_get (store, class_id, NULL) : NULL;
  GtkWidget *dialog;

  if (room == NULL)
    return;

  self->opting_out = class_id;
  dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("%s Opts Out?"),
                                     room->title);
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("From today on no visit is planned or started there, until you say otherwise. It does not count "
         "as a room that was missed. Only this laptop knows."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "opt-out", _ ("_Opts Out"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "opt-out");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (opt_out_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opt_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHostsPage *self = CW_HOSTS_PAGE (widget);

  ask_opt_out (self, parameter != NULL ? g_variant_get_int64 (parameter) : get_chosen (self));
}

static void
opt_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHostsPage *self = CW_HOSTS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  gboolean is_done = FALSE;

  if (store_of (self) == NULL)
    return;

  is_done = cw_opt_out_end (store_of (self), g_variant_get_int64 (parameter), today () - 1,
                            NULL, &error);
  cw_host_act_say (GTK_WIDGET (self), self->session, is_done, _ ("Room can be visited again"),
                   error);
}

static void
leave (CwHostsPage *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  self->walk = 0;
}

gboolean
cw_hosts_page_set_walk (CwHostsPage *self, CwWorkSession *session, gint64 walk, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwWalk) shown = store != NULL ? cw_walk_get (store, walk, error) : NULL;

  if (shown == NULL)
    return FALSE;

  leave (self);
  self->session = g_object_ref (session);
  self->walk = walk;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (cw_hosts_page_refresh), self);
  return cw_hosts_page_refresh (self);
}

static void
cw_hosts_page_dispose (GObject *object)
{
  leave (CW_HOSTS_PAGE (object));
  G_OBJECT_CLASS (cw_hosts_page_parent_class)->dispose (object);
}

static void
cw_hosts_page_finalize (GObject *object)
{
  g_array_unref (CW_HOSTS_PAGE (object)->classes);
  G_OBJECT_CLASS (cw_hosts_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "hosts.plan", NULL, plan_action },
    { "hosts.opt-out-chosen", NULL, opt_out_action },
    { "hosts.opt-out", "x", opt_out_action },
    { "hosts.opt-in", "x", opt_in_action },
    { "hosts.withdraw", "x", withdraw_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].run);
  cw_host_act_install (widget_class, "hosts", act_action);
}

static void
cw_hosts_page_class_init (CwHostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_hosts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_hosts_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/hosts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, slots);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, add_group);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, room_row);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, room);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, new_room);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, time);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, minutes);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, visits_group);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, visits);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, first);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, opt_outs_group);
  gtk_widget_class_bind_template_child (widget_class, CwHostsPage, opt_outs);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  install_actions (widget_class);
}

static void
cw_hosts_page_init (CwHostsPage *self)
{
  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_hosts_page_new (void)
{
  return g_object_new (CW_TYPE_HOSTS_PAGE, NULL);
}
