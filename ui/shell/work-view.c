#include "ui/shell/work-view.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "ui/exchange/exchange-view.h"
#include "ui/parts/file-drop.h"
#include "ui/parts/say.h"
#include "ui/visit/visit-page.h"
#include "ui/walks/new-walk-page.h"
#include "ui/walks/walk-page.h"
#include "ui/walks/walks-page.h"

#include <glib/gi18n.h>

#define OPEN_VISIT "window:visit" /* the draft that names the visit on the screen */

struct _CwWorkView
{
  AdwBin parent_instance;

  CwWorkSession *session;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  CwWalksPage *walks_page;
  CwWalkPage *walk_page;
  CwVisitPage *visit_page;
  CwNewWalkPage *new_walk_page;
  CwExchangeView *exchange_view;
};

enum
{
  PROP_SCREEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CwWorkView, cw_work_view, ADW_TYPE_BIN)

static gboolean
shows (CwWorkView *self, const char *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), page);
}

/* So that the next start shows what was on the screen when this one ended, however it ended. */
static void
remember_visit (CwWorkView *self, gint64 visit)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *uuid = visit != 0 ? cw_id_dup_text (store, visit) : NULL;

  cw_draft_set (store, OPEN_VISIT, uuid, NULL, NULL); /* a convenience: it may fail */
}

/* For lists of windows and for screen readers; the window's own headers say it larger. */
static void
show_title (CwWorkView *self, const CwVisit *visit)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title =
      visit != NULL ? g_strdup_printf (_ ("Visit %d – Corewalk"), (int) visit->number)
                    : g_strdup (_ ("Corewalk"));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), title);
}

static void
show_walk (CwWorkView *self, gint64 walk)
{
  cw_walk_page_set_walk (self->walk_page, walk);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static gboolean
show_visit (CwWorkView *self, gint64 visit, GError **error)
{
  g_autoptr (CwVisit) shown =
      cw_visit_get (cw_work_session_get_store (self->session), visit, error);

  if (shown == NULL || !cw_visit_page_set_visit (self->visit_page, self->session, visit, error))
    return FALSE;

  cw_walk_page_set_walk (self->walk_page, shown->walk);
  cw_walks_page_choose (self->walks_page, shown->walk);
  gtk_stack_set_visible_child_name (self->stack, "visit");
  show_title (self, shown);
  remember_visit (self, visit);
  return TRUE;
}

static void
leave_visit (CwWorkView *self)
{
  cw_keeper_flush (cw_work_session_get_keeper (self->session));
  remember_visit (self, 0);
  show_title (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "walks");
  adw_leaflet_set_visible_child_name (self->leaflet, "walk");
  cw_work_session_changed (self->session);
}

/* Every way out of the exchange screen asks: while the store is lent there is none. */
static gboolean
is_free (CwWorkView *self)
{
  return !cw_work_session_is_lent (self->session);
}

/* From wherever a person is to the walks or to the exchange screen. */
static void
show_screen (CwWorkView *self, const char *screen)
{
  if (!is_free (self) || shows (self, screen))
    return;

  if (shows (self, "visit"))
    leave_visit (self);
  gtk_stack_set_visible_child_name (self->stack, screen);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
show_walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_walk (CW_WORK_VIEW (widget), g_variant_get_int64 (parameter));
}

static void
show_visit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (!show_visit (self, g_variant_get_int64 (parameter), &error))
    cw_say_failed (self->toasts, error);
}

static void
show_hit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gint64 walk = 0, visit = 0, line = 0;

  g_variant_get (parameter, "(xxx)", &walk, &visit, &line);
  if (visit == 0)
    {
      cw_walks_page_choose (self->walks_page, walk);
      show_walk (self, walk);
    }
  else if (show_visit (self, visit, &error))
    cw_visit_page_show_line (self->visit_page, line);
  else
    cw_say_failed (self->toasts, error);
}

static void
walk_made_cb (CwWorkView *self, gint64 walk)
{
  cw_walks_page_choose (self->walks_page, walk);
  show_walk (self, walk);
  gtk_stack_set_visible_child_name (self->stack, "walks");
  gtk_widget_child_focus (GTK_WIDGET (self->walk_page), GTK_DIR_TAB_FORWARD);
  cw_work_session_changed (self->session);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (!is_free (self))
    return;

  gtk_stack_set_visible_child_name (self->stack, "new");
  cw_new_walk_page_begin (self->new_walk_page, self->session);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (shows (self, "visit"))
    leave_visit (self);
  else if (shows (self, "new"))
    gtk_stack_set_visible_child_name (self->stack, "walks");
  else if (shows (self, "exchange"))
    {
      if (!cw_exchange_view_go_back (self->exchange_view))
        show_screen (self, "walks");
    }
  else
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);

  if (!is_free (self))
    return;

  show_screen (self, "walks");
  adw_leaflet_set_visible_child_name (self->leaflet, "walks");
  gtk_widget_activate_action (GTK_WIDGET (self->walks_page), "walks.search", NULL);
}

