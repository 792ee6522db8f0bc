#include "ui/coach/event-talk.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "corewalk/store.h"
#include "ui/coach/question-answers.h"
#include "ui/coach/talk-window.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwEventTalk
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  gint64 event;
  char *kind;       /* of the event */
  char *shown;      /* the questions that are shown, as one text */
  char *place;      /* where a half-typed note is kept */
  GPtrArray *stems; /* of GtkWidget: rows of the expander */
  gboolean is_showing;

  GtkWidget *questions_group;
  GtkBox *questions;
  GtkListBox *notes;
  GtkEditable *note;
  AdwExpanderRow *stems_row;
};

G_DEFINE_FINAL_TYPE (CwEventTalk, cw_event_talk, ADW_TYPE_BIN)

static CwStore *
store_of (CwEventTalk *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static void
say (CwEventTalk *self, gboolean is_done, const char *said, const GError *error)
{
  g_autofree char *text = is_done ? NULL : cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), is_done ? "work.say-undo" : "work.say", "s",
                              is_done ? said : text);
  if (is_done)
    cw_work_session_changed (self->session);
}

static gboolean
keep_answer (CwEventTalk *self, CwQuestionAnswers *asked, const char *text, GError **error)
{
  CwStore *store = store_of (self);
  gint64 own = cw_question_answers_get_own (asked);

  if (own == 0)
    return cw_remark_add (store, self->event, cw_question_answers_get_question (asked), text,
                          NULL, error) != 0;
  if (*text == '\0')
    return cw_record_delete (store, own, NULL, error);

  return cw_record_edit (store, own, "text", text, NULL, error);
}

static void
answered_cb (CwEventTalk *self, const char *text, CwQuestionAnswers *asked)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store_of (self) == NULL)
    return;

  if (keep_answer (self, asked, text, &error))
    say (self, TRUE, *text == '\0' ? _ ("Cleared") : _ ("Kept"), NULL);
  else
    {
      trouble = cw_trouble_dup_cause (error);
      cw_question_answers_say (asked, trouble);
    }
}

/* Questions stay where they are while they are the same ones: somebody may be typing. */
static void
set_questions (CwEventTalk *self, CwStore *store, const GPtrArray *questions)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *uuid = cw_id_dup_text (store, self->event);
  GtkWidget *child = NULL;

  for (guint i = 0; questions != NULL && i < questions->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) questions->pdata[i]);
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (all->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      g_autofree char *hash =
          g_compute_checksum_for_string (G_CHECKSUM_SHA1, questions->pdata[i], -1);
      g_autofree char *place = g_strdup_printf ("event:%.8s:%s", hash, uuid);
      GtkWidget *asked =
          cw_question_answers_new (questions->pdata[i],
                                   cw_work_session_get_keeper (self->session), place);

      g_signal_connect_object (asked, "answered", G_CALLBACK (answered_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->questions, asked);
    }
}

static void
delete_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventTalk *self = CW_EVENT_TALK (widget);
  g_autoptr (GError) error = NULL;

  if (store_of (self) != NULL)
    say (self,
         cw_record_delete (store_of (self), g_variant_get_int64 (parameter), NULL, &error),
         _ ("Note deleted"), error);
}

static GtkWidget *
note_row_new (const CwRemark *remark)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (remark->moment));
  g_autofree char *clock = cw_times_dup_clock (remark->moment);
  g_autofree char *about = g_strdup_printf ("%s · %s, %s", remark->author, day, clock);
  /* Translators: the words of a note follow */
  g_autofree char *name = g_strdup_printf (_ ("Delete Note: %.60s"), remark->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remark->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Delete This Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", remark->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "talk.delete-note");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
is_asked (CwEventTalk *self, const char *question)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (cw_question_answers_get_question (CW_QUESTION_ANSWERS (child)), question))
      return TRUE;

  return FALSE;
}

/* An answer to a question that is not asked any more stands with the notes. */
static void
show_remarks (CwEventTalk *self, CwStore *store)
{
  g_autoptr (GPtrArray) remarks = cw_remark_list (store, self->event, NULL);
  const char *own_name = cw_store_get_person (store)->name;
  GtkListBoxRow *row = NULL;

  if (remarks == NULL)
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    cw_question_answers_show (CW_QUESTION_ANSWERS (child), remarks, own_name);

  while ((row = gtk_list_box_get_row_at_index (self->notes, 0)) != NULL)
    gtk_list_box_remove (self->notes, GTK_WIDGET (row));
  for (guint i = 0; i < remarks->len; i++)
    {
      const CwRemark *remark = remarks->pdata[i];

      if (remark->question == NULL || !is_asked (self, remark->question))
        gtk_list_box_append (self->notes, note_row_new (remark));
    }
}

