#include "ui/debrief/debrief-board.h"

#include "corewalk/id.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "ui/debrief/board-move.h"
#include "ui/debrief/card-editor.h"
#include "ui/debrief/card-row.h"
#include "ui/debrief/debrief-column.h"
#include "ui/debrief/evidence-picker.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define COLUMNS (CW_STEP_NEXT + 1)

struct _CwDebriefBoard
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while no walk is shown */
  gint64 walk;
  GtkWidget *speaker; /* borrowed: a widget that outlives the board's window */
  GPtrArray *cards;   /* of CwCard */

  CwDebriefColumn *describe;
  CwDebriefColumn *analyze;
  CwDebriefColumn *predict;
  CwDebriefColumn *next;
};

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDebriefBoard, cw_debrief_board, ADW_TYPE_BIN)

static CwDebriefColumn *
column_of (CwDebriefBoard *self, CwStep step)
{
  CwDebriefColumn *columns[COLUMNS] = { self->describe, self->analyze, self->predict,
                                        self->next };

  return columns[step];
}

/* Where the card is shown. */
static CwStep
step_shown (const CwCard *card)
{
  return card->step == CW_STEP_DESCRIBE && card->under != 0 ? CW_STEP_PATTERN : card->step;
}

static void
say (CwDebriefBoard *self, const char *action, const char *text)
{
  gtk_widget_activate_action (self->speaker, action, "s", text);
}

static void
say_failed (CwDebriefBoard *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (self, "work.say", text);
}

static CwStore *
get_store (CwDebriefBoard *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

gboolean
cw_debrief_board_refresh (CwDebriefBoard *self, GError **error)
{
  CwStore *store = get_store (self);
  g_autoptr (GPtrArray) cards = NULL;
  CwDebriefCount count;

  if (store == NULL)
    return TRUE;

  cards = cw_card_list (store, self->walk, error);
  if (cards == NULL || !cw_debrief_count (store, self->walk, &count, error))
    return FALSE;

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = g_steal_pointer (&cards);
  for (CwStep step = CW_STEP_DESCRIBE; step < COLUMNS; step++)
    cw_debrief_column_show (column_of (self, step), self->cards, count.room_count);
  g_signal_emit (self, signals[SHOWN], 0);
  return TRUE;
}

static void
refresh_cb (CwDebriefBoard *self)
{
  g_autoptr (GError) error = NULL;

  /* Behind another page nobody looks at it: who shows it again reads it anew. */
  if ((gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_mapped (self->speaker)) &&
      !cw_debrief_board_refresh (self, &error))
    say_failed (self, error);
}

/* The card that has the focus, or NULL. */
static const CwCard *
focused_card (CwDebriefBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || self->cards == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  if (!CW_IS_CARD_ROW (focus))
    focus = gtk_widget_get_ancestor (focus, CW_TYPE_CARD_ROW);

  return focus != NULL
             ? cw_board_move_find (self->cards, cw_card_row_get_card (CW_CARD_ROW (focus)))
             : NULL;
}

static void
focus_card (CwDebriefBoard *self, gint64 id)
{
  const CwCard *card = cw_board_move_find (self->cards, id);

  if (card != NULL)
    cw_debrief_column_focus (column_of (self, step_shown (card)), id, 0);
}

static void
move_card (CwDebriefBoard *self, gint64 card, const CwBoardMove *move)
{
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_card_move (store, card, move->step, move->under, move->before, NULL, &error))
    {
      cw_work_session_changed (self->session);
      focus_card (self, card);
    }
  else
    say_failed (self, error);
}

static int
index_of (CwDebriefBoard *self, const CwCard *card)
{
  g_autoptr (GPtrArray) column = cw_board_move_column (self->cards, step_shown (card));
  guint index = 0;

  g_ptr_array_find (column, card, &index);
  return (int) index;
}

static void
delete_card (CwDebriefBoard *self, const CwCard *card)
{
  CwStore *store = get_store (self);
  CwDebriefColumn *column = column_of (self, step_shown (card));
  int index = index_of (self, card);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_record_delete (store, card->id, NULL, &error))
    {
      say (self, "work.say-undo", _ ("Card deleted"));
      cw_work_session_changed (self->session);
      cw_debrief_column_focus (column, 0, index);
    }
  else
    say_failed (self, error);
}

static void
go_beside (CwDebriefBoard *self, const CwCard *card, int way)
{
  int index = index_of (self, card);

  for (int step = (int) step_shown (card) + way; step >= 0 && step < (int) COLUMNS; step += way)
    if (cw_debrief_column_focus (column_of (self, (CwStep) step), 0, index))
      return;
}

static void
push_card (CwDebriefBoard *self, const CwCard *card, CwBoardWay way)
{
  CwBoardMove move;

  if (cw_board_move_push (self->cards, card->id, way, &move))
    move_card (self, card->id, &move);
}

static void
open_card (CwDebriefBoard *self, gint64 card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (get_store (self) != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_card_editor_new (GTK_WINDOW (root), self->session, card, self->speaker)));
}

