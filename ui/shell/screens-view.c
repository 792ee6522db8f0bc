#include "ui/shell/screens-view.h"

#include "ui/parts/tab-way.h"
#include "ui/shell/screen-row.h"

/* What a screen with a list and a page beside it needs: the sidebar gives way before the list does. */
#define SCREEN_WIDE_PX 731

struct _CwScreensView
{
  AdwBin parent_instance;

  CwWorkSession *session;
  const CwScreen *shown;
  gboolean is_showing; /* the choice comes from here, not from a person */

  AdwFlap *flap;
  GtkWidget *sidebar;
  GtkListBox *list;
  GtkStack *stack;
};

enum
{
  PROP_SCREEN = 1,
  PROP_IS_SIDEBAR_SHOWN,
  PROP_IS_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CwScreensView, cw_screens_view, ADW_TYPE_BIN)

static void
ask_for (CwScreensView *self, GtkListBoxRow *row)
{
  const CwScreen *screen = cw_screen_row_get_screen (CW_SCREEN_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "work.screen", "s", screen->name);
}

static void
selected_cb (CwScreensView *self, GtkListBoxRow *row)
{
  if (!self->is_showing && row != NULL)
    ask_for (self, row);
}

static void
activated_cb (CwScreensView *self, GtkListBoxRow *row)
{
  ask_for (self, row);
  if (!adw_flap_get_folded (self->flap))
    return;

  adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
sidebar_cb (CwScreensView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SIDEBAR_SHOWN]);
}

static GtkListBoxRow *
find_row (CwScreensView *self, const CwScreen *screen)
{
  return gtk_list_box_get_row_at_index (self->list, (int) (screen - cw_screens));
}

static void
cw_screens_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

/* The flap itself would fold only when the screen is at its narrowest. */
static void
cw_screens_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CwScreensView *self = CW_SCREENS_VIEW (widget);
  int sidebar_px = 0;

  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_px, NULL, NULL,
                      NULL);
  adw_flap_set_fold_policy (self->flap, width < sidebar_px + SCREEN_WIDE_PX
                                            ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                            : ADW_FLAP_FOLD_POLICY_AUTO);
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static gboolean
cw_screens_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *screen = gtk_stack_get_visible_child (CW_SCREENS_VIEW (widget)->stack);

  return screen != NULL && gtk_widget_grab_focus (screen);
}

static void
cw_screens_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwScreensView *self = CW_SCREENS_VIEW (object);

  if (id == PROP_SCREEN)
    g_value_set_string (value, self->shown != NULL ? self->shown->name : NULL);
  else if (id == PROP_IS_FOLDED)
    g_value_set_boolean (value, adw_flap_get_folded (self->flap));
  else
    g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
}

static void
cw_screens_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwScreensView *self = CW_SCREENS_VIEW (object);

  if (id == PROP_IS_SIDEBAR_SHOWN)
    adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
}

static void
cw_screens_view_dispose (GObject *object)
{
  g_clear_object (&CW_SCREENS_VIEW (object)->session);
  G_OBJECT_CLASS (cw_screens_view_parent_class)->dispose (object);
}

static void
cw_screens_view_class_init (CwScreensViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_screens_view_get_property;
  object_class->set_property = cw_screens_view_set_property;
  object_class->dispose = cw_screens_view_dispose;
  widget_class->measure = cw_screens_view_measure;
  widget_class->size_allocate = cw_screens_view_size_allocate;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_screens_view_grab_focus;

  properties[PROP_SCREEN] = g_param_spec_string ("screen", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_SIDEBAR_SHOWN] =
      g_param_spec_boolean ("is-sidebar-shown", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_FOLDED] = g_param_spec_boolean ("is-folded", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/screens-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwScreensView, flap);
  gtk_widget_class_bind_template_child (widget_class, CwScreensView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CwScreensView, list);
  gtk_widget_class_bind_template_child (widget_class, CwScreensView, stack);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_cb);
}

static void
cw_screens_view_init (CwScreensView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_tab_way_out (GTK_WIDGET (self->list));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* the flap's place is found here */
}

void
cw_screens_view_set_session (CwScreensView *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    gtk_list_box_append (self->list, cw_screen_row_new (screen, session));
}

GtkWidget *
cw_screens_view_show (CwScreensView *self, const CwScreen *screen)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, screen->name);

  if (child == NULL)
    {
      child = screen->make (self->session);
      gtk_stack_add_named (self->stack, child, screen->name);
    }

  self->is_showing = TRUE;
  gtk_list_box_select_row (self->list, find_row (self, screen));
  self->is_showing = FALSE;
  gtk_stack_set_visible_child (self->stack, child);
  if (self->shown != screen)
    {
      self->shown = screen;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCREEN]);
    }

  return child;
}

const CwScreen *
cw_screens_view_get_shown (CwScreensView *self)
{
  return self->shown;
}

void
cw_screens_view_go_back (CwScreensView *self)
{
  GtkWidget *screen = gtk_stack_get_visible_child (self->stack);

  if (self->shown->go_back != NULL && self->shown->go_back (screen))
    return;
  if (!adw_flap_get_folded (self->flap))
    return;

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (self, self->shown)));
}