static void
stem_cb (CwEventTalk *self, GtkWidget *row)
{
  const char *stem = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *begin = g_str_has_suffix (stem, "…")
                               ? g_strndup (stem, strlen (stem) - strlen ("…"))
                               : g_strconcat (stem, " ", NULL);

  gtk_editable_set_text (self->note, begin);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
  gtk_editable_set_position (self->note, -1);
}

static void
show_stems (CwEventTalk *self, const GPtrArray *stems)
{
  for (guint i = 0; i < self->stems->len; i++)
    adw_expander_row_remove (self->stems_row, self->stems->pdata[i]);
  g_ptr_array_set_size (self->stems, 0);
  for (guint i = 0; i < stems->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stems->pdata[i]);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (stem_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (self->stems_row, row);
      g_ptr_array_add (self->stems, row);
    }
}

static void
note_typed_cb (CwEventTalk *self)
{
  const char *typed = gtk_editable_get_text (self->note);

  if (!self->is_showing && self->place != NULL)
    cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->place,
                         *typed != '\0' ? typed : NULL, NULL);
}

static void
add_note (CwEventTalk *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (*text == '\0' || store_of (self) == NULL)
    return;

  is_done = cw_remark_add (store_of (self), self->event, NULL, text, NULL, &error) != 0;
  if (is_done)
    gtk_editable_set_text (self->note, "");
  say (self, is_done, _ ("Kept"), error);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEventTalk *self = CW_EVENT_TALK (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  CwStore *store = store_of (self);
  g_autoptr (CwEvent) event = store != NULL ? cw_event_get (store, self->event, NULL) : NULL;

  if (event != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_talk_window_new (parent, self->session, event->cycle, self->kind, widget)));
}

void
cw_event_talk_leave (CwEventTalk *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
       self->session != NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    cw_question_answers_finish (CW_QUESTION_ANSWERS (child));
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->session);
  self->event = 0;
}

static void
begin (CwEventTalk *self, CwWorkSession *session, CwStore *store, const CwEvent *event)
{
  g_autofree char *uuid = cw_id_dup_text (store, event->id);
  g_autofree char *draft = NULL;

  self->event = event->id;
  g_set_object (&self->session, session);
  g_free (self->kind);
  self->kind = g_strdup (cw_event_kind_get_name (event->kind));
  self->place = g_strdup_printf ("event:note:%s", uuid);
  draft = cw_keeper_dup_draft (cw_work_session_get_keeper (session), self->place, NULL);
  self->is_showing = TRUE;
  gtk_editable_set_text (self->note, draft != NULL ? draft : "");
  self->is_showing = FALSE;
}

void
cw_event_talk_show (CwEventTalk *self,
                    CwWorkSession *session,
                    const CwEvent *event,
                    gboolean can_write)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwCycleModel) model = NULL;
  const GPtrArray *questions;

  if (event->id != self->event)
    cw_event_talk_leave (self);
  model = store != NULL ? cw_cycle_model_get (store, event->cycle, NULL) : NULL;
  if (model == NULL)
    return;

  if (event->id != self->event)
    begin (self, session, store, event);
  questions = cw_cycle_model_get_questions (model, self->kind);
  set_questions (self, store, questions);
  gtk_widget_set_visible (self->questions_group, questions != NULL && questions->len > 0);
  show_stems (self, model->stems);
  show_remarks (self, store);
  gtk_widget_set_sensitive (GTK_WIDGET (self), can_write);
}

static void
cw_event_talk_dispose (GObject *object)
{
  CwEventTalk *self = CW_EVENT_TALK (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->stems, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_event_talk_parent_class)->dispose (object);
}

static void
cw_event_talk_class_init (CwEventTalkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_event_talk_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/event-talk.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEventTalk, questions_group);
  gtk_widget_class_bind_template_child (widget_class, CwEventTalk, questions);
  gtk_widget_class_bind_template_child (widget_class, CwEventTalk, notes);
  gtk_widget_class_bind_template_child (widget_class, CwEventTalk, note);
  gtk_widget_class_bind_template_child (widget_class, CwEventTalk, stems_row);
  gtk_widget_class_bind_template_callback (widget_class, note_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_note);
  gtk_widget_class_install_action (widget_class, "talk.delete-note", "x", delete_note_action);
  gtk_widget_class_install_action (widget_class, "talk.edit", NULL, edit_action);
}

static void
cw_event_talk_init (CwEventTalk *self)
{
  self->stems = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
