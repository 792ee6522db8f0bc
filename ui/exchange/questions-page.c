#include "ui/exchange/questions-page.h"

#include "ui/exchange/question-card.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_STREAM "cw-stream"

struct _CwQuestionsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable;
  gboolean is_settling; /* the keyboard goes on with the next question */

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *questions_group;
  GtkBox *questions;
  GtkLabel *more;
  GtkWidget *waiting_group;
  GtkListBox *waiting;
};

G_DEFINE_FINAL_TYPE (CwQuestionsPage, cw_questions_page, ADW_TYPE_BIN)

static void
say_failed (CwQuestionsPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
settled (CwQuestionsPage *self, gboolean is_done, const GError *error)
{
  if (is_done)
    {
      self->is_settling = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", _ ("Settled"));
    }
  else
    say_failed (self, error);
  cw_work_session_changed (self->session);
}

static void
keep_cb (CwQuestionsPage *self, const char *change, CwQuestionCard *card)
{
  const CwQuestion *question = cw_question_card_get_question (card);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store != NULL)
    settled (self,
             cw_conflict_keep (store, question->record, question->field, change, NULL, &error),
             error);
}

static void
write_cb (CwQuestionsPage *self, const char *value, CwQuestionCard *card)
{
  const CwQuestion *question = cw_question_card_get_question (card);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_conflict_write (store, question->record, question->field, value, NULL, &error))
    settled (self, TRUE, NULL);
  else
    say_failed (self, error); /* the card stays as it is, with what was typed */
}

static void
show_questions (CwQuestionsPage *self, CwQuestions *found)
{
  GtkWidget *child = NULL;
  g_autofree char *more =
      g_strdup_printf (ngettext ("%u more question comes after these.",
                                 "%u more questions come after these.", found->more),
                       found->more);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  g_ptr_array_set_free_func (found->questions, NULL); /* the cards take them */
  for (guint i = 0; i < found->questions->len; i++)
    {
      GtkWidget *card = cw_question_card_new (found->questions->pdata[i]);

      g_signal_connect_object (card, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->questions, card);
    }

  gtk_widget_set_visible (self->questions_group, found->questions->len > 0);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), found->more > 0);
}

static void
accept_cb (CwQuestionsPage *self, GtkWidget *button)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 shown = 0;

  if (store == NULL)
    return;

  if (cw_waiting_accept (store, g_object_get_data (G_OBJECT (button), KEY_STREAM), &shown,
                         &error))
    {
      text = g_strdup_printf (ngettext ("%lu line is shown now", "%lu lines are shown now",
                                        (gulong) shown),
                              (gulong) shown);
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
    }
  else
    say_failed (self, error);
  cw_work_session_changed (self->session);
}

static GtkWidget *
accept_button_new (CwQuestionsPage *self, const CwWaiting *waiting)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show What Came"));
  g_autofree char *name = g_strdup_printf (_ ("Show what came of %s"), waiting->author);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button,
                               _ ("The rest stays missing; it takes its place when it comes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_STREAM, g_strdup (waiting->stream), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_missing (const CwWaiting *waiting)
{
  gulong missing = (gulong) waiting->missing_to - waiting->missing_from + 1;
  g_autofree char *what = g_strdup_printf (ngettext ("%lu earlier line is missing.",
                                                     "%lu earlier lines are missing.", missing),
                                           missing);

  if (waiting->sender == NULL || *waiting->sender == '\0')
    return g_steal_pointer (&what);

  /* Translators: what is missing, a sentence; whom to ask */
  return g_strdup_printf (_ ("%s Ask %s for a file with all of it."), what, waiting->sender);
}

static GtkWidget *
waiting_row_new (CwQuestionsPage *self, const CwWaiting *waiting)
{
  GtkWidget *row = adw_action_row_new ();
  gulong lines = (gulong) waiting->to - waiting->from + 1;
  g_autofree char *title =
      waiting->is_shown
          ? g_strdup_printf (ngettext ("%lu line of %s is shown all the same",
                                       "%lu lines of %s are shown all the same", lines),
                             lines, waiting->author)
          : g_strdup_printf (ngettext ("%lu line of %s waits", "%lu lines of %s wait", lines),
                             lines, waiting->author);
  g_autofree char *missing = dup_missing (waiting);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), missing);
  if (!waiting->is_shown)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), accept_button_new (self, waiting));
  return row;
}

static void
show_waiting (CwQuestionsPage *self, const GPtrArray *waiting)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->waiting, 0)) != NULL)
    gtk_list_box_remove (self->waiting, GTK_WIDGET (row));
  for (guint i = 0; i < waiting->len; i++)
    gtk_list_box_append (self->waiting, waiting_row_new (self, waiting->pdata[i]));
  gtk_widget_set_visible (self->waiting_group, waiting->len > 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwQuestionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuestions) found = cw_jobs_run_finish (result, &error);
  g_autofree char *text = NULL;
  gboolean is_empty;

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (found == NULL)
    {
      text = cw_trouble_dup_act_text (error);
      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  is_empty = found->questions->len == 0 && found->waiting->len == 0;
  show_questions (self, found);
  show_waiting (self, found->waiting);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "questions");
  if (self->is_settling && !is_empty)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  self->is_settling = FALSE;
}

static void
refresh (CwQuestionsPage *self)
{
  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_questions_read, NULL,
                     self->cancellable, read_cb, g_object_ref (self));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_QUESTIONS_PAGE (widget));
}

static void
cw_questions_page_dispose (GObject *object)
{
  CwQuestionsPage *self = CW_QUESTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_questions_page_parent_class)->dispose (object);
}

static void
cw_questions_page_class_init (CwQuestionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_questions_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/questions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, questions_group);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, questions);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, more);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionsPage, waiting);
  gtk_widget_class_install_action (widget_class, "questions.refresh", NULL, refresh_action);
}

static void
cw_questions_page_init (CwQuestionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
cw_questions_page_set_session (CwQuestionsPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
}
