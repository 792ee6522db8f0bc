#include "ui/shell/work-view.h"

#include "ui/exchange/exchange-view.h"
#include "ui/forms/forms-view.h"
#include "ui/host/year-papers.h"
#include "ui/parts/file-drop.h"
#include "ui/parts/say.h"
#include "ui/safe/backup-window.h"
#include "ui/safe/where-window.h"
#include "ui/shell/page-trail.h"
#include "ui/shell/screens-view.h"
#include "ui/shell/undoing.h"
#include "ui/shell/window-state.h"
#include "ui/trust/trust-papers.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/walk-print.h"
#include "ui/walks/walks-view.h"

#include <glib/gi18n.h>

struct _CwWorkView
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwPageTrail *trail;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  CwScreensView *screens;
};

enum
{
  PROP_SCREEN = 1,
  PROP_IS_SIDEBAR_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CwWorkView, cw_work_view, ADW_TYPE_BIN)

/* Every way out of a screen asks: while the store is lent there is none. */
static gboolean
is_free (CwWorkView *self)
{
  return !cw_work_session_is_lent (self->session);
}

static gboolean
shows_page (CwWorkView *self)
{
  return cw_page_trail_get_top (self->trail, NULL) != NULL;
}

/* From wherever a person is. Returns: the screen, or NULL while the store is lent. */
static GtkWidget *
show_screen (CwWorkView *self, const char *name)
{
  const CwScreen *screen = cw_screen_find (name);
  gboolean is_there = !shows_page (self) && cw_screens_view_get_shown (self->screens) == screen;
  GtkWidget *child = NULL;

  if (screen == NULL || !is_free (self))
    return NULL;

  cw_page_trail_clear (self->trail);
  child = cw_screens_view_show (self->screens, screen);
  if (!is_there)
    gtk_widget_grab_focus (child);
  return child;
}

/* What lies beneath a page of that walk. */
static void
set_walk (CwWorkView *self, gint64 walk)
{
  GtkWidget *walks = cw_screens_view_show (self->screens, cw_screen_find ("walks"));

  cw_walks_view_show_walk (CW_WALKS_VIEW (walks), walk);
}

static void
show_walk (CwWorkView *self, gint64 walk)
{
  gboolean is_there = !shows_page (self);

  if (!is_free (self))
    return;

  cw_page_trail_clear (self->trail);
  set_walk (self, walk);
  if (!is_there) /* who chooses in the list goes on in the list */
    gtk_widget_grab_focus (GTK_WIDGET (self->screens));
}

static gboolean
show_page (CwWorkView *self, const char *action, gint64 subject)
{
  const CwPageKind *kind = cw_page_kind_find (action);
  gint64 walk = kind->find_walk != NULL
                    ? kind->find_walk (cw_work_session_get_store (self->session), subject)
                    : 0;
  g_autoptr (GError) error = NULL;

  if (!cw_page_trail_push (self->trail, kind, subject, &error))
    {
      cw_say_failed (self->toasts, error);
      return FALSE;
    }

  if (walk != 0)
    set_walk (self, walk);
  return TRUE;
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (is_free (self))
    show_page (self, name, parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

static void
show_walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_walk (CW_WORK_VIEW (widget), g_variant_get_int64 (parameter));
}

/* A form is shown in its screen, a walk is shared in Exchange. */
static void
show_in_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean is_form = g_str_equal (name, "work.show-form");
  GtkWidget *screen = show_screen (CW_WORK_VIEW (widget), is_form ? "forms" : "exchange");

  if (screen != NULL && is_form)
    cw_forms_view_show_form (CW_FORMS_VIEW (screen), g_variant_get_int64 (parameter));
  else if (screen != NULL)
    cw_exchange_view_share (CW_EXCHANGE_VIEW (screen), g_variant_get_int64 (parameter));
}

static void
print_walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (is_free (self) && !cw_walk_print (widget, cw_work_session_get_store (self->session),
                                        g_variant_get_int64 (parameter),
                                        g_str_has_suffix (name, "debrief"), &error))
    cw_say_failed (self->toasts, error);
}

