#include "ui/coach/talk-window.h"

#include "corewalk/cycle-model.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwTalkWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;
  char *kind;
  char *before;       /* as it was when the window opened; one text */
  GtkWidget *speaker; /* borrowed: it outlives this window */

  GtkTextBuffer *questions;
  GtkTextBuffer *stems;
  GtkWidget *questions_view;
  GtkLabel *trouble;
};

G_DEFINE_FINAL_TYPE (CwTalkWindow, cw_talk_window, ADW_TYPE_WINDOW)

/* (transfer full): its lines, without blanks and empty ones. */
static GPtrArray *
list_lines (GtkTextBuffer *buffer)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (lines, g_strdup (parts[i]));

  return lines;
}

static void
put_lines (GtkTextBuffer *buffer, const GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) lines->pdata[i]);
  gtk_text_buffer_set_text (buffer, text->str, -1);
}

static char *
dup_all (CwTalkWindow *self)
{
  GtkTextIter start, end;
  g_autofree char *questions = NULL;
  g_autofree char *stems = NULL;

  gtk_text_buffer_get_bounds (self->questions, &start, &end);
  questions = gtk_text_buffer_get_text (self->questions, &start, &end, FALSE);
  gtk_text_buffer_get_bounds (self->stems, &start, &end);
  stems = gtk_text_buffer_get_text (self->stems, &start, &end, FALSE);
  return g_strconcat (questions, "\f", stems, NULL);
}

static gboolean
keep (CwTalkWindow *self, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwCycleModel) model =
      store != NULL ? cw_cycle_model_get (store, self->cycle, error) : NULL;

  if (store == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY,
                         "the record is being read. Try again in a moment");
  if (model == NULL)
    return FALSE;

  g_hash_table_replace (model->questions, g_strdup (self->kind), list_lines (self->questions));
  g_ptr_array_unref (model->stems);
  model->stems = list_lines (self->stems);
  return cw_cycle_model_set (store, self->cycle, model, NULL, error);
}

static gboolean
close_cb (CwTalkWindow *self)
{
  g_autofree char *now = dup_all (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (now, self->before) == 0)
    return FALSE;

  if (!keep (self, &error))
    {
      text = cw_trouble_dup_cause (error);
      gtk_label_set_text (self->trouble, text);
      gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
      return TRUE;
    }

  gtk_widget_activate_action (self->speaker, "work.say-undo", "s", _ ("Kept"));
  cw_work_session_changed (self->session);
  return FALSE;
}

static void
cw_talk_window_dispose (GObject *object)
{
  CwTalkWindow *self = CW_TALK_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (cw_talk_window_parent_class)->dispose (object);
}

static void
cw_talk_window_class_init (CwTalkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_talk_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/talk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTalkWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, CwTalkWindow, stems);
  gtk_widget_class_bind_template_child (widget_class, CwTalkWindow, questions_view);
  gtk_widget_class_bind_template_child (widget_class, CwTalkWindow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_talk_window_init (CwTalkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_talk_window_new (GtkWindow *parent,
                    CwWorkSession *session,
                    gint64 cycle,
                    const char *kind,
                    GtkWidget *speaker)
{
  CwTalkWindow *self = g_object_new (CW_TYPE_TALK_WINDOW, "transient-for", parent, NULL);
  g_autoptr (CwCycleModel) model =
      cw_cycle_model_get (cw_work_session_get_store (session), cycle, NULL);

  self->session = g_object_ref (session);
  self->cycle = cycle;
  self->kind = g_strdup (kind);
  self->speaker = speaker;
  if (model != NULL)
    {
      put_lines (self->questions, cw_cycle_model_get_questions (model, kind));
      put_lines (self->stems, model->stems);
    }
  self->before = dup_all (self);
  gtk_widget_grab_focus (self->questions_view);
  return GTK_WIDGET (self);
}