static gboolean
push_key (CwDebriefBoard *self, const CwCard *card, guint key)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };

  for (guint way = 0; way < G_N_ELEMENTS (keys); way++)
    if (key == keys[way])
      {
        push_card (self, card, (CwBoardWay) way);
        return TRUE;
      }

  return FALSE;
}

static void
make_pattern (CwDebriefBoard *self, const CwCard *card)
{
  const CwBoardMove move = { .step = CW_STEP_PATTERN };

  if (card->step != CW_STEP_PATTERN)
    move_card (self, card->id, &move);
}

/* Comes before the lists, which have other plans for these keys. */
static gboolean
key_cb (CwDebriefBoard *self, guint key, guint code, GdkModifierType state)
{
  const CwCard *card = focused_card (self);
  GdkModifierType pressed = state & gtk_accelerator_get_default_mod_mask ();

  if (card == NULL)
    return FALSE;
  if (pressed == GDK_CONTROL_MASK)
    return push_key (self, card, key);
  if (pressed != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      go_beside (self, card, key == GDK_KEY_Left ? -1 : 1);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      open_card (self, card->id);
      return TRUE;

    case GDK_KEY_Delete:
      delete_card (self, card);
      return TRUE;

    case GDK_KEY_n:
      cw_debrief_column_write (column_of (self, step_shown (card)));
      return TRUE;

    case GDK_KEY_p:
      make_pattern (self, card);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
typed_cb (CwDebriefBoard *self, const char *text, CwDebriefColumn *column)
{
  CwStore *store = get_store (self);
  CwCardPlan plan = { .walk = self->walk, .text = text };
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  while (column_of (self, plan.step) != column)
    plan.step++;
  if (cw_card_add (store, &plan, NULL, &error) == 0)
    {
      say_failed (self, error);
      return;
    }

  cw_debrief_column_clear (column);
  cw_work_session_changed (self->session);
}

static void
opened_cb (CwDebriefBoard *self, gint64 card)
{
  open_card (self, card);
}

static void
dropped_cb (CwDebriefBoard *self,
            gint64 card,
            gint64 target,
            gboolean is_after,
            CwDebriefColumn *column)
{
  CwStep step = CW_STEP_DESCRIBE;
  CwBoardMove move;

  while (column_of (self, step) != column)
    step++;
  if (self->cards != NULL &&
      cw_board_move_drop (self->cards, card, step, target, is_after, &move))
    move_card (self, card, &move);
}

static void
pull_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwDebriefBoard *self = CW_DEBRIEF_BOARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (get_store (self) != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_evidence_picker_new (GTK_WINDOW (root), self->session, self->walk, self->speaker)));
}

static void
pull_cb (CwDebriefBoard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.pull", NULL);
}

/* What was half typed when the program ended is there again. */
static void
restore_drafts (CwDebriefBoard *self)
{
  CwStore *store = get_store (self);
  g_autofree char *uuid = cw_id_dup_text (store, self->walk);

  for (CwStep step = CW_STEP_DESCRIBE; step < COLUMNS; step++)
    {
      g_autofree char *place = g_strdup_printf ("debrief:%s:%s", cw_step_get_name (step), uuid);
      g_autofree char *text = cw_draft_dup (store, place, NULL);

      cw_debrief_column_keep_draft (column_of (self, step),
                                    cw_work_session_get_keeper (self->session), place, text);
    }
}

void
cw_debrief_board_leave (CwDebriefBoard *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
}

gboolean
cw_debrief_board_set_walk (CwDebriefBoard *self,
                           CwWorkSession *session,
                           gint64 walk,
                           GtkWidget *speaker,
                           GError **error)
{
  cw_debrief_board_leave (self);
  self->session = g_object_ref (session);
  self->walk = walk;
  self->speaker = speaker;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh_cb), self);
  restore_drafts (self);
  return cw_debrief_board_refresh (self, error);
}

void
cw_debrief_board_set_projected (CwDebriefBoard *self, gboolean is_projected)
{
  for (CwStep step = CW_STEP_DESCRIBE; step < COLUMNS; step++)
    cw_debrief_column_set_projected (column_of (self, step), is_projected);
  if (is_projected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "projected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "projected");
}

guint
cw_debrief_board_get_card_count (CwDebriefBoard *self)
{
  return self->cards != NULL ? self->cards->len : 0;
}

void
cw_debrief_board_write (CwDebriefBoard *self, CwStep step)
{
  cw_debrief_column_write (column_of (self, step));
}

static void
cw_debrief_board_dispose (GObject *object)
{
  cw_debrief_board_leave (CW_DEBRIEF_BOARD (object));
  G_OBJECT_CLASS (cw_debrief_board_parent_class)->dispose (object);
}

static void
cw_debrief_board_class_init (CwDebriefBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_debrief_board_dispose;

  signals[SHOWN] = g_signal_new ("shown", CW_TYPE_DEBRIEF_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_DEBRIEF_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/debrief-board.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDebriefBoard, describe);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefBoard, analyze);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefBoard, predict);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefBoard, next);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, pull_cb);
  gtk_widget_class_install_action (widget_class, "board.pull", NULL, pull_action);
}

static void
cw_debrief_board_init (CwDebriefBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->speaker = GTK_WIDGET (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