static void
show_hit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  gint64 walk = 0, visit = 0, line = 0;
  GtkWidget *page = NULL;

  g_variant_get (parameter, "(xxx)", &walk, &visit, &line);
  if (visit == 0)
    show_walk (self, walk);
  else if (is_free (self) && show_page (self, "work.show-visit", visit))
    {
      cw_page_trail_get_top (self->trail, &page);
      cw_visit_page_show_line (CW_VISIT_PAGE (page), line);
    }
}

/* Only from a screen, and only while it is the one way there. */
static void
show_resume (CwWorkView *self)
{
  gboolean is_away = !is_free (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.resume",
                                 is_away && cw_page_trail_can_resume (self->trail));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.back", !is_away || shows_page (self));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (!is_free (self))
    cw_page_trail_step_aside (self->trail);
  else if (!cw_page_trail_pop (self->trail))
    cw_screens_view_go_back (self->screens);
  show_resume (self);
}

/* Back to the room that a person is in, while the store is lent. */
static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (!is_free (self))
    cw_page_trail_resume (self->trail);
  show_resume (self);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *walks = show_screen (CW_WORK_VIEW (widget), "walks");

  if (walks != NULL)
    cw_walks_view_search (CW_WALKS_VIEW (walks));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  gboolean is_redo = g_str_equal (name, "work.redo");

  if (is_free (self) && (is_redo ? cw_undoing_redo (self->session, self->toasts)
                                 : cw_undoing_undo (self->session, self->toasts)))
    cw_page_trail_refresh (self->trail);
}

/* The turn of the year, and leaving: pages over the window. */
static void
year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (is_free (self) && g_str_equal (name, "work.begin-year"))
    cw_year_papers_show_rollover (window, self->session);
  else if (is_free (self))
    cw_year_papers_show_leaving (window, self->session);
}

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_say (CW_WORK_VIEW (widget)->toasts, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
show_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  CwWorkSession *session = CW_WORK_VIEW (widget)->session;

  gtk_window_present (GTK_WINDOW (g_str_equal (name, "work.show-where")
                                      ? cw_where_window_new (parent, session)
                                      : cw_backup_window_new (parent, session)));
}

static void
show_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (is_free (self))
    cw_trust_papers_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->session,
                          g_variant_get_string (parameter, NULL));
}

static void
say_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_say (CW_WORK_VIEW (widget)->toasts, g_variant_get_string (parameter, NULL), _ ("_Undo"),
          "work.undo");
}

/* A form is JSON; everything else is looked at as what somebody sent. Returns: FALSE while nothing can be
 * taken in. */
static gboolean
open_files (CwWorkView *self, const char *const *files)
{
  const CwPageKind *top = cw_page_trail_get_top (self->trail, NULL);

  if (files[0] == NULL || !is_free (self))
    return FALSE;

  if (top != NULL && top->is_unfinished)
    {
      cw_say (self->toasts, _ ("Finish this page or go back first, then open the file again."),
              NULL, NULL);
      return TRUE;
    }

  if (g_str_has_suffix (files[0], ".json"))
    cw_forms_view_import (CW_FORMS_VIEW (show_screen (self, "forms")), files[0]);
  else
    cw_exchange_view_look_at (CW_EXCHANGE_VIEW (show_screen (self, "exchange")), files);
  return TRUE;
}

static gboolean
dropped_cb (CwWorkView *self, const GValue *value)
{
  g_auto (GStrv) files = cw_file_drop_dup_names (value);

  return open_files (self, (const char *const *) files);
}

static void
open_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **files = g_variant_get_strv (parameter, NULL);

  open_files (CW_WORK_VIEW (widget), files);
}

static void
screen_cb (CwWorkView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCREEN]);
}

static void
sidebar_cb (CwWorkView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SIDEBAR_SHOWN]);
}

static void
busy_cb (CwWorkView *self)
{
  static const char *const actions[] = { "work.screen", "work.search", "work.undo", "work.redo",
                                         NULL };
  gboolean is_busy = FALSE;

  g_object_get (self->session, "is-busy", &is_busy, NULL);
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !is_busy);
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), kind->action, !is_busy);
  show_resume (self);
  if (!is_busy)
    cw_page_trail_show_title (self->trail);
}

/* What was shown before the view had a window. */
static void
cw_work_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_work_view_parent_class)->root (widget);
  cw_page_trail_show_title (CW_WORK_VIEW (widget)->trail);
}

