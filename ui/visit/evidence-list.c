#include "ui/visit/evidence-list.h"

#include "corewalk/record.h"
#include "ui/parts/trouble.h"
#include "ui/visit/evidence-item.h"

#include <glib/gi18n.h>

struct _CwEvidenceList
{
  AdwBin parent_instance;

  const CwEvidencePlace *place; /* NULL before there is a visit */
  guint scroll_idle;
  guint scroll_position; /* past the end for the last line */

  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GListStore *lines;
  AdwStatusPage *failure;
  GtkWidget *menu;
};

enum
{
  EDIT,
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwEvidenceList, cw_evidence_list, ADW_TYPE_BIN)

static gboolean
scroll_cb (gpointer user_data)
{
  CwEvidenceList *self = user_data;

  self->scroll_idle = 0;
  cw_evidence_list_scroll_to (self, MIN (self->scroll_position,
                                         cw_evidence_lines_count (self->lines) - 1));
  return G_SOURCE_REMOVE;
}

/* Once the rows have their heights: a list that was never laid out can't be scrolled. */
static void
scroll_later (CwEvidenceList *self, guint position)
{
  self->scroll_position = position;
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

static void
show_count (CwEvidenceList *self)
{
  gtk_stack_set_visible_child_name (self->stack, cw_evidence_lines_count (self->lines) > 0
                                                     ? "lines"
                                                     : "empty");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_evidence_list_refresh (CW_EVIDENCE_LIST (widget));
}

/* The position of the chosen line, where it is kept. */
static guint
chosen_position (CwEvidenceList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position < cw_evidence_lines_count (self->lines) &&
      cw_evidence_lines_get (self->lines, position)->id != 0)
    return position;

  return cw_evidence_lines_find_last_kept (self->lines);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidenceList *self = CW_EVIDENCE_LIST (widget);
  guint position = chosen_position (self);

  if (position < cw_evidence_lines_count (self->lines))
    g_signal_emit (self, signals[EDIT], 0, position);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "visit.link-line", "x",
                              cw_evidence_list_get_chosen (CW_EVIDENCE_LIST (widget)));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidenceList *self = CW_EVIDENCE_LIST (widget);
  gint64 chosen = cw_evidence_list_get_chosen (self);
  g_autoptr (GError) error = NULL;

  if (chosen == 0 || cw_work_session_is_lent (self->place->session))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  if (!cw_record_delete (cw_work_session_get_store (self->place->session), chosen, NULL,
                         &error))
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (widget, "work.say", "s", text);
      return;
    }

  g_signal_emit (self, signals[DELETED], 0, chosen);
  gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Line deleted"));
}

static void
pop_up (CwEvidenceList *self, guint position, GtkWidget *at, double x, double y)
{
  GdkRectangle place = { .width = 1, .height = 1 };
  const CwNote *note = cw_evidence_lines_get (self->lines, position);

  if (note->id == 0)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.link",
                                 !cw_evidence_lines_is_sample (self->lines, position));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_asked_cb (GtkListItem *list_item, int presses, double x, double y, GtkGestureClick *click)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *list = gtk_widget_get_ancestor (row, CW_TYPE_EVIDENCE_LIST);

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (CW_EVIDENCE_LIST (list), gtk_list_item_get_position (list_item), row, x, y);
}

/* By the keyboard it comes up at the row that has the focus. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidenceList *self = CW_EVIDENCE_LIST (widget);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position = chosen_position (self);

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list_view)))
    row = GTK_WIDGET (self->list_view);
  if (position < cw_evidence_lines_count (self->lines))
    pop_up (self, position, row, 60, MIN (gtk_widget_get_height (row), 30));
}

static void
activated_cb (CwEvidenceList *self, guint position)
{
  if (cw_evidence_lines_get (self->lines, position)->id != 0)
    g_signal_emit (self, signals[EDIT], 0, position);
}

/* A line that is kept can be dragged to a look-for. */
static GdkContentProvider *
drag_prepare_cb (GtkListItem *list_item, double x, double y, GtkDragSource *source)
{
  CwEvidenceItem *item = gtk_list_item_get_item (list_item);
  const CwNote *note = cw_evidence_item_get_note (item);

  if (note->id == 0 || cw_evidence_item_is_sample (item))
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_INT64, note->id);
}

