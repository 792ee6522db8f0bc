#include "ui/debrief/card-editor.h"

#include "corewalk/debrief.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/parts/day-button.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"

#include <glib/gi18n.h>

struct _CwCardEditor
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 card;
  GtkWidget *speaker; /* borrowed: it outlives this window */
  CwRecord *before;   /* as it was when the window opened; NULL once it is deleted */
  char *draft;        /* where half-typed words are kept */

  GtkTextBuffer *buffer;
  GtkTextView *text_view;
  GtkLabel *trouble;
  GtkWidget *next_group;
  GtkEditable *owner;
  CwDayButton *due;
  GtkEditable *help;
  GtkToggleButton *open_button;
  GtkToggleButton *done_button;
  GtkToggleButton *dropped_button;
  GtkWidget *outcome_group;
  GtkEditable *outcome;
};

G_DEFINE_FINAL_TYPE (CwCardEditor, cw_card_editor, ADW_TYPE_WINDOW)

static const char *
get_before (CwCardEditor *self, const char *field)
{
  const CwFieldValue *value = cw_record_get_field (self->before, field);

  return value != NULL && value->text != NULL ? value->text : "";
}

static char *
dup_words (CwCardEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
show_trouble (CwCardEditor *self, const char *text)
{
  gtk_label_set_text (self->trouble, text);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}

static gboolean
keep_field (CwCardEditor *self, const char *field, const char *value, GError **error)
{
  return g_str_equal (get_before (self, field), value) ||
         cw_record_edit (cw_work_session_get_store (self->session), self->card, field, value,
                         NULL, error);
}

static CwCardState
state_before (CwCardEditor *self)
{
  return *get_before (self, "done") == '\0' ? CW_CARD_OPEN
         : g_str_equal (get_before (self, "state"), cw_card_state_get_name (CW_CARD_DROPPED))
             ? CW_CARD_DROPPED
             : CW_CARD_DONE;
}

static CwCardState
get_state (CwCardEditor *self)
{
  return gtk_toggle_button_get_active (self->done_button)      ? CW_CARD_DONE
         : gtk_toggle_button_get_active (self->dropped_button) ? CW_CARD_DROPPED
                                                               : CW_CARD_OPEN;
}

static gboolean
keep_state (CwCardEditor *self, GError **error)
{
  g_autofree char *outcome = g_strstrip (g_strdup (gtk_editable_get_text (self->outcome)));
  CwCardState state = get_state (self);

  if (state == state_before (self) &&
      (state == CW_CARD_OPEN || g_str_equal (outcome, get_before (self, "outcome"))))
    return TRUE;

  return cw_card_settle (cw_work_session_get_store (self->session), self->card, state,
                         *outcome != '\0' ? outcome : NULL, NULL, error);
}

static gboolean
keep_next (CwCardEditor *self, GError **error)
{
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (self->owner)));
  g_autofree char *help = g_strstrip (g_strdup (gtk_editable_get_text (self->help)));
  gint64 day = cw_day_button_get_day (self->due);
  g_autofree char *due = day != G_MININT64 ? cw_day_format (day) : g_strdup ("");

  return keep_field (self, "owner", owner, error) && keep_field (self, "due", due, error) &&
         keep_field (self, "help", help, error) && keep_state (self, error);
}

/* FALSE when it can't be kept; the window says why. */
static gboolean
keep (CwCardEditor *self)
{
  g_autofree char *words = g_strstrip (dup_words (self));
  g_autoptr (GError) error = NULL;

  if (cw_work_session_get_store (self->session) == NULL)
    {
      show_trouble (self, _ ("Corewalk is busy with the walks. Try again in a moment."));
      return FALSE;
    }
  if (*words == '\0')
    {
      show_trouble (self, _ ("A card needs words. To be rid of it, delete it."));
      return FALSE;
    }

  if (keep_field (self, "text", words, &error) &&
      (!gtk_widget_get_visible (self->next_group) || keep_next (self, &error)))
    {
      cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft, NULL, NULL);
      cw_work_session_changed (self->session);
      return TRUE;
    }
  else
    {
      g_autofree char *text = cw_trouble_dup_cause (error);

      show_trouble (self, text);
      return FALSE;
    }
}