static void
cw_work_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwWorkView *self = CW_WORK_VIEW (object);

  g_object_get_property (G_OBJECT (self->screens),
                         id == PROP_SCREEN ? "screen" : "is-sidebar-shown", value);
}

static void
cw_work_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwWorkView *self = CW_WORK_VIEW (object);

  if (id == PROP_SCREEN)
    show_screen (self, g_value_get_string (value));
  else
    g_object_set_property (G_OBJECT (self->screens), "is-sidebar-shown", value);
}

static void
cw_work_view_dispose (GObject *object)
{
  CwWorkView *self = CW_WORK_VIEW (object);

  g_clear_pointer (&self->trail, cw_page_trail_free);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_work_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, GDK_CONTROL_MASK, "work.new" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "work.search" },
    { GDK_KEY_Left, GDK_ALT_MASK, "work.back" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "work.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "work.redo" },
    { GDK_KEY_F9, 0, "work.sidebar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    gtk_widget_class_add_binding_action (widget_class, screen->key,
                                         GDK_CONTROL_MASK | GDK_SHIFT_MASK, "work.screen", "s",
                                         screen->name);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    gtk_widget_class_install_action (widget_class, kind->action, kind->parameter,
                                     show_page_action);
  gtk_widget_class_install_action (widget_class, "work.show-walk", "x", show_walk_action);
  gtk_widget_class_install_action (widget_class, "work.show-form", "x", show_in_screen_action);
  gtk_widget_class_install_action (widget_class, "work.share", "x", show_in_screen_action);
  gtk_widget_class_install_action (widget_class, "work.print-walk", "x", print_walk_action);
  gtk_widget_class_install_action (widget_class, "work.print-debrief", "x", print_walk_action);
  gtk_widget_class_install_action (widget_class, "work.show-hit", "(xxx)", show_hit_action);
  gtk_widget_class_install_action (widget_class, "work.open-files", "as", open_files_action);
  gtk_widget_class_install_action (widget_class, "work.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "work.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "work.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "work.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "work.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "work.begin-year", NULL, year_action);
  gtk_widget_class_install_action (widget_class, "work.hand-over", NULL, year_action);
  gtk_widget_class_install_action (widget_class, "work.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "work.say-undo", "s", say_undo_action);
  gtk_widget_class_install_action (widget_class, "work.show-backups", NULL, show_window_action);
  gtk_widget_class_install_action (widget_class, "work.show-where", NULL, show_window_action);
  gtk_widget_class_install_action (widget_class, "work.show-paper", "s", show_paper_action);
  gtk_widget_class_install_property_action (widget_class, "work.screen", "screen");
  gtk_widget_class_install_property_action (widget_class, "work.sidebar", "is-sidebar-shown");
}

static void
cw_work_view_class_init (CwWorkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_work_view_get_property;
  object_class->set_property = cw_work_view_set_property;
  object_class->dispose = cw_work_view_dispose;
  widget_class->root = cw_work_view_root;

  properties[PROP_SCREEN] = g_param_spec_string ("screen", NULL, NULL, NULL, flags);
  properties[PROP_IS_SIDEBAR_SHOWN] =
      g_param_spec_boolean ("is-sidebar-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CW_TYPE_SCREENS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/work-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, screens);
  gtk_widget_class_bind_template_callback (widget_class, screen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_cb);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
cw_work_view_init (CwWorkView *self)
{
  GtkDropTarget *files = cw_file_drop_target_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (files, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (files));
}

GtkWidget *
cw_work_view_new (CwWorkSession *session)
{
  CwWorkView *self = g_object_new (CW_TYPE_WORK_VIEW, NULL);
  const char *notice = cw_store_get_notice (cw_work_session_get_store (session));
  gint64 walk = 0;

  self->session = g_object_ref (session);
  self->trail = cw_page_trail_new (self->stack, session);
  cw_screens_view_set_session (self->screens, session);
  g_signal_connect_swapped (session, "notify::is-busy", G_CALLBACK (busy_cb), self);
  cw_window_state_keep_screens (self->screens);
  cw_screens_view_show (self->screens, cw_window_state_get_screen ());
  walk = cw_page_trail_restore (self->trail);
  if (walk != 0)
    set_walk (self, walk);
  if (notice != NULL)
    cw_say (self->toasts, notice, NULL, NULL);
  return GTK_WIDGET (self);
}
