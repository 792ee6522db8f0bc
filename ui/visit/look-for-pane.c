#include "ui/visit/look-for-pane.h"

#include "corewalk/mark.h"
#include "ui/parts/one-drawing.h"
#include "ui/parts/trouble.h"
#include "ui/visit/look-for-row.h"

struct _CwLookForPane
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 visit;
  CwLookForRow *current; /* borrowed from rows, or NULL */

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *form_title;
  GtkBox *rows; /* of CwLookForRow */
};

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLookForPane, cw_look_for_pane, ADW_TYPE_BIN)

static CwLookForRow *
find_item (CwLookForPane *self, gint64 item)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && cw_look_for_row_get_item (CW_LOOK_FOR_ROW (row)) != item)
    row = gtk_widget_get_next_sibling (row);

  return CW_LOOK_FOR_ROW (row);
}

static void
set_current (CwLookForPane *self, CwLookForRow *row)
{
  if (self->current != NULL)
    cw_look_for_row_set_current (self->current, FALSE);
  self->current = row;
  if (row != NULL)
    cw_look_for_row_set_current (row, TRUE);
}

static void
say_failed (CwLookForPane *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

/* A mark that can't be kept now waits, and stands there meanwhile. */
static void
put (CwLookForPane *self, CwLookForRow *row, int value)
{
  const CwVisitAct done = { .kind = value != CW_LOOK_FOR_UNMARKED ? CW_ACT_MARK : CW_ACT_UNMARK,
                            .visit = self->visit,
                            .moment = cw_moment_now (),
                            .item = cw_look_for_row_get_item (row),
                            .number = value };

  cw_keeper_put (cw_work_session_get_keeper (self->session), &done);
  cw_look_for_row_set_value (row, value);
}

static void
marked_cb (CwLookForPane *self, int value, CwLookForRow *row)
{
  set_current (self, row);
  put (self, row, value);
}

static void
cleared_cb (CwLookForPane *self, CwLookForRow *row)
{
  set_current (self, row);
  put (self, row, CW_LOOK_FOR_UNMARKED);
}

static void
dropped_cb (CwLookForPane *self, gint64 note, CwLookForRow *row)
{
  g_signal_emit (self, signals[DROPPED], 0, cw_look_for_row_get_item (row), note);
}

static void
scroll_to (CwLookForPane *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, gtk_widget_get_parent (GTK_WIDGET (self->rows)), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static void
cw_look_for_pane_dispose (GObject *object)
{
  CwLookForPane *self = CW_LOOK_FOR_PANE (object);

  self->current = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_look_for_pane_parent_class)->dispose (object);
}

static void
cw_look_for_pane_class_init (CwLookForPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_look_for_pane_dispose;
  widget_class->snapshot = cw_one_drawing_snapshot;

  signals[DROPPED] = g_signal_new ("dropped", CW_TYPE_LOOK_FOR_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/look-for-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLookForPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CwLookForPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CwLookForPane, form_title);
  gtk_widget_class_bind_template_child (widget_class, CwLookForPane, rows);
}

static void
cw_look_for_pane_init (CwLookForPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_look_for_pane_set_visit (CwLookForPane *self,
                            CwWorkSession *session,
                            gint64 visit,
                            const CwFormDocument *form,
                            const char *form_title,
                            GPtrArray *items)
{
  GtkWidget *row = NULL;

  g_set_object (&self->session, session);
  self->visit = visit;
  set_current (self, NULL);
  gtk_label_set_text (self->form_title, form_title);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < items->len; i++)
    {
      const CwItem *item = g_ptr_array_index (items, i);

      row = cw_look_for_row_new (item, i + 1,
                                 form != NULL ? cw_form_document_item (form, item->key) : NULL);
      g_signal_connect_swapped (row, "marked", G_CALLBACK (marked_cb), self);
      g_signal_connect_swapped (row, "cleared", G_CALLBACK (cleared_cb), self);
      g_signal_connect_swapped (row, "dropped", G_CALLBACK (dropped_cb), self);
      gtk_box_append (self->rows, row);
    }

  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "items" : "none");
  cw_look_for_pane_refresh (self);
}

static void
show_value (CwLookForPane *self, gint64 item, int value)
{
  CwLookForRow *row = find_item (self, item);

  if (row != NULL)
    cw_look_for_row_set_value (row, value);
}

void
cw_look_for_pane_refresh (CwLookForPane *self)
{
  GPtrArray *waiting = cw_keeper_get_waiting (cw_work_session_get_keeper (self->session));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks =
      cw_mark_list (cw_work_session_get_store (self->session), self->visit, &error);
  GtkWidget *row = NULL;

  if (marks == NULL)
    {
      say_failed (self, error);
      return;
    }

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cw_look_for_row_set_value (CW_LOOK_FOR_ROW (row), CW_LOOK_FOR_UNMARKED);
  for (guint i = 0; i < marks->len; i++)
    show_value (self, g_array_index (marks, CwMark, i).item,
                g_array_index (marks, CwMark, i).value);
  for (guint i = 0; i < waiting->len; i++)
    {
      const CwVisitAct *done = g_ptr_array_index (waiting, i);

      if (done->visit == self->visit &&
          (done->kind == CW_ACT_MARK || done->kind == CW_ACT_UNMARK))
        show_value (self, done->item, done->number);
    }
}

gboolean
cw_look_for_pane_press (CwLookForPane *self, guint number)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 1; i < number && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return FALSE;

  if (self->current == CW_LOOK_FOR_ROW (row))
    put (self, self->current, cw_look_for_row_get_next_value (self->current));
  else
    set_current (self, CW_LOOK_FOR_ROW (row));
  scroll_to (self, row);
  return TRUE;
}

gint64
cw_look_for_pane_get_current (CwLookForPane *self)
{
  return self->current != NULL ? cw_look_for_row_get_item (self->current) : 0;
}