static void
show_again (CwWorkView *self)
{
  if (shows (self, "visit") && !cw_visit_page_refresh (self->visit_page))
    leave_visit (self);
  else
    cw_work_session_changed (self->session);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;

  if (!is_free (self))
    return;

  cw_keeper_flush (cw_work_session_get_keeper (self->session));
  undone = cw_undo (cw_work_session_get_store (self->session), &error);
  if (undone != NULL)
    {
      text = g_strdup_printf (_ ("Undone: %s"), undone);
      cw_say (self->toasts, text, _ ("_Redo"), "work.redo");
      show_again (self);
    }
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    cw_say (self->toasts, _ ("There is nothing to undo"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *text = NULL;

  if (!is_free (self))
    return;

  redone = cw_redo (cw_work_session_get_store (self->session), &error);
  if (redone != NULL)
    {
      text = g_strdup_printf (_ ("Done again: %s"), redone);
      cw_say (self->toasts, text, _ ("_Undo"), "work.undo");
      show_again (self);
    }
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    cw_say (self->toasts, _ ("There is nothing to do again"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
}

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_say (CW_WORK_VIEW (widget)->toasts, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
say_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_say (CW_WORK_VIEW (widget)->toasts, g_variant_get_string (parameter, NULL), _ ("_Undo"),
          "work.undo");
}

static gboolean
dropped_cb (CwWorkView *self, const GValue *value)
{
  g_auto (GStrv) files = cw_file_drop_dup_names (value);

  if (files[0] == NULL || !is_free (self))
    return FALSE;

  if (shows (self, "new"))
    cw_say (self->toasts, _ ("Start the walk or go back first, then drop the file again."),
            NULL, NULL);
  else
    {
      show_screen (self, "exchange");
      cw_exchange_view_look_at (self->exchange_view, (const char *const *) files);
    }
  return TRUE;
}

static void
shown_cb (CwWorkView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCREEN]);
}

static void
busy_cb (CwWorkView *self)
{
  static const char *const actions[] = { "work.screen", "work.new",  "work.search", "work.back",
                                         "work.undo",   "work.redo", NULL };
  gboolean is_busy = FALSE;

  g_object_get (self->session, "is-busy", &is_busy, NULL);
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !is_busy);
}

static void
folded_cb (CwWorkView *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  cw_walks_page_set_folded (self->walks_page, is_folded);
  cw_walk_page_set_folded (self->walk_page, is_folded);
}

/* What was shown before the view had a window. */
static void
cw_work_view_root (GtkWidget *widget)
{
  CwWorkView *self = CW_WORK_VIEW (widget);
  gint64 visit = shows (self, "visit") ? cw_visit_page_get_visit (self->visit_page) : 0;
  g_autoptr (CwVisit) shown =
      visit != 0 ? cw_visit_get (cw_work_session_get_store (self->session), visit, NULL) : NULL;

  GTK_WIDGET_CLASS (cw_work_view_parent_class)->root (widget);
  show_title (self, shown);
}

static void
cw_work_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, shows (CW_WORK_VIEW (object), "exchange") ? "exchange" : "walks");
}

static void
cw_work_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  show_screen (CW_WORK_VIEW (object), g_value_get_string (value));
}

static void
cw_work_view_dispose (GObject *object)
{
  CwWorkView *self = CW_WORK_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_work_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "work.new",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "work.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "work.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "work.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "work.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "work.screen", "s",
                                       "exchange");
}

static void
cw_work_view_class_init (CwWorkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_work_view_get_property;
  object_class->set_property = cw_work_view_set_property;
  object_class->dispose = cw_work_view_dispose;
  widget_class->root = cw_work_view_root;

  properties[PROP_SCREEN] = g_param_spec_string ("screen", NULL, NULL, "walks",
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CW_TYPE_EXCHANGE_VIEW);
  g_type_ensure (CW_TYPE_NEW_WALK_PAGE);
  g_type_ensure (CW_TYPE_WALKS_PAGE);
  g_type_ensure (CW_TYPE_WALK_PAGE);
  g_type_ensure (CW_TYPE_VISIT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/work-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, walks_page);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, walk_page);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, visit_page);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, new_walk_page);
  gtk_widget_class_bind_template_child (widget_class, CwWorkView, exchange_view);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, walk_made_cb);
  gtk_widget_class_install_action (widget_class, "work.show-walk", "x", show_walk_action);
  gtk_widget_class_install_action (widget_class, "work.show-visit", "x", show_visit_action);
  gtk_widget_class_install_action (widget_class, "work.show-hit", "(xxx)", show_hit_action);
  gtk_widget_class_install_action (widget_class, "work.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "work.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "work.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "work.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "work.redo", NULL, redo_action);
  gtk_widget_class_install_property_action (widget_class, "work.screen", "screen");
  gtk_widget_class_install_action (widget_class, "work.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "work.say-undo", "s", say_undo_action);
  add_keys (widget_class);
}

static void
cw_work_view_init (CwWorkView *self)
{
  GtkDropTarget *files = cw_file_drop_target_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (files, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (files));
  folded_cb (self);
}

static void
show_visit_from_before (CwWorkView *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *uuid = cw_draft_dup (store, OPEN_VISIT, NULL);
  gint64 visit = uuid != NULL ? cw_id_find (store, uuid, NULL) : 0;

  if (visit != 0)
    show_visit (self, visit, NULL);
}

GtkWidget *
cw_work_view_new (CwWorkSession *session)
{
  CwWorkView *self = g_object_new (CW_TYPE_WORK_VIEW, NULL);
  const char *notice = cw_store_get_notice (cw_work_session_get_store (session));

  self->session = g_object_ref (session);
  cw_walks_page_set_session (self->walks_page, session);
  cw_walk_page_set_session (self->walk_page, session);
  cw_exchange_view_set_session (self->exchange_view, session);
  g_signal_connect_swapped (session, "notify::is-busy", G_CALLBACK (busy_cb), self);
  show_visit_from_before (self);
  if (notice != NULL)
    cw_say (self->toasts, notice, NULL, NULL);
  return GTK_WIDGET (self);
}