/* A list of GTK 4.8 has no names for its rows: the row that holds the text is named by it. */
static char *
name_row (GtkListItem *list_item, const char *stamp, const char *text)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;
  g_autofree char *name =
      g_strdup_printf ("%s %s", stamp != NULL ? stamp : "", text != NULL ? text : "");

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  return g_strdup (text);
}

static char *
format_link (gpointer scope, const char *look_for)
{
  return g_strdup_printf ("↔ %s", look_for != NULL ? look_for : "");
}

static char *
format_link_tip (gpointer scope, const char *look_for)
{
  return g_strdup_printf (_ ("Evidence for look-for %s"), look_for != NULL ? look_for : "");
}

static gboolean
has_text (gpointer scope, const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_waiting (gpointer scope, gboolean is_kept)
{
  return !is_kept;
}

/* The last row that is there: the newest line, unless somebody scrolled far up. */
static gboolean
focus_last_row (CwEvidenceList *self)
{
  for (GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->list_view)); row != NULL;
       row = gtk_widget_get_prev_sibling (row))
    if (gtk_widget_get_child_visible (row) && gtk_widget_grab_focus (row))
      return TRUE;

  return FALSE;
}

/* Tab comes to the newest line and leaves the lines again; the arrows go from line to line. */
static gboolean
cw_evidence_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CwEvidenceList *self = CW_EVIDENCE_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    return GTK_WIDGET_CLASS (cw_evidence_list_parent_class)->focus (widget, direction);
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return focus_last_row (self);
}

static void
cw_evidence_list_dispose (GObject *object)
{
  CwEvidenceList *self = CW_EVIDENCE_LIST (object);

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (cw_evidence_list_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "evidence.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "evidence.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "evidence.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "evidence.menu", NULL, menu_action);
  /* A menu names the key that was bound last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "evidence.delete",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence.delete",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "evidence.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "evidence.menu", NULL);
}

static void
cw_evidence_list_class_init (CwEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_list_dispose;
  widget_class->focus = cw_evidence_list_focus;

  signals[EDIT] = g_signal_new ("edit", CW_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DELETED] = g_signal_new ("deleted", CW_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (CW_TYPE_EVIDENCE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, stack);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, list_view);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, selection);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, lines);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, failure);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceList, menu);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_row);
  gtk_widget_class_bind_template_callback (widget_class, format_link);
  gtk_widget_class_bind_template_callback (widget_class, format_link_tip);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_waiting);
  add_actions (widget_class);
}

static void
cw_evidence_list_init (CwEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

void
cw_evidence_list_set_place (CwEvidenceList *self, const CwEvidencePlace *place)
{
  self->place = place;
  if (place != NULL)
    cw_evidence_list_refresh (self);
}

void
cw_evidence_list_refresh (CwEvidenceList *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_evidence_lines_load (self->lines, self->place, &error))
    {
      show_count (self);
      scroll_later (self, G_MAXUINT);
    }
  else
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
}

void
cw_evidence_list_add (CwEvidenceList *self, gint64 record)
{
  cw_evidence_lines_add (self->lines, self->place, record);
  show_count (self);
  scroll_later (self, G_MAXUINT);
}

GListStore *
cw_evidence_list_get_lines (CwEvidenceList *self)
{
  return self->lines;
}

void
cw_evidence_list_scroll_to (CwEvidenceList *self, guint position)
{
  if (position < cw_evidence_lines_count (self->lines))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                                position);
}

void
cw_evidence_list_choose (CwEvidenceList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  scroll_later (self, position);
}

gint64
cw_evidence_list_get_chosen (CwEvidenceList *self)
{
  guint position = chosen_position (self);

  return position < cw_evidence_lines_count (self->lines)
             ? cw_evidence_lines_get (self->lines, position)->id
             : 0;
}