static gboolean
close_cb (CwCardEditor *self)
{
  return self->before != NULL && !keep (self);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardEditor *self = CW_CARD_EDITOR (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (store == NULL)
    return;

  if (!cw_record_delete (store, self->card, NULL, &error))
    {
      text = cw_trouble_dup_cause (error);
      show_trouble (self, text);
      return;
    }

  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft, NULL, NULL);
  g_clear_pointer (&self->before, cw_record_free);
  gtk_widget_activate_action (self->speaker, "work.say-undo", "s", _ ("Card deleted"));
  cw_work_session_changed (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCardEditor *self = CW_CARD_EDITOR (widget);
  CwStore *store = cw_work_session_get_store (self->session);

  if (store != NULL)
    cw_history_dialog_show (widget, store, self->card);
}

static void
typed_cb (CwCardEditor *self)
{
  g_autofree char *words = dup_words (self);

  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  if (self->draft != NULL)
    cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft,
                         g_str_equal (words, get_before (self, "text")) ? NULL : words, NULL);
}

static void
state_cb (CwCardEditor *self)
{
  gtk_widget_set_visible (self->outcome_group, get_state (self) != CW_CARD_OPEN);
}

static void
show_next (CwCardEditor *self)
{
  CwCardState state = state_before (self);
  gint64 due = G_MININT64;

  gtk_editable_set_text (self->owner, get_before (self, "owner"));
  gtk_editable_set_text (self->help, get_before (self, "help"));
  gtk_editable_set_text (self->outcome, get_before (self, "outcome"));
  cw_day_parse (get_before (self, "due"), &due);
  cw_day_button_set_day (self->due, due);
  gtk_toggle_button_set_active (state == CW_CARD_DONE      ? self->done_button
                                : state == CW_CARD_DROPPED ? self->dropped_button
                                                           : self->open_button,
                                TRUE);
  state_cb (self);
}

static void
show_card (CwCardEditor *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *uuid = cw_id_dup_text (store, self->card);
  g_autofree char *place = g_strdup_printf ("card:%s", uuid);
  g_autofree char *draft = cw_draft_dup (store, place, NULL);
  gboolean is_next = g_str_equal (get_before (self, "step"), cw_step_get_name (CW_STEP_NEXT));

  gtk_text_buffer_set_text (self->buffer, draft != NULL ? draft : get_before (self, "text"),
                            -1);
  self->draft = g_steal_pointer (&place);
  gtk_widget_set_visible (self->next_group, is_next);
  if (is_next)
    show_next (self);
  else
    gtk_window_set_default_size (GTK_WINDOW (self), 480, 260);
}

static void
cw_card_editor_dispose (GObject *object)
{
  CwCardEditor *self = CW_CARD_EDITOR (object);

  g_clear_pointer (&self->before, cw_record_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_card_editor_parent_class)->dispose (object);
}

static void
cw_card_editor_class_init (CwCardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_card_editor_dispose;

  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/card-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, next_group);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, owner);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, due);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, help);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, open_button);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, done_button);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, dropped_button);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, CwCardEditor, outcome);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_install_action (widget_class, "card.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "card.history", NULL, history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "card.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "card.close", NULL);
}

static void
cw_card_editor_init (CwCardEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_card_editor_new (GtkWindow *parent, CwWorkSession *session, gint64 card, GtkWidget *speaker)
{
  CwCardEditor *self = g_object_new (CW_TYPE_CARD_EDITOR, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->card = card;
  self->speaker = speaker;
  self->before = cw_record_read (cw_work_session_get_store (session), card, NULL);
  if (self->before != NULL)
    show_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  return GTK_WIDGET (self);
}
